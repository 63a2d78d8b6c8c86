import { createHash } from 'node:crypto'
import type { AcademicYear, Day, Outcome } from '../kernel/index.ts'
import { academicYearName, accepted, refused } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { authorityReturnLayout, clearWord, returnedMeasures } from './authority-return.ts'
import { applyImport, previewImport } from './commands.ts'
import type { DataImport } from './import.ts'
import type { ImportingPerson } from './import-store.ts'
import { planReading } from './reading.ts'
import { bytesSource } from './source-file.ts'
import type { RefusedRow } from './refusals.ts'

/** What somebody types about one school: texts by measure, empty ones left out. */
export interface HeldValues {
  readonly urn: number
  readonly year: AcademicYear
  readonly values: Readonly<Record<string, string | undefined>>
  /** Why figures are taken back; needed where one is. */
  readonly reason?: string | undefined
}

export type HeldValuesRefusal =
  /** A figure is taken back, but nobody says why. */
  | { readonly kind: 'noReason' }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'value'; readonly measure: string; readonly row: RefusedRow }
  | { readonly kind: 'unchanged' }

/**
 * Records what the authority holds about a school as an import of one row, so that it has the same checks, provenance, history
 * and undoing as a file. The figures hold for the academic year; of two entries the later counts.
 */
export async function recordHeldValues(
  tx: Tx,
  authority: AuthorityId,
  { urn, year, values, reason = '' }: HeldValues,
  by: ImportingPerson & { readonly at: Date; readonly today: Day },
): Promise<Outcome<DataImport, HeldValuesRefusal>> {
  const given = returnedMeasures.filter(({ id }) => (values[id] ?? '').trim() !== '')
  if (given.length === 0) return refused({ kind: 'nothing' })
  const clears = given.some(({ id }) => values[id]?.trim().toUpperCase() === clearWord)
  if (clears && reason.trim() === '') return refused({ kind: 'noReason' })
  const cells = [String(urn), academicYearName(year), ...given.map(({ id }) => values[id] ?? '')]
  const headings = ['URN', 'Academic year', ...given.map(({ name }) => name)]
  const text = [headings, cells].map((row) => row.map(quoted).join(',')).join('\n')
  const mark = createHash('sha256').update(by.at.toISOString()).digest('hex').slice(0, 8)
  const source = bytesSource(`Entered for ${urn} (${mark})`, Buffer.from(`${text}\n`))
  const plan = await planReading(source, [authorityReturnLayout], { asAt: by.today })
  if (!plan.ok) return refused({ kind: 'unchanged' })
  const previewed = await previewImport(tx, authority, {
    source,
    plan: plan.value,
    person: by,
    now: by.at,
    today: by.today,
  })
  if (!previewed.ok) return refused({ kind: 'unchanged' })
  const [row] = previewed.value.refused
  if (row) return refused({ kind: 'value', measure: given[(row.column ?? 3) - 3]?.id ?? 'year', row })
  await applyImport(tx, authority, previewed.value.number, reason.trim() === '' ? by : { ...by, reason: reason.trim() })
  return accepted(previewed.value)
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""').replace(/[\r\n]+/g, ' ')}"`
