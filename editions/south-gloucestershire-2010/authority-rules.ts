import type { Rule } from '../../src/policy/index.ts'
import { any, compare, configured, given, latest, said, setting, trend, when } from '../rules.ts'

/** Rules on what the authority itself holds about a school. */
export const safeguardingIncomplete: Rule = latest(
  1,
  'safeguarding-audit',
  said(
    'The safeguarding audit found procedures not fully in place, or not in place',
    compare('safeguarding-audit', 'atLeast', 2),
  ),
)

export const safeguardingNotInPlace: Rule = any(
  latest(
    1,
    'safeguarding-audit',
    said('The safeguarding audit found procedures not in place', compare('safeguarding-audit', 'equals', 3)),
  ),
  said(
    'Where the latest inspection gave a report card',
    when(
      given('ofsted-safeguarding-not-met'),
      said('Safeguarding standards are not met', compare('ofsted-safeguarding-not-met', 'equals', 1)),
    ),
  ),
)

export const governorsMissing: Rule = latest(
  1,
  ['governor-vacancy-terms', 'inquorate-meetings'],
  any(
    compare('governor-vacancy-terms', 'above', setting('governorVacancyTerms')),
    said('At least one meeting of the governing body had no quorum', compare('inquorate-meetings', 'atLeast', 1)),
  ),
)

/** As things stand: last year's vacancy says nothing about this year's. */
export const headMissing: Rule = any(
  said("The headteacher's post is vacant", compare('head-vacancy', 'equals', 1)),
  said('The headteacher is absent, with an acting headteacher in post', compare('head-absence', 'equals', 1)),
)

export const staffingLimited: Rule = latest(
  1,
  ['staff-turnover-percent', 'staff-vacancies'],
  any(
    compare('staff-turnover-percent', 'atLeast', setting('staffTurnoverPercent'), 1),
    compare('staff-vacancies', 'atLeast', setting('staffVacancies')),
  ),
)

export const parentsNegative: Rule = latest(
  1,
  ['complaints', 'parents-positive-percent'],
  any(trend('complaints', 'rising', 2), trend('parents-positive-percent', 'falling', 2)),
)

export const balanceUnsound: Rule = latest(
  1,
  'balance-percent',
  any(
    said('The balance is a deficit', compare('balance-percent', 'below', 0, 1)),
    compare('balance-percent', 'above', configured('significant-balance'), 1),
  ),
)

/** In force now: a notice of an earlier year has to be recorded again to count. */
export const warningNoticeInForce: Rule = said(
  'A warning notice is in force',
  compare('warning-notice-in-force', 'equals', 1),
)
