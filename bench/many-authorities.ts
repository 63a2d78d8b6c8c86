import type pg from 'pg'

interface Column {
  readonly name: string
  readonly type: string
}

/**
 * Puts `count` more authorities beside the one that is there: each has all its rows, and those of every second school once
 * more under another number, so that 110 schools become 165. What no register reads (bytes of documents, kept grids) is cut
 * short. One statement for each table, without triggers.
 */
export async function addAuthorities(owner: pg.Client, like: number, count: number): Promise<number> {
  await owner.query('begin')
  await owner.query('set local session_replication_role = replica')
  await owner.query('set local statement_timeout = 0')
  await owner.query('set local synchronous_commit = off')
  for (const table of await tablesOf(owner)) await copyRows(owner, table, like, count)
  await owner.query('commit')
  await owner.query('vacuum analyze')
  const counted = await owner.query<{ schools: number }>('select count(*)::int as schools from school')
  return counted.rows[0]?.schools ?? 0
}

/** Every table that has an authority, with what can be put into it. */
async function tablesOf(
  owner: pg.Client,
): Promise<readonly { readonly name: string; readonly columns: readonly Column[] }[]> {
  const { rows } = await owner.query<{ name: string; columns: Column[] }>(
    `select c.relname as name, json_agg(json_build_object('name', a.attname, 'type', t.typname) order by a.attnum) as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
       and a.attnum > 0 and not a.attisdropped and a.attidentity = '' and a.attgenerated = ''
     group by c.relname having bool_or(a.attname = 'authority_id')`,
  )
  return rows
}

async function copyRows(
  owner: pg.Client,
  { name, columns }: { readonly name: string; readonly columns: readonly Column[] },
  like: number,
  count: number,
): Promise<void> {
  const names = columns.map((column) => `"${column.name}"`)
  const copy = (values: (column: Column) => string, where: string) =>
    owner.query(
      `insert into ${name} (${names.join(', ')}) select ${columns.map(values).join(', ')}
       from ${name} r, generate_series(1, ${count}) n where r.authority_id = ${like} ${where}`,
    )
  await copy(copied, '')
  if (columns.some((column) => column.name === 'urn')) await copy(oncemore, 'and urn % 2 = 0')
}

function copied({ name, type }: Column): string {
  if (name === 'authority_id') return '100000 + n'
  if (name === 'la_code') return '201 + n'
  if (type === 'bytea' && name !== 'token_hash' && name !== 'hash') return `substr(r."${name}", 1, 500)`
  if (name === 'model') return `left(r."${name}", 500)`
  if (name === 'grid') return 'null'
  return `r."${name}"`
}

/** The same school once more, with numbers and ids of its own; who did what stays. */
function oncemore(column: Column): string {
  const { name, type } = column
  if (name === 'urn') return 'r.urn + 3000000'
  if (name === 'reference') return `left(r.reference, 38) || '-b'`
  const isPerson = name === 'person_id' || name === 'written_by'
  return type === 'uuid' && !isPerson ? `md5(r."${name}"::text)::uuid` : copied(column)
}
