import type { AcademicYear, Day } from '../kernel/index.ts'
import { publishedLibrary, sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { DataImport, ImportHappening } from './import.ts'
import type { Layout } from './layout.ts'
import { clearedLetter } from './record-text.ts'
import './tables.ts'

const importColumns = [
  'authority_id as authority',
  'import_number as number',
  'layout_id as layout',
  'title',
  'publisher',
  'licence',
  'holds',
  'file_name as fileName',
  'sha256',
  'file_size as size',
  'academic_year as year',
  'as_at as asAt',
  'places',
  'counts',
  'refused',
  'previewed_at as previewedAt',
  'person_name as previewedBy',
] as const

/**
 * Takes an authority's imports until the transaction ends, so that of two uploads at once the second is compared with
 * what the first left.
 */
export async function lockImports(tx: Tx, authority: AuthorityId): Promise<void> {
  await sql`select pg_advisory_xact_lock(7203542, ${authority})`.execute(tx)
}

/** The imports of an authority and, when asked, of the library beside them; newest first. */
export async function listImports(
  tx: Tx,
  authority: AuthorityId,
  also: 'own' | 'withLibrary' = 'withLibrary',
): Promise<readonly DataImport[]> {
  const authorities = also === 'own' ? [authority] : [authority, publishedLibrary]
  const rows = await tx
    .selectFrom('data_import')
    .select(importColumns)
    .where('authority_id', 'in', authorities)
    .orderBy('previewed_at', 'desc')
    .orderBy('import_number', 'desc')
    .execute()
  const happenings = await tx
    .selectFrom('data_import_happening')
    .select(['authority_id', 'import_number', 'sequence', 'happening', 'at', 'person_name as by', 'reason'])
    .where('authority_id', 'in', authorities)
    .orderBy('sequence')
    .execute()
  const byImport = new Map<string, ImportHappening[]>()
  for (const { authority_id, import_number, ...happening } of happenings) {
    const key = `${authority_id} ${import_number}`
    byImport.set(key, [...(byImport.get(key) ?? []), happening])
  }
  return rows.map((row) => ({
    ...row,
    year: row.year as AcademicYear | null,
    happenings: byImport.get(`${row.authority} ${row.number}`) ?? [],
  }))
}

/** How many times published files were applied or undone: whoever keeps what follows from them asks whether it still holds. */
export async function countLibraryHappenings(tx: Tx): Promise<number> {
  const last = await tx
    .selectFrom('data_import_happening')
    .select('sequence')
    .where('authority_id', '=', publishedLibrary)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.sequence ?? 0
}

export async function findImport(tx: Tx, authority: AuthorityId, number: number): Promise<DataImport | undefined> {
  return (await listImports(tx, authority, 'own')).find((each) => each.number === number)
}

/** The number the next import of an authority gets; the imports must be locked. */
export async function nextImportNumber(tx: Tx, authority: AuthorityId): Promise<number> {
  const { last } = await tx
    .selectFrom('data_import')
    .select((eb) => eb.fn.max('import_number').as('last'))
    .where('authority_id', '=', authority)
    .executeTakeFirstOrThrow()
  return (last ?? 0) + 1
}

/** Who does something to an import. */
export interface ImportingPerson {
  readonly personId: string | null
  readonly personName: string
}

export async function recordImport(
  tx: Tx,
  authority: AuthorityId,
  own: DataImport,
  person: ImportingPerson,
): Promise<void> {
  await tx
    .insertInto('data_import')
    .values({
      authority_id: authority,
      import_number: own.number,
      layout_id: own.layout,
      title: own.title,
      publisher: own.publisher,
      licence: own.licence,
      holds: own.holds,
      file_name: own.fileName,
      sha256: own.sha256,
      file_size: own.size,
      academic_year: own.year,
      as_at: own.asAt,
      places: JSON.stringify(own.places),
      counts: JSON.stringify(own.counts),
      refused: JSON.stringify(own.refused),
      previewed_at: own.previewedAt,
      person_id: person.personId,
      person_name: person.personName,
    })
    .execute()
}

/** The latest day of which an import says something: of an inspection, or the last of an academic year. */
export async function findLatestDay(tx: Tx, authority: AuthorityId, number: number): Promise<Day | undefined> {
  const { latest } = await tx
    .selectFrom('observation')
    .select((eb) => eb.fn.max('day').as('latest'))
    .where('authority_id', '=', authority)
    .where('import_number', '=', number)
    .executeTakeFirstOrThrow()
  return latest ?? undefined
}

/** In how many cells an import takes back what is held, rather than saying something new. */
export async function countTakenBack(
  tx: Tx,
  { authority, number }: Pick<DataImport, 'authority' | 'number'>,
): Promise<number> {
  const { cells } = await tx
    .selectFrom('observation')
    .select(
      sql<number>`coalesce(sum(length(statuses) - length(replace(statuses, ${clearedLetter}, ''))), 0)::int`.as(
        'cells',
      ),
    )
    .where('authority_id', '=', authority)
    .where('import_number', '=', number)
    .executeTakeFirstOrThrow()
  return cells
}

/** Puts what reading and comparing gave beside an import. */
export async function recordImportCounts(
  tx: Tx,
  authority: AuthorityId,
  number: number,
  { counts, refused, asAt }: Pick<DataImport, 'counts' | 'refused' | 'asAt'>,
): Promise<void> {
  await tx
    .updateTable('data_import')
    .set({ counts: JSON.stringify(counts), refused: JSON.stringify(refused), as_at: asAt })
    .where('authority_id', '=', authority)
    .where('import_number', '=', number)
    .execute()
}

export async function recordImportHappening(
  tx: Tx,
  authority: AuthorityId,
  number: number,
  happening: 'applied' | 'undone',
  by: ImportingPerson & { readonly at: Date; readonly reason?: string },
): Promise<void> {
  const { last } = await tx
    .selectFrom('data_import_happening')
    .select((eb) => eb.fn.max('sequence').as('last'))
    .where('authority_id', '=', authority)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('data_import_happening')
    .values({
      authority_id: authority,
      import_number: number,
      sequence: (last ?? 0) + 1,
      happening,
      at: by.at,
      person_id: by.personId,
      person_name: by.personName,
      reason: by.reason ?? null,
    })
    .execute()
}

/** Forgets a file that was looked at and never applied, with its rows. */
export async function removeImport(tx: Tx, authority: AuthorityId, number: number): Promise<void> {
  for (const table of ['observation', 'establishment', 'establishment_link', 'data_import'] as const)
    await tx.deleteFrom(table).where('authority_id', '=', authority).where('import_number', '=', number).execute()
}

/** The layouts people of an authority, or the operator for all, have made. */
export async function listSavedLayouts(tx: Tx, authority: AuthorityId): Promise<readonly Layout[]> {
  const rows = await tx
    .selectFrom('saved_layout')
    .select('layout')
    .where('authority_id', 'in', [authority, publishedLibrary])
    .orderBy('layout_id')
    .execute()
  return rows.map(({ layout }) => layout)
}

/** Saves a layout; one of the same name is replaced. */
export async function recordLayout(
  tx: Tx,
  authority: AuthorityId,
  layout: Layout,
  by: ImportingPerson & { readonly at: Date },
): Promise<void> {
  const text = JSON.stringify(layout)
  const { at, personId, personName } = by
  await tx
    .insertInto('saved_layout')
    .values({
      authority_id: authority,
      layout_id: layout.id,
      layout: text,
      saved_at: at,
      person_id: personId,
      person_name: personName,
      version: 1,
    })
    .onConflict((conflict) =>
      conflict.columns(['authority_id', 'layout_id']).doUpdateSet({
        layout: text,
        saved_at: at,
        person_id: personId,
        person_name: personName,
        version: sql<number>`saved_layout.version + 1`,
      }),
    )
    .execute()
}
