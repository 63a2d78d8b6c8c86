/** Leaders of education and other designations that people at a school hold (5.3). Pure. */
import { acceptUnless, type Brand, type Day, type Outcome } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Designation, DesignationKind } from '../policy/index.ts'
import type { Urn } from '../schools/index.ts'

export type DesignationId = Brand<string, 'DesignationId'>
export type DesignationChange = 'recorded' | 'ended' | 'corrected' | 'annulled'

/** Who holds what, from one day to another: both included, open while `to` is null. */
export interface HeldDesignation {
  readonly kind: DesignationKind
  readonly holderName: string
  /** What they are at the school, in words. */
  readonly holderPost: string
  /** The person who signs in, where the holder does. */
  readonly holderPersonId: PersonId | null
  readonly from: Day
  readonly to: Day | null
  /** Who designated, and the reference of the letter. */
  readonly source: string
}

/** A designation as decided: what it is from this version on, and why. */
export interface DecidedDesignation extends HeldDesignation {
  readonly version: number
  readonly what: DesignationChange
  readonly reason: string | null
}

/** One version as it is kept. Versions are only ever added; the highest holds. */
export interface DesignationVersion extends DecidedDesignation {
  readonly id: DesignationId
  readonly urn: Urn
  readonly by: PersonId
  readonly byName: string
  readonly at: Date
}

export type DesignationRefusal =
  | { readonly kind: 'endsBeforeItBegins'; readonly from: Day }
  | { readonly kind: 'alreadyHeld'; readonly name: string; readonly from: Day; readonly to: Day | null }
  | { readonly kind: 'alreadyEnded'; readonly to: Day }
  | { readonly kind: 'nothingChanged' }
  | { readonly kind: 'stale' }

/** The designations that stand: the highest version of each known by then, without those annulled. */
export function standingDesignations(
  versions: readonly DesignationVersion[],
  knownAt?: Date,
): readonly DesignationVersion[] {
  const latest = new Map<DesignationId, DesignationVersion>()
  for (const one of versions) {
    const before = latest.get(one.id)
    if ((knownAt === undefined || one.at <= knownAt) && (!before || before.version < one.version))
      latest.set(one.id, one)
  }
  return [...latest.values()].filter(({ what }) => what !== 'annulled')
}

/** The same as the policy's decision about the capacity to support others takes them. */
export const designationsForCapacity = (
  versions: readonly DesignationVersion[],
  knownAt?: Date,
): readonly Designation[] =>
  standingDesignations(versions, knownAt).map(({ kind, from, to }) => ({ kind, from, to: to ?? undefined }))

export type DesignationState = 'inForce' | 'notYet' | 'ended'

/** Where a designation stands on a day. */
export function designationState({ from, to }: Pick<HeldDesignation, 'from' | 'to'>, on: Day): DesignationState {
  if (on < from) return 'notYet'
  return to === null || on <= to ? 'inForce' : 'ended'
}

/** Records that somebody holds a designation. `standing` are those of the school that stand. */
export function recordDesignation(
  standing: readonly DesignationVersion[],
  held: HeldDesignation,
): Outcome<DecidedDesignation, DesignationRefusal> {
  return acceptUnless(faults(standing, held), () => ({ ...held, version: 1, what: 'recorded', reason: null }))
}

/** Ends a designation with its last day. An end that was recorded can be brought forward, not put off: that is a correction. */
export function endDesignation(
  current: DesignationVersion,
  { to, reason }: { readonly to: Day; readonly reason: string },
  seen: number,
): Outcome<DecidedDesignation, DesignationRefusal> {
  const reasons: DesignationRefusal[] = []
  if (to < current.from) reasons.push({ kind: 'endsBeforeItBegins', from: current.from })
  if (current.to !== null && current.to <= to) reasons.push({ kind: 'alreadyEnded', to: current.to })
  if (seen !== current.version) reasons.push({ kind: 'stale' })
  return acceptUnless(reasons, () => ({ ...heldIn(current), ...next(current, 'ended', reason), to }))
}

/** Puts right what was recorded wrongly; what stood before stays to be seen. `standing` are the school's. */
export function correctDesignation(
  standing: readonly DesignationVersion[],
  current: DesignationVersion,
  { held, reason }: { readonly held: HeldDesignation; readonly reason: string },
  seen: number,
): Outcome<DecidedDesignation, DesignationRefusal> {
  const others = standing.filter(({ id }) => id !== current.id)
  const reasons = [...faults(others, held)]
  if (JSON.stringify(heldIn(held)) === JSON.stringify(heldIn(current))) reasons.push({ kind: 'nothingChanged' })
  if (seen !== current.version) reasons.push({ kind: 'stale' })
  return acceptUnless(reasons, () => ({ ...held, ...next(current, 'corrected', reason) }))
}

/** Takes back a designation that was never held. */
export function annulDesignation(
  current: DesignationVersion,
  reason: string,
  seen: number,
): Outcome<DecidedDesignation, DesignationRefusal> {
  return acceptUnless(seen === current.version ? [] : [{ kind: 'stale' } as const], () => ({
    ...heldIn(current),
    ...next(current, 'annulled', reason),
  }))
}

function faults(others: readonly DesignationVersion[], held: HeldDesignation): DesignationRefusal[] {
  const reasons: DesignationRefusal[] = []
  if (held.to !== null && held.to < held.from) reasons.push({ kind: 'endsBeforeItBegins', from: held.from })
  const same = others.find((other) => other.kind === held.kind && isSameHolder(other, held) && overlap(other, held))
  if (same) reasons.push({ kind: 'alreadyHeld', name: same.holderName, from: same.from, to: same.to })
  return reasons
}

const isSameHolder = (one: HeldDesignation, other: HeldDesignation): boolean =>
  one.holderPersonId !== null && other.holderPersonId !== null
    ? one.holderPersonId === other.holderPersonId
    : one.holderName.toLowerCase() === other.holderName.toLowerCase()

const overlap = (one: HeldDesignation, other: HeldDesignation): boolean =>
  (other.to === null || one.from <= other.to) && (one.to === null || other.from <= one.to)

const next = ({ version }: DesignationVersion, what: DesignationChange, reason: string) => ({
  version: version + 1,
  what,
  reason,
})

const heldIn = ({
  kind,
  holderName,
  holderPost,
  holderPersonId,
  from,
  to,
  source,
}: HeldDesignation): HeldDesignation => ({ kind, holderName, holderPost, holderPersonId, from, to, source })
