import { addDays, refused, type Day, type Outcome } from '../kernel/index.ts'
import { adviserRoles, isInForce, listAppointments, listPeople, type PersonId, type Role } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { assignAdviser, type AdviserRefusal, type AdviserRequest, type LinkAdviser } from './link-adviser.ts'
import { listLinkAdvisers, recordLinkAdviser } from './link-adviser-store.ts'
import type { Urn } from './school.ts'
import { lockSchool } from './store.ts'

/** Somebody who could be linked to a school on a day. */
export interface PossibleAdviser {
  readonly personId: PersonId
  readonly name: string
  readonly role: Role
}

/** Links an adviser to a school, or nobody. `seen` is `linksSeen` of the links the person was shown. */
export async function linkAdviser(
  tx: Tx,
  authority: AuthorityId,
  urn: Urn,
  request: AdviserRequest & { readonly seen?: string | undefined },
): Promise<Outcome<AdviserRequest, AdviserRefusal | { readonly kind: 'noSchool' } | { readonly kind: 'stale' }>> {
  if (!(await lockSchool(tx, authority, urn))) return refused({ kind: 'noSchool' as const })
  const links = await listLinkAdvisers(tx, authority, urn)
  if (linksSeen(links) !== (request.seen ?? '')) return refused({ kind: 'stale' as const })
  const advisers = await listPossibleAdvisers(tx, authority, request.from)
  const outcome = assignAdviser(
    links,
    request,
    advisers.map(({ personId }) => personId),
  )
  if (!outcome.ok) return outcome
  const { personId, from } = outcome.value
  await recordLinkAdviser(tx, authority, { urn, personId, from }, addDays(from, -1))
  return outcome
}

/** Everybody who holds an adviser's role on a day, once each, by name. */
export async function listPossibleAdvisers(
  tx: Tx,
  authority: AuthorityId,
  on: Day,
): Promise<readonly PossibleAdviser[]> {
  const names = new Map((await listPeople(tx, authority)).map(({ id, name }) => [id, name]))
  const held = new Map<PersonId, PossibleAdviser>()
  for (const { personId, role, from, to } of await listAppointments(tx, authority)) {
    const name = names.get(personId)
    const isAdviser = (adviserRoles as readonly Role[]).includes(role)
    if (name !== undefined && isAdviser && isInForce({ from, to: to ?? undefined }, on))
      held.set(personId, { personId, name, role })
  }
  return [...held.values()].sort((a, b) => a.name.localeCompare(b.name, 'en-GB'))
}

/** What a person saw of a school's links, to be told when somebody else has saved since. */
export const linksSeen = (links: readonly LinkAdviser[]): string =>
  links.map(({ personId, from, to }) => `${personId} ${from} ${to ?? 'on'}`).join('; ')
