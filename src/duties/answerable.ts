/** Who answers for a school and to whom it is taken (3.4, 7.7): roles of the edition, held by people today. */
import type { EditionInForce, Phase, PolicyRole } from '../policy/index.ts'
import type { Named } from './school-record.ts'

/** Who holds each of the policy's roles today. */
export type Holders = ReadonlyMap<string, readonly Named[]>

/** A role and those who hold it; nobody when it is vacant, which is said. */
export interface Answerable {
  readonly role: PolicyRole
  readonly people: readonly Named[]
}

/** The Senior Adviser of the school's phase, of those who monitor support (7.7); both where it is of neither alone. */
export function answerableFor(phase: Phase, { roles }: EditionInForce, holders: Holders): readonly Answerable[] {
  const named = roles.find(({ act }) => act === 'monitorSupport')?.roles ?? []
  const other = otherPhase[phase]
  return named.filter((role) => role !== other).map((role) => held(role, holders))
}

/** To whom a school without progress is taken: after one term to the first the edition names, after two to the next. */
export function takenTo(terms: number, { roles }: EditionInForce, holders: Holders): Answerable | undefined {
  const named = roles.find(({ act }) => act === 'takeEscalation')?.roles ?? []
  const role = named[Math.min(terms, named.length) - 1]
  return role && held(role, holders)
}

const held = (role: PolicyRole, holders: Holders): Answerable => ({ role, people: holders.get(role) ?? [] })

/** The Senior Adviser who does not answer for a phase. */
const otherPhase: Readonly<Partial<Record<Phase, PolicyRole>>> = {
  nursery: 'seniorAdviserSecondary',
  primary: 'seniorAdviserSecondary',
  earlyYears: 'seniorAdviserSecondary',
  childrensCentre: 'seniorAdviserSecondary',
  secondary: 'seniorAdviserPrimary',
  post16: 'seniorAdviserPrimary',
}
