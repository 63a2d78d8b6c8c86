import { accepted, refused, type Outcome } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { lockSchool, type Urn } from '../schools/index.ts'
import {
  recordDesignation,
  standingDesignations,
  type DecidedDesignation,
  type DesignationId,
  type DesignationRefusal,
  type DesignationVersion,
  type HeldDesignation,
} from './designation.ts'
import { listDesignations, recordDesignations } from './store.ts'

type NotThere = { readonly kind: 'notThere' }
export type Changed = { readonly before: DesignationVersion | undefined; readonly after: DesignationVersion }

/** Who does it, and when. */
export interface Doing {
  readonly by: { readonly personId: PersonId; readonly personName: string }
  readonly now: Date
}

/** Records a new designation under an id made at the edge: locks the school, decides on what stands, adds it. */
export async function addDesignation(
  tx: Tx,
  authority: AuthorityId,
  of: { readonly urn: Urn; readonly id: DesignationId },
  held: HeldDesignation,
  doing: Doing,
): Promise<Outcome<Changed, DesignationRefusal | NotThere>> {
  if (!(await lockSchool(tx, authority, of.urn))) return refused({ kind: 'notThere' as const })
  const standing = standingDesignations(await listDesignations(tx, authority, of.urn))
  const outcome = recordDesignation(standing, held)
  return outcome.ok ? keep(tx, authority, of, undefined, outcome.value, doing) : outcome
}

/** Ends, corrects or annuls a designation, by `decide` on how it and the school's others stand once the school is locked. */
export async function changeDesignation(
  tx: Tx,
  authority: AuthorityId,
  of: { readonly urn: Urn; readonly id: DesignationId },
  decide: (
    current: DesignationVersion,
    standing: readonly DesignationVersion[],
  ) => Outcome<DecidedDesignation, DesignationRefusal>,
  doing: Doing,
): Promise<Outcome<Changed, DesignationRefusal | NotThere>> {
  if (!(await lockSchool(tx, authority, of.urn))) return refused({ kind: 'notThere' as const })
  const standing = standingDesignations(await listDesignations(tx, authority, of.urn))
  const current = standing.find(({ id }) => id === of.id)
  if (!current) return refused({ kind: 'notThere' as const })
  const outcome = decide(current, standing)
  return outcome.ok ? keep(tx, authority, of, current, outcome.value, doing) : outcome
}

async function keep(
  tx: Tx,
  authority: AuthorityId,
  of: { readonly urn: Urn; readonly id: DesignationId },
  before: DesignationVersion | undefined,
  decided: DecidedDesignation,
  { by, now }: Doing,
): Promise<Outcome<Changed, never>> {
  const after = { ...decided, ...of, by: by.personId, byName: by.personName, at: now }
  await recordDesignations(tx, authority, [after])
  return accepted({ before, after })
}
