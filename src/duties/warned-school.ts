/** A school with its warnings, who answers for it, to whom it is taken, and whose it is (3.4). Pure. */
import type { Day } from '../kernel/index.ts'
import type { PersonId, Role } from '../people/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import { leadsAll } from '../support-levels/index.ts'
import { answerableFor, takenTo, type Answerable, type Holders } from './answerable.ts'
import { earlyWarnings, type Warning } from './early-warning.ts'
import type { Recorded } from './reading.ts'

export interface WithWarnings extends Recorded {
  readonly warnings: readonly Warning[]
}

export interface WarnedSchool extends WithWarnings {
  readonly answerable: readonly Answerable[]
  /** To whom it is escalated; undefined while no term passed without progress. */
  readonly takenTo: Answerable | undefined
}

export const warnedSchool = (recorded: Recorded, edition: EditionInForce, holders: Holders, today: Day): WarnedSchool =>
  answeredFor(withWarnings(recorded, edition, today), edition, holders)

export const withWarnings = (recorded: Recorded, edition: EditionInForce, today: Day): WithWarnings => ({
  ...recorded,
  warnings: earlyWarnings(recorded.record, edition, today),
})

/** With who answers for it and to whom it is taken, of those who hold the roles. */
export function answeredFor(school: WithWarnings, edition: EditionInForce, holders: Holders): WarnedSchool {
  const stuck = school.warnings.find((warning) => warning.kind === 'noProgress')
  return {
    ...school,
    answerable: answerableFor(school.record.phase, edition, holders),
    takenTo: stuck && takenTo(stuck.terms, edition, holders),
  }
}

/** Whether it is taken to a person, who decides what is done next (3.4). */
export const isTakenTo = ({ takenTo: taken }: WarnedSchool, me: PersonId): boolean =>
  taken?.people.some(({ personId }) => personId === me) ?? false

/** Whether a person is its link adviser, answers for it, or has it before them. */
export const isMine = ({ record, answerable, takenTo: taken }: WarnedSchool, me: PersonId): boolean =>
  record.adviser?.personId === me ||
  [...answerable, ...(taken ? [taken] : [])].some(({ people }) => people.some(({ personId }) => personId === me))

/** A person's team: the schools of the Senior Advisers who answer for any school of theirs; for leaders all schools. */
export function isTeams(
  all: readonly WarnedSchool[],
  me: { readonly personId: PersonId; readonly role: Role },
): (school: WarnedSchool) => boolean {
  if (leadsAll.includes(me.role)) return () => true
  const roles = new Set(all.filter((school) => isMine(school, me.personId)).flatMap(rolesOf))
  return (school) => rolesOf(school).some((role) => roles.has(role))
}

const rolesOf = ({ answerable }: WarnedSchool): readonly string[] => answerable.map(({ role }) => role)
