import { once } from 'node:events'
import { from as copyFrom } from 'pg-copy-streams'
import { accepted, type Outcome } from '../kernel/index.ts'
import { clientOf, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { DataImport } from './import.ts'
import type { RecordBatch, ReadingTotals } from './reading.ts'
import type { FileRefusal, RefusedRow } from './refusals.ts'
import './tables.ts'

const mostRefusedKept = 500

/** What was taken from a file into the tables. */
export interface TakenRecords {
  readonly totals: ReadingTotals
  readonly refused: readonly RefusedRow[]
}

/**
 * Copies the records of a file into the tables, under the number of its import, as they are read. The records go through
 * a temporary table, because COPY cannot pass row-level security. Nothing counts until the import is applied.
 * When the file is refused in the middle the caller rolls the transaction back.
 */
export async function recordRecords(
  tx: Tx,
  authority: AuthorityId,
  of: Pick<DataImport, 'number' | 'holds'>,
  records: AsyncGenerator<RecordBatch, Outcome<ReadingTotals, FileRefusal>>,
): Promise<Outcome<TakenRecords, FileRefusal>> {
  try {
    return await takeRecords(tx, authority, of, records)
  } finally {
    // A reader that is left in the middle keeps its file open until it is told that nobody goes on.
    await records.return(undefined as never).catch(heard)
  }
}

async function takeRecords(
  tx: Tx,
  authority: AuthorityId,
  of: Pick<DataImport, 'number' | 'holds'>,
  records: AsyncGenerator<RecordBatch, Outcome<ReadingTotals, FileRefusal>>,
): Promise<Outcome<TakenRecords, FileRefusal>> {
  const { temporary, columns, move } = waysOf[of.holds]
  const client = clientOf(tx)
  await client.query(`create temporary table if not exists arriving_${of.holds} (${temporary}) on commit delete rows`)
  await client.query(`truncate arriving_${of.holds}`)
  // A connection that is lost while it waits for the file says so to whoever listens, and ends the process when nobody does.
  // The listener stays on a lost connection, which the transaction throws away, and goes from one that goes on.
  client.on('error', heard)
  const stream = client.query(copyFrom(`copy arriving_${of.holds} (${columns}) from stdin`))
  // What goes wrong is told once, perhaps while the next rows are being read: whoever waited for it only afterwards would
  // wait for ever.
  const broken = new Promise<never>((_, reject) => stream.once('error', reject))
  broken.catch(heard)
  stream.on('error', heard)
  const kept: RefusedRow[] = []
  for (;;) {
    const next = await records.next()
    if (next.done) {
      stream.end()
      await Promise.race([once(stream, 'finish'), broken])
      client.off('error', heard)
      if (!next.value.ok) return next.value
      await client.query(move, [authority, of.number])
      return accepted({ totals: next.value.value, refused: kept })
    }
    const { bytes, refused: rows } = next.value
    for (const row of rows) if (kept.length < mostRefusedKept) kept.push(row)
    if (stream.errored) throw stream.errored
    if (bytes.length > 0 && !stream.write(bytes)) await Promise.race([once(stream, 'drain'), broken])
  }
}

const figures = {
  temporary:
    'line integer, part smallint, subject_kind smallint, subject_code integer, phase smallint, la smallint, estab smallint, ' +
    'year smallint, day date, published_on date, category text, outcome text, figures double precision[], statuses text',
  columns:
    'line, part, subject_kind, subject_code, phase, la, estab, year, day, published_on, category, outcome, figures, statuses',
  move:
    'insert into observation (authority_id, import_number, subject_kind, subject_code, phase, part, day, year, la, estab, ' +
    'published_on, category, outcome, figures, statuses, line) ' +
    'select $1, $2, subject_kind, subject_code, phase, part, coalesce(day, make_date(year, 8, 31)), year, la, estab, ' +
    'published_on, category, outcome, figures, statuses, line from arriving_',
}

/** The inspection that a row of a register names stands beside the establishment, in columns of its own. */
const inspections = {
  temporary:
    'inspection_part smallint, inspection_subject_kind smallint, inspection_subject_code integer, inspection_phase smallint, ' +
    'inspection_la smallint, inspection_estab smallint, inspection_year smallint, inspection_day date, ' +
    'inspection_published_on date, inspection_category text, inspection_outcome text, ' +
    'inspection_figures double precision[], inspection_statuses text',
  columns:
    'inspection_part, inspection_subject_kind, inspection_subject_code, inspection_phase, inspection_la, inspection_estab, ' +
    'inspection_year, inspection_day, inspection_published_on, inspection_category, inspection_outcome, inspection_figures, ' +
    'inspection_statuses',
  move:
    'insert into observation (authority_id, import_number, subject_kind, subject_code, phase, part, day, year, la, estab, ' +
    'published_on, category, outcome, figures, statuses, line) ' +
    'select $1, $2, inspection_subject_kind, inspection_subject_code, inspection_phase, inspection_part, inspection_day, ' +
    'inspection_year, inspection_la, inspection_estab, inspection_published_on, inspection_category, inspection_outcome, ' +
    'inspection_figures, inspection_statuses, line',
}

/** Tells the planner how large the tables have become; without it a question about one school reads all of England. */
export async function refreshStatistics(tx: Tx): Promise<void> {
  await clientOf(tx).query('select refresh_evidence_statistics()')
}

/** Imports of at least so many records change what the planner should know. */
export const manyRecords = 1_000

const heard = (): void => undefined

/** What a register says of an establishment, beside its line and URN. */
export const establishmentFacts =
  'name, la, establishment_number, phase, type, status, opened_on, closed_on, lowest_age, highest_age, gender, ' +
  'religion, admissions, street, locality, address3, town, county, postcode, telephone, website, trust, federation, ' +
  'head_title, head_first_name, head_last_name, head_job_title, capacity, diocese, ward, constituency, ukprn'

const establishmentColumns = `line, urn, ${establishmentFacts}`

const linkColumns = 'line, urn, linked_urn, link_name, link_type, established_on'

/** For each kind of data set: the temporary table, the order of the columns in a COPY line, and the way to the table. */
const waysOf: Readonly<Record<DataImport['holds'], { temporary: string; columns: string; move: string }>> = {
  figures: { ...figures, move: `${figures.move}figures` },
  inspections: { ...figures, move: `${figures.move}inspections` },
  register: {
    temporary:
      'line integer, urn integer, name text, la smallint, establishment_number smallint, phase text, type text, status text, ' +
      'opened_on date, closed_on date, lowest_age smallint, highest_age smallint, gender text, religion text, admissions text, ' +
      'street text, locality text, address3 text, town text, county text, postcode text, telephone text, website text, ' +
      'trust text, federation text, head_title text, head_first_name text, head_last_name text, head_job_title text, ' +
      'capacity integer, diocese text, ward text, constituency text, ukprn integer, ' +
      inspections.temporary,
    columns: `${establishmentColumns}, ${inspections.columns}`,
    move:
      `with named as (${inspections.move} from arriving_register where inspection_day is not null) ` +
      `insert into establishment (authority_id, import_number, ${establishmentColumns}) ` +
      `select $1, $2, ${establishmentColumns} from arriving_register`,
  },
  links: {
    temporary: 'line integer, urn integer, linked_urn integer, link_name text, link_type text, established_on date',
    columns: linkColumns,
    move:
      `insert into establishment_link (authority_id, import_number, ${linkColumns}) ` +
      `select $1, $2, ${linkColumns} from arriving_links`,
  },
}
