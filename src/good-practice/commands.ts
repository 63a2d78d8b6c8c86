import { accepted, refused, type Outcome } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { lockSchool, type Urn } from '../schools/index.ts'
import type { Act, EntryId, EntryWords, GoodPractice, Happening } from './good-practice.ts'
import { proposeGoodPractice, type PathRefusal } from './path.ts'
import { listGoodPractice, recordGoodPractice } from './store.ts'

type NotThere = { readonly kind: 'notThere' }

interface OfEntry {
  readonly urn: Urn
  readonly id: EntryId
}

/** Adds an entry under an id made at the edge. */
export async function addGoodPractice(
  tx: Tx,
  authority: AuthorityId,
  { urn, id }: OfEntry,
  words: EntryWords,
  act: Act,
): Promise<Outcome<readonly Happening[], PathRefusal | NotThere>> {
  if (!(await lockSchool(tx, authority, urn))) return refused({ kind: 'notThere' as const })
  const outcome = proposeGoodPractice(words, act)
  if (outcome.ok) await recordGoodPractice(tx, authority, [{ urn, id, happenings: outcome.value }])
  return outcome
}

/** One step of an entry's path, by `decide` on the entry as it stands once the school is locked. */
export async function stepGoodPractice(
  tx: Tx,
  authority: AuthorityId,
  { urn, id }: OfEntry,
  decide: (entry: GoodPractice) => Outcome<readonly Happening[], PathRefusal>,
): Promise<Outcome<GoodPractice, PathRefusal | NotThere>> {
  if (!(await lockSchool(tx, authority, urn))) return refused({ kind: 'notThere' as const })
  const entry = (await listGoodPractice(tx, authority, urn)).find((one) => one.id === id)
  if (!entry) return refused({ kind: 'notThere' as const })
  const outcome = decide(entry)
  if (!outcome.ok) return outcome
  await recordGoodPractice(tx, authority, [{ ...entry, happenings: outcome.value }])
  return accepted({ ...entry, happenings: [...entry.happenings, ...outcome.value] })
}
