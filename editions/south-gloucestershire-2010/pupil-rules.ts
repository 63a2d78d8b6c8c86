import type { Rule } from '../../src/policy/index.ts'
import { all, any, compare, configured, figureOf, held, inPhases, latest, setting, trend, when } from '../rules.ts'

const absence = { configured: 'absence-measure' }
const persistentAbsence = { configured: 'persistent-absence-measure' }
const ks2Attainment = { configured: 'ks2-attainment-measure' }
const ks4Attainment = { configured: 'ks4-attainment-measure' }
const ks2Phases = inPhases('primary', 'middle', 'allThrough')

/**
 * Which year a rule reads follows from when its figures come out. Absence by school comes in the March after the year, with
 * the performance tables: in the autumn the newest is of two years back. Exclusions come in the July after. Results come in the
 * autumn, validated in the winter. A census of January comes in June, so that the year before is always out.
 */

/** Absence no higher than the authority's or than England's for the phase: same year, same terms counted. */
export const attendanceInLine: Rule = latest(2, absence, noMoreAbsence())

/** Absence above both, or rising two years running, or persistent absence rising two years running. */
export const attendanceLow: Rule = any(
  latest(2, absence, any(moreAbsence(), trend(absence, 'rising', 2, 2))),
  latest(2, persistentAbsence, trend(persistentAbsence, 'rising', 2, 1)),
)

/** The gap between disadvantaged and other pupils no wider than England's. Asked of every phase; not known where none is published. */
export const gapNotSignificant: Rule = latest(2, 'ks2-gap-rwm', compare('ks2-gap-rwm', 'atMost', figureOf('national')))

export const gapWidening: Rule = latest(2, 'ks2-gap-rwm', trend('ks2-gap-rwm', 'rising', 2))

/** Below the statutory target and lower than the year before. */
export const attainmentFalling: Rule = any(
  when(ks2Phases, latest(2, ks2Attainment, belowTargetAndFalling(ks2Attainment, 'ks2-target'))),
  when(
    inPhases('secondary', 'allThrough'),
    latest(2, ks4Attainment, belowTargetAndFalling(ks4Attainment, 'ks4-target')),
  ),
)

/** Exclusions above the comparator or rising two years running; permanent ones only where there are enough to say so. */
export const exclusionsHigh: Rule = latest(
  2,
  ['fixed-exclusion-rate', 'permanent-exclusion-rate'],
  any(
    compare('fixed-exclusion-rate', 'above', comparatorOr('national-fixed-exclusion-rate'), 2),
    trend('fixed-exclusion-rate', 'rising', 2, 2),
    when(
      all(
        held('permanent-exclusions'),
        compare('permanent-exclusions', 'atLeast', configured('fewest-permanent-exclusions')),
      ),
      compare('permanent-exclusion-rate', 'above', comparatorOr('national-permanent-exclusion-rate'), 2),
    ),
  ),
)

export const rollFalling: Rule = latest(
  1,
  'roll',
  any(
    {
      kind: 'change',
      measure: 'roll',
      is: 'falling',
      years: 3,
      by: setting('fallingRollPercent'),
      in: 'percent',
      decimals: 0,
    },
    when(
      held('surplus-places-percent'),
      all(
        compare('surplus-places-percent', 'atLeast', configured('surplus-places-share'), 1),
        compare('surplus-places', 'atLeast', configured('surplus-places-least')),
      ),
    ),
  ),
)

export const mobilityHigh: Rule = latest(
  1,
  'mobility-percent',
  compare('mobility-percent', 'atLeast', setting('mobilityPercent'), 1),
)

function noMoreAbsence(): Rule {
  return any(compare(absence, 'atMost', figureOf('authority'), 2), compare(absence, 'atMost', figureOf('phase'), 2))
}

/** The opposite, said as it is asked. */
function moreAbsence(): Rule {
  return all(compare(absence, 'above', figureOf('authority'), 2), compare(absence, 'above', figureOf('phase'), 2))
}

function belowTargetAndFalling(measure: { readonly configured: string }, target: string): Rule {
  return all(compare(measure, 'below', { kind: 'measure', measure: target }), trend(measure, 'falling', 1))
}

function comparatorOr(table: string): Parameters<typeof compare>[2] {
  return { kind: 'firstOf', of: [{ kind: 'configuredSubject', name: 'exclusion-comparator' }, configured(table)] }
}
