import type { TestDatabase } from '../database.ts'

/** The word that stands in what must not be seen; which table and column it stands in follows it. */
const canary = 'zqcanary'

/** What may be known of others, the sign-in page lists the authorities; and what holds no words but names of roles. */
const open = new Set(['authority', 'schema_migration', 'appointment'])

/**
 * Puts a word of its own into every text of every row that `whose` picks, wherever the database takes it: names, reasons,
 * documents, texts inside JSON. Answers the columns it stands in.
 * @param whose a condition on the table's rows; undefined leaves the table out.
 */
export async function plantCanaries(
  database: TestDatabase,
  whose: (table: string, columns: readonly string[]) => string | undefined,
): Promise<readonly string[]> {
  const { rows } = await database.owner(
    `select c.relname as name, array_agg(a.attname::text) as columns,
            array_agg(a.attname::text) filter (where a.atttypid in ('text'::regtype, 'jsonb'::regtype)) as texts,
            array_agg(format_type(a.atttypid, null)) filter (where a.atttypid in ('text'::regtype, 'jsonb'::regtype)) as types
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' group by c.relname order by c.relname`,
  )
  const planted: string[] = []
  for (const { name, columns, texts, types } of rows as Columns[]) {
    const condition = open.has(name) ? undefined : whose(name, columns)
    for (const [index, column] of (texts ?? []).entries())
      if (condition !== undefined && (await plant(database, name, column, types?.[index] ?? '', condition)))
        planted.push(`${name}.${column}`)
  }
  return planted
}

interface Columns {
  readonly name: string
  readonly columns: readonly string[]
  readonly texts: readonly string[] | null
  readonly types: readonly string[] | null
}

/** Columns that take a few words only, or a sum, refuse it: those hold nothing that anybody wrote. */
async function plant({ owner }: TestDatabase, table: string, column: string, type: string, condition: string) {
  const word = `${canary}-${table}-${column}`
  const changed =
    type === 'jsonb'
      ? `regexp_replace("${column}"::text, ': "([^"\\\\]*)"', ': "\\1 ${word}"', 'g')::jsonb`
      : `"${column}" || ' ${word}'`
  const kept = await owner(
    `update "${table}" set "${column}" = ${changed} where "${column}" is not null and ${condition}`,
  ).catch(() => undefined)
  return (kept?.rowCount ?? 0) > 0
}

/** Where in a text a word that must not be seen is. */
export const canariesIn = (text: string): readonly string[] => [...new Set(text.match(/zqcanary-[\w-]+/g) ?? [])]
