import { shippedEditions } from '../../editions/index.ts'
import type { Day } from '../kernel/index.ts'
import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { Edition, LocalChoices } from '../policy/index.ts'
import { adopted, readEditionId, versionZero, type AdoptedEdition, type EditionVersion } from './edition-version.ts'
import type { VersionRow } from './tables.ts'

/** The editions that come with the service, the newest last. */
export const listShipped = (): readonly Edition[] => shippedEditions

/** A criterion in the words of the edition that comes with the service. */
export const shippedWording = (criterion: string): string =>
  shippedEditions.flatMap(({ criteria }) => criteria).find(({ id }) => id === criterion)?.wording ?? criterion

/** What an authority begins with: the oldest edition that comes with the service, key flags not yet confirmed. */
export const firstEdition = (): Edition => {
  const [first] = shippedEditions
  if (!first) throw new Error('No edition comes with this build')
  return first
}

/** The edition under which an authority decides on a day: what it had decided by then, over the shipped edition. */
export async function editionInForce(tx: Tx, authority: AuthorityId, on: Day): Promise<AdoptedEdition> {
  const row = await versions(tx, authority)
    .where('in_force_from', '<=', on)
    .orderBy('in_force_from', 'desc')
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
  return editionOf(row)
}

/** From when each edition holds, until the next one does. The first holds from the beginning. */
export interface EditionFrom {
  readonly from: Day | null
  readonly edition: AdoptedEdition
}

/** The editions of an authority over time, the earliest first: on each day the same as `editionInForce`. */
export async function listEditionsOverTime(tx: Tx, authority: AuthorityId): Promise<readonly EditionFrom[]> {
  const rows = await versions(tx, authority).orderBy('in_force_from').orderBy('version').execute()
  const last = rows.filter((row, at) => rows[at + 1]?.inForceFrom !== row.inForceFrom)
  return [
    { from: null, edition: editionOf(undefined) },
    ...last.map((row) => ({ from: row.inForceFrom, edition: editionOf(row) })),
  ]
}

/** The edition that a record names as the one it was decided under; undefined when there is none of that id. */
export async function findEdition(tx: Tx, authority: AuthorityId, id: string): Promise<AdoptedEdition | undefined> {
  const named = readEditionId(id)
  if (!named || !shippedEditions.some((shipped) => shipped.id === named.shippedId)) return undefined
  if (named.version === 0) return adopted(shippedEdition(named.shippedId), versionZero(shippedEdition(named.shippedId)))
  const row = await versions(tx, authority).where('version', '=', named.version).executeTakeFirst()
  return row && row.shippedId === named.shippedId ? editionOf(row) : undefined
}

/** An authority's edition in one of its versions, 0 being the shipped one; undefined when there is none. */
export async function findEditionVersion(
  tx: Tx,
  authority: AuthorityId,
  version: number,
): Promise<AdoptedEdition | undefined> {
  if (version === 0) return editionOf(undefined)
  const row = await versions(tx, authority).where('version', '=', version).executeTakeFirst()
  return row && editionOf(row)
}

/** The newest version, whenever it comes into force: what the next one is made from. */
export async function findLatestVersion(tx: Tx, authority: AuthorityId): Promise<EditionVersion> {
  const row = await versions(tx, authority).orderBy('version', 'desc').limit(1).executeTakeFirst()
  return versionOf(row)
}

/** Every version, newest first, with who made it, when and why. */
export const listVersions = (tx: Tx, authority: AuthorityId): Promise<readonly VersionRow[]> =>
  versions(tx, authority).orderBy('version', 'desc').execute()

/**
 * Adds a version. Of two who add the same one at once the second waits for the first.
 * @returns whether it was added; false when that version was there already.
 */
export async function recordVersion(
  tx: Tx,
  authority: AuthorityId,
  held: EditionVersion,
  by: { readonly personId: string | null; readonly personName: string; readonly role: string | null },
  told: { readonly change: string; readonly reason: string; readonly inForceFrom: Day; readonly at: Date },
): Promise<boolean> {
  const added = await tx
    .insertInto('edition_version')
    .values({
      authority_id: authority,
      version: held.version,
      shipped_id: held.shippedId,
      adopted_by: held.adoptedBy,
      adopted_from: held.adoptedFrom,
      in_force_from: told.inForceFrom,
      choices: JSON.stringify(held.choices),
      change: told.change,
      reason: told.reason,
      person_id: by.personId,
      person_name: by.personName,
      role: by.role,
      at: told.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .execute()
  return added.length > 0
}

export function shippedEdition(id: string): Edition {
  const found = shippedEditions.find((edition) => edition.id === id)
  if (!found) throw new Error(`This build has no edition ${id}`)
  return found
}

const versions = (tx: Tx, authority: AuthorityId) =>
  tx
    .selectFrom('edition_version')
    .select([
      'version',
      'shipped_id as shippedId',
      'adopted_by as adoptedBy',
      'adopted_from as adoptedFrom',
      'in_force_from as inForceFrom',
      sql<string>`choices::text`.as('choices'),
      'change',
      'reason',
      'person_name as personName',
      'role',
      'at',
    ])
    .where('authority_id', '=', authority)

function versionOf(row: VersionRow | undefined): EditionVersion {
  if (!row) return versionZero(firstEdition())
  const { version, shippedId, adoptedBy, adoptedFrom } = row
  return { version, shippedId, adoptedBy, adoptedFrom, choices: JSON.parse(row.choices) as LocalChoices }
}

/**
 * The same words make the same edition, whoever's they are: it is made once and handed out again, so that what others
 * derive from it (its compiled rules) is derived once too.
 */
function editionOf(row: VersionRow | undefined): AdoptedEdition {
  const key = row ? [row.version, row.shippedId, row.adoptedBy, row.adoptedFrom, row.choices].join('\n') : ''
  const known = made.get(key)
  if (known) return known
  const held = versionOf(row)
  const edition = adopted(shippedEdition(held.shippedId), held)
  if (made.size >= 200) made.clear()
  made.set(key, edition)
  return edition
}

const made = new Map<string, AdoptedEdition>()
