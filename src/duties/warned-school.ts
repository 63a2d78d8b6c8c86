/** A school with its warnings, who answers for it, to whom it is taken, and whose it is (3.4). Pure. */
import type { Day } from '../kernel/index.ts'
import type { PersonId, Role } from '../people/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import { answerableFor, takenTo, type Answerable, type Holders } from './answerable.ts'
import { earlyWarnings, type Warning } from './early-warning.ts'
import type { Recorded } from './reading.ts'

export interface WarnedSchool extends Recorded {
  readonly warnings: readonly Warning[]
  readonly answerable: readonly Answerable[]
  /** To whom it is escalated; undefined while no term passed without progress. */
  readonly takenTo: Answerable | undefined
}

export const warnedSchool = (
  recorded: Recorded,
  edition: EditionInForce,
  holders: Holders,
  today: Day,
): WarnedSchool => {
  const warnings = earlyWarnings(recorded.record, edition, today)
  const stuck = warnings.find((warning) => warning.kind === 'noProgress')
  return {
    ...recorded,
    warnings,
    answerable: answerableFor(recorded.record.phase, edition, holders),
    takenTo: stuck && takenTo(stuck.terms, edition, holders),
  }
}

/** Whether a person is its link adviser, answers for it, or has it before them. */
export const isMine = ({ record, answerable, takenTo: taken }: WarnedSchool, me: PersonId): boolean =>
  record.adviser?.personId === me ||
  [...answerable, ...(taken ? [taken] : [])].some(({ people }) => people.some(({ personId }) => personId === me))

/** Roles whose team is everybody: they lead the advisers. */
const leadsAll: readonly Role[] = ['principalAdviser', 'schoolImprovementTeamLeader', 'dcs', 'sltMember']

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
