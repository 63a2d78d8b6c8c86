/**
 * What is owed about a school (3.4, 7.2, 7.5, 9): derived on every reading from its record, the edition and the day, never
 * stored. What is done is no longer owed. Grows with the path of a school at level 2 or 3.
 */
import { addDays, type Day } from '../kernel/index.ts'
import { numberSetting, type EditionInForce, type PolicyRole } from '../policy/index.ts'
import { standingOn, type SchoolRecord } from './school-record.ts'
import { progressOf } from './progress.ts'

export type DutyKind = 'review' | 'visit' | 'progress' | 'outcomeOfNotice'
/** By the one rule of due, due soon and overdue; `notSet` where the edition sets no number of days. */
export type DutyState = 'notSet' | 'notYet' | 'dueSoon' | 'due' | 'overdue'

export interface Duty {
  readonly kind: DutyKind
  readonly paragraph: string
  /** Null where the edition leaves the number of days open. */
  readonly dueOn: Day | null
  readonly state: DutyState
  /** Who owes it, as the edition names them. */
  readonly roles: readonly PolicyRole[]
  /** The day from which it is owed. */
  readonly since: Day | null
}

/** Everything owed about a school today, what is due first first. */
export function owed(record: SchoolRecord, edition: EditionInForce, today: Day): readonly Duty[] {
  const duties = [
    ...reviewDuty(record, edition, today),
    ...visitDuty(record, edition, today),
    ...progressDuty(record, edition, today),
    ...noticeDuties(record, edition, today),
  ]
  return duties.toSorted((one, other) => ((one.dueOn ?? '9999') < (other.dueOn ?? '9999') ? -1 : 1))
}

/** 7.2: the review of the term, by the rule of `support-levels/due.ts`. */
function reviewDuty({ nextReview }: SchoolRecord, edition: EditionInForce, today: Day): readonly Duty[] {
  if (!nextReview || nextReview.state === 'done') return []
  return [duty('review', '7.2', nextReview.dueOn, rolesFor('proposeLevel', edition), null, edition, today)]
}

/** 7.5: from the day of a change to level 2 or 3 an adviser is to visit; a note of a visit from that day on does it. */
function visitDuty(record: SchoolRecord, edition: EditionInForce, today: Day): readonly Duty[] {
  const standing = standingOn(record, today)
  if (!standing || standing.level === 1 || (standing.before !== null && standing.before > standing.level)) return []
  if (record.visits.some((on) => on >= standing.since && on <= today)) return []
  const days = edition.values['daysToVisit']
  const dueOn = typeof days === 'number' ? addDays(standing.since, days) : null
  return [duty('visit', '7.5', dueOn, rolesFor('visitToConfirmRisk', edition), standing.since, edition, today)]
}

/** 3.4: progress by the end of each term; one that passed without any stays owed from the first such term. */
function progressDuty(record: SchoolRecord, edition: EditionInForce, today: Day): readonly Duty[] {
  const progress = progressOf(record, edition, today)
  const dueOn =
    progress?.missed[0] ?? (progress?.present && !progress.present.done ? progress.present.dueOn : undefined)
  if (!progress || dueOn === undefined) return []
  return [duty('progress', '3.4', dueOn, rolesFor('monitorSupport', edition), progress.since, edition, today)]
}

/** 9: when the period of a warning notice is over, whether it was complied with is to be written down. */
const noticeDuties = ({ steps }: SchoolRecord, edition: EditionInForce, today: Day): readonly Duty[] =>
  steps.flatMap(({ state }) =>
    state.complyBy !== null && (state.status === 'running' || state.status === 'periodOver')
      ? [duty('outcomeOfNotice', '9', addDays(state.complyBy, 1), ['principalAdviser'], null, edition, today)]
      : [],
  )

function duty(
  kind: DutyKind,
  paragraph: string,
  dueOn: Day | null,
  roles: readonly PolicyRole[],
  since: Day | null,
  edition: EditionInForce,
  today: Day,
): Duty {
  return { kind, paragraph, dueOn, roles, since, state: stateOn(dueOn, edition, today) }
}

/** On its day it is due, the day after overdue; due soon from `dueSoonDays` before, as for reviews. */
function stateOn(dueOn: Day | null, edition: EditionInForce, today: Day): DutyState {
  if (dueOn === null) return 'notSet'
  if (today > dueOn) return 'overdue'
  if (today === dueOn) return 'due'
  return today >= addDays(dueOn, -numberSetting(edition, 'dueSoonDays')) ? 'dueSoon' : 'notYet'
}

const rolesFor = (act: EditionInForce['roles'][number]['act'], { roles }: EditionInForce): readonly PolicyRole[] =>
  roles.find((each) => each.act === act)?.roles ?? []
