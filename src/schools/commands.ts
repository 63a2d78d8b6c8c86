import { accepted, refused, type Day, type Outcome } from '../kernel/index.ts'
import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import { closeSchool, keepOpen, type Closing, type ClosingRefusal } from './closing.ts'
import { changeFacts, newSchool, type FactChange, type FactRefusal, type FactValues, type KeptFact } from './facts.ts'
import { planRegister, type RegisterPlan, type RegisterRow } from './register.ts'
import type { FactSource, School, Urn } from './school.ts'
import { planSuccessions, type NewestRegister, type Succession } from './succession.ts'
import { findSchool, listSchools, lockSchool, recordSchoolLinks, recordSchools } from './store.ts'

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

/**
 * Brings a register in (4.1): new schools are added, known ones take what is newer, the council's own entries stay. Called by
 * whoever reads registers, in their transaction; `planRegister` on `listSchools` is the same without writing.
 * @param source the publisher in words and the day for which the register speaks
 */
export async function recordRegister(
  tx: Tx,
  authority: AuthorityId,
  rows: readonly RegisterRow[],
  source: FactSource,
): Promise<RegisterPlan> {
  await lockRegister(tx, authority)
  const known = await listSchools(tx, authority, 'forUpdate')
  const plan = planRegister(known, rows, source)
  await recordSchools(tx, authority, [...plan.added, ...plan.changed.map(({ after }) => after)])
  return plan
}

/** Closes the schools that others have followed, and opens again those of which that no longer holds. Answers what it changed. */
export async function recordSuccessions(
  tx: Tx,
  authority: AuthorityId,
  register: NewestRegister | undefined,
  successions: readonly Succession[],
): Promise<ReturnType<typeof planSuccessions>> {
  await lockRegister(tx, authority)
  const changes = planSuccessions(await listSchools(tx, authority, 'forUpdate'), register, successions)
  await recordSchools(
    tx,
    authority,
    changes.map(({ after }) => after),
  )
  return changes
}

/** Of two who bring in a register or add a school at once, the second waits and finds what the first left. */
const lockRegister = async (tx: Tx, authority: AuthorityId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(4078, ${authority})`.execute(tx)
}

const withKinds = <Kind extends string>(reasons: readonly Kind[]) => ({
  ok: false as const,
  reasons: reasons.map((kind) => ({ kind })) as [{ kind: Kind }, ...{ kind: Kind }[]],
})
