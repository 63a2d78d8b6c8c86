import type { Day, Outcome } from '../kernel/index.ts'
import type { Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { reviseEdition, type EditionRefusal, type EditionVersion, type Revision } from './edition-version.ts'
import { findLatestVersion, recordVersion, shippedEdition } from './store.ts'

/** Who changes the edition, what they call the change, why, and from when it holds: the day of the change. */
export interface ChangeOfEdition {
  readonly actor: Pick<Actor, 'authority' | 'personId' | 'personName' | 'role'>
  readonly change: string
  readonly reason: string
  readonly today: Day
  readonly now: Date
}

/**
 * Makes the next version of an authority's edition. Answers the version before and the new one.
 * Of two who decide on the same version, the second is told (`stale`).
 */
export async function changeEdition(
  tx: Tx,
  by: ChangeOfEdition,
  revise: (latest: EditionVersion) => Revision,
): Promise<Outcome<{ before: EditionVersion; after: EditionVersion }, EditionRefusal>> {
  const { authority } = by.actor
  const before = await findLatestVersion(tx, authority)
  const revision = revise(before)
  const outcome = reviseEdition(shippedEdition(before.shippedId), before, revision)
  if (!outcome.ok) return outcome
  const { change, reason, today: inForceFrom, now: at } = by
  const isKept = await recordVersion(tx, authority, outcome.value, by.actor, { change, reason, inForceFrom, at })
  if (isKept) return { ok: true, value: { before, after: outcome.value } }
  const latest = outcome.value.version
  return { ok: false, reasons: [{ kind: 'stale', seen: revision.seen, latest }] }
}
