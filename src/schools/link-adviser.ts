import { acceptUnless, type Day, type Outcome } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Urn } from './school.ts'

/** Who was linked to which school from when to when. */
export interface LinkAdviser {
  readonly urn: Urn
  readonly personId: PersonId
  readonly name: string
  readonly from: Day
  readonly to: Day | null
}

/** The adviser of a school on a day; undefined when nobody is assigned. */
export const adviserOn = <Link extends Pick<LinkAdviser, 'from' | 'to'>>(
  links: readonly Link[],
  on: Day,
): Link | undefined => links.find(({ from, to }) => from <= on && (to === null || on <= to))

/** Somebody, or nobody, from a day on. */
export interface AdviserRequest {
  readonly personId: PersonId | undefined
  readonly from: Day
}

export type AdviserRefusal =
  | { readonly kind: 'noAdviser' }
  | { readonly kind: 'beforeTheLast'; readonly name: string; readonly since: Day }

/**
 * Whether an adviser may be linked from a day: they hold an adviser's role then, and nothing that is already recorded
 * for a later day is lost. `links` are the school's; `advisers` hold an adviser's role on that day.
 */
export function assignAdviser(
  links: readonly LinkAdviser[],
  request: AdviserRequest,
  advisers: readonly PersonId[],
): Outcome<AdviserRequest, AdviserRefusal> {
  const reasons: AdviserRefusal[] = []
  if (request.personId !== undefined && !advisers.includes(request.personId)) reasons.push({ kind: 'noAdviser' })
  const last = links.reduce<LinkAdviser | undefined>(
    (latest, link) => (latest === undefined || link.from > latest.from ? link : latest),
    undefined,
  )
  if (last && request.from < last.from) reasons.push({ kind: 'beforeTheLast', name: last.name, since: last.from })
  return acceptUnless(reasons, () => request)
}
