import type { Day } from '../kernel/index.ts'
import type { PersonId, Role } from '../people/index.ts'
import type { AuditActor, Audited, AuditFacts } from '../platform/audit/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { fixedId } from './fixed-id.ts'
import type { Person } from './person.ts'
import { authority as council } from './place.ts'

/** What every part of the load is handed: the one transaction in which all of it happens, and the day it is loaded on. */
export interface Loading {
  readonly tx: Tx
  readonly authority: AuthorityId
  readonly today: Day
  readonly now: Date
  readonly tell: TellProgress
}

/** Told what is being loaded, and how much of it is done (0 to 1) where that takes long. */
export type TellProgress = (part: string, share?: number) => void

export const demonstrationAuthority = council.code as AuthorityId

export const personIdOf = ({ email }: Pick<Person, 'email'>): PersonId => fixedId('person', email) as PersonId

/** A deed as the audit remembers it, at the time it was done. */
export const audited = (
  { person, role, at }: { readonly person: Person; readonly role: Role; readonly at: string },
  facts: AuditFacts,
): Audited => ({ actor: actorIn(person, role), facts, at: new Date(at) })

/** An event with the person who did it, whom it names by e-mail address. */
export function deedOf<Event extends { readonly by: string }>(event: Event, people: ReadonlyMap<string, Person>) {
  const person = people.get(event.by)
  if (!person) throw new Error(`Nobody has the address ${event.by}`)
  return { ...event, person }
}

const actorIn = (person: Person, role: Role): AuditActor => ({
  authority: demonstrationAuthority,
  personId: personIdOf(person),
  personName: person.name,
  role,
  requestId: null,
})
