import { accepted, refused, type Day, type Outcome } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { closeSchool, keepOpen, type Closing, type ClosingRefusal } from './closing.ts'
import { changeFacts, newSchool, type FactChange, type FactRefusal, type FactValues, type KeptFact } from './facts.ts'
import type { School, Urn } from './school.ts'
import { findSchool, lockRegister, lockSchool, recordSchoolLinks, recordSchools } from './store.ts'

/** Somebody saved since the page was made. */
interface Stale {
  readonly kind: 'stale'
  readonly saved: School
}
type Refusal<Kind extends string> = { readonly kind: Kind } | Stale | { readonly kind: 'noSchool' }

/** The facts of a school as somebody at the council typed them in, over the version they saw. */
export async function keepFacts(
  tx: Tx,
  authority: AuthorityId,
  urn: Urn,
  given: { readonly values: FactValues; readonly release: readonly KeptFact[]; readonly version: number },
  today: Day,
): Promise<Outcome<FactChange & { readonly before: School }, Refusal<FactRefusal>>> {
  const before = await lockSchool(tx, authority, urn)
  if (!before) return refused({ kind: 'noSchool' as const })
  if (before.version !== given.version) return refused({ kind: 'stale' as const, saved: before })
  const outcome = changeFacts(before, given.values, given.release, today)
  if (!outcome.ok) return withKinds(outcome.reasons)
  const { school, changed, released } = outcome.value
  if (changed.length + released.length > 0) await recordSchools(tx, authority, [school])
  return accepted({ ...outcome.value, before })
}

export type NewSchoolRefusal =
  | { readonly kind: FactRefusal }
  | { readonly kind: 'followsItself' }
  | { readonly kind: 'known'; readonly school: School }

/** A school the council adds itself; the one before it where it follows one. */
export async function addSchool(
  tx: Tx,
  authority: AuthorityId,
  given: { readonly urn: Urn; readonly values: FactValues; readonly predecessor: Urn | null },
  today: Day,
): Promise<Outcome<School, NewSchoolRefusal>> {
  if (given.predecessor === given.urn) return refused({ kind: 'followsItself' as const })
  await lockRegister(tx, authority)
  const known = await findSchool(tx, authority, given.urn)
  if (known) return refused({ kind: 'known' as const, school: known })
  const outcome = newSchool(given.urn, given.values, today)
  if (!outcome.ok) return withKinds(outcome.reasons)
  await recordSchools(tx, authority, [outcome.value])
  if (given.predecessor !== null) await linkSchools(tx, authority, given.predecessor, given.urn, given.values.openedOn)
  return outcome
}

/** The day a school closes. */
export async function recordClosing(
  tx: Tx,
  authority: AuthorityId,
  urn: Urn,
  given: { readonly closing: Closing | undefined; readonly version: number },
  today: Day,
): Promise<Outcome<{ readonly before: School; readonly after: School }, Refusal<ClosingRefusal>>> {
  const before = await lockSchool(tx, authority, urn)
  if (!before) return refused({ kind: 'noSchool' as const })
  if (before.version !== given.version) return refused({ kind: 'stale' as const, saved: before })
  const outcome = given.closing ? closeSchool(before, given.closing, today) : accepted(keepOpen(before, today))
  if (!outcome.ok) return withKinds(outcome.reasons)
  await recordSchools(tx, authority, [outcome.value])
  if (given.closing?.successor !== undefined)
    await linkSchools(tx, authority, urn, given.closing.successor, given.closing.on)
  return accepted({ before, after: outcome.value })
}

/** Says on both schools, where both are on the register, that one follows the other. */
async function linkSchools(
  tx: Tx,
  authority: AuthorityId,
  before: Urn,
  after: Urn,
  establishedOn: Day | null,
): Promise<void> {
  const link = { establishedOn, source: 'Entered by the council' }
  const [earlier, later] = [await findSchool(tx, authority, before), await findSchool(tx, authority, after)]
  await recordSchoolLinks(tx, authority, [
    ...(earlier ? [{ urn: before, otherUrn: after, kind: 'successor' as const, ...link }] : []),
    ...(later ? [{ urn: after, otherUrn: before, kind: 'predecessor' as const, ...link }] : []),
  ])
}

const withKinds = <Kind extends string>(reasons: readonly Kind[]) => ({
  ok: false as const,
  reasons: reasons.map((kind) => ({ kind })) as [{ kind: Kind }, ...{ kind: Kind }[]],
})
