import type { Criterion } from '../../src/policy/index.ts'
import { safeguardingNotInPlace, warningNoticeInForce } from './authority-rules.ts'
import { belowFloor } from './floor-rules.ts'
import { inCategory } from './inspection-rules.ts'

/** What shows that a school causes concern. */
export const causingConcern: readonly Omit<Criterion, 'level' | 'number' | 'paragraph' | 'key'>[] = [
  {
    id: 'concern-safeguarding-not-in-place',
    wording: 'Safeguarding procedures are not in place, and children and young people are not safe.',
    answered: { by: 'either', rule: safeguardingNotInPlace },
    guidance:
      'The safeguarding audit, what inspectors found, referrals. Act at once: this is also a ground for a warning notice.',
  },
  {
    id: 'concern-inspection-category',
    wording: 'The latest inspection gave the school a notice to improve or placed it in special measures.',
    answered: { by: 'either', rule: inCategory },
    guidance:
      'The latest report: notice to improve, serious weaknesses, requires significant improvement or special measures, whichever its framework had.',
  },
  {
    id: 'concern-below-floor',
    wording:
      'The school is below the floor standard: attainment misses the threshold and progress misses the national median in both English and mathematics.',
    answered: { by: 'rule', rule: belowFloor },
    guidance:
      'All measures of the floor standard of one and the same year. The floor leaves out special schools, closed schools and cohorts of fewer than 11.',
  },
  {
    id: 'concern-warning-notice',
    wording: 'The school has been given a warning notice.',
    answered: { by: 'either', rule: warningNoticeInForce },
    guidance:
      'The record of notices: one is in force from the day it is given until it has been complied with or withdrawn.',
  },
  {
    id: 'concern-governors-duties',
    wording: 'Governors are not carrying out their duties in law.',
    answered: { by: 'judgement' },
    guidance: "Statutory policies, meetings held, the head's performance review, budget and safeguarding duties.",
  },
]
