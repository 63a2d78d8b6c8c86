import type pg from 'pg'

/** For a database that is thrown away: nothing is made safe against a loss of power. */
export const carelessSettings = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  autovacuum: 'off',
}

interface Column {
  readonly name: string
  readonly type: string
}

/**
 * Puts `count` more authorities beside the one that is there: each has all its rows, and those of every second school once
 * more under another number, so that 110 schools become 165. What no register reads (bytes of documents, kept grids) is cut
 * short, the audit left out but for its end, judgements before the last year left out. One statement for each table, without triggers.
 */
export async function addAuthorities(owner: pg.Client, like: number, count: number): Promise<number> {
  await owner.query('begin')
  await owner.query('set local session_replication_role = replica')
  await owner.query('set local statement_timeout = 0')
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
     group by c.relname having bool_or(a.attname = 'authority_id') and c.relname <> 'audit_entry'`,
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
       from ${name} r, generate_series(1, ${count}) n where r.authority_id = ${like} ${where} ${recent(name)}
       on conflict do nothing`,
    )
  await copy(copied, '')
  if (columns.some((column) => column.name === 'urn')) await copy(oncemore, 'and urn % 2 = 0')
}

/** Of judgements, the millions of rows, those of the last year. */
const recent = (table: string): string => (table === 'criterion_answer' ? "and r.at > now() - interval '1 year'" : '')

function copied({ name, type }: Column): string {
  if (name === 'authority_id') return '100000 + n'
  if (name === 'la_code') return '201 + n'
  if (type === 'bytea' && name !== 'token_hash' && name !== 'hash') return `substr(r."${name}", 1, 100)`
  if (['model', 'reason', 'evidence'].includes(name)) return `left(r."${name}", 100)`
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
