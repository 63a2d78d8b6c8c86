import type { TestDatabase } from '../database.ts'

/** Tables of the schema, seen as their owner. */
export async function tablesOf({ owner }: TestDatabase): Promise<readonly string[]> {
  const { rows } = await owner(
    "select relname as name from pg_class where relnamespace = current_schema()::regnamespace and relkind = 'r' order by relname",
  )
  return rows.map(({ name }: { name: string }) => name)
}

/**
 * A mark of every row of every table, by table: where the row lies and which transaction wrote it. Two are equal exactly
 * when nothing has been kept between them; it reads no contents, so that documents cost nothing.
 */
export async function marksOf(
  database: TestDatabase,
  tables: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const parts = tables.map(
    (name) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t.ctid::text || t.xmin::text, 0)), 0) as mark from "${name}" t`,
  )
  const { rows } = await database.owner(parts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, mark }: { name: string; mark: string }) => [name, mark]))
}

/** A fingerprint of everything that the rows of a table say, whoever wrote them when. */
export async function contentsOf(
  database: TestDatabase,
  tables: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const parts = tables.map(
    (name) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as sum from "${name}" t`,
  )
  const { rows } = await database.owner(parts.join(' union all '))
  return Object.fromEntries(rows.map(({ name, sum }: { name: string; sum: string }) => [name, sum]))
}
