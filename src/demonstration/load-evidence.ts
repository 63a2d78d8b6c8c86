import {
  applyImport,
  builtInLayouts,
  bytesSource,
  planReading,
  previewImport,
  type DataImport,
} from '../evidence/index.ts'
import { academicYearOf, dayInEngland, firstDayOfYear, type AcademicYear, type Day } from '../kernel/index.ts'
import type { Audited } from '../platform/audit/index.ts'
import type { School } from '../schools/index.ts'
import { loadFindings, type Finding } from '../support-levels/index.ts'
import type { DataFile } from './data-file.ts'
import { demonstrationFiles } from './data-files.ts'
import type { LoadedEdition } from './load-edition.ts'
import { audited, personIdOf, type Loading } from './loading.ts'
import { officers } from './officers.ts'
import { authority as council } from './place.ts'
import { officeDayFrom } from './school-days.ts'
import { completeYears } from './years.ts'

export interface LoadedEvidence {
  /** What the rules found about a school in the year of a day, from what had been imported when that year began. */
  readonly findings: (urn: number, on: Day) => readonly Finding[]
  readonly audit: readonly Audited[]
}

/** Imports the files year by year, as they came out, and each year asks the rules about every school. */
export async function loadEvidence(
  loading: Loading,
  schools: readonly School[],
  edition: LoadedEdition,
): Promise<LoadedEvidence> {
  const { tx, authority, today, tell } = loading
  const files = demonstrationFiles(today)
  const years = [...completeYears(today), academicYearOf(today)]
  const found = new Map<AcademicYear, ReadonlyMap<number, readonly Finding[]>>()
  const audit: Audited[] = []
  for (const [done, year] of years.entries()) {
    tell('evidence', done / years.length)
    for (const file of files.filter((each) => importedIn(each, today) === year))
      audit.push(await load(loading, file, importedAt(file, year, loading)))
    const first = firstDayOfYear(year)
    const read = { authority, laCode: council.code }
    found.set(year, await loadFindings(tx, read, schools, edition.on(first), first))
  }
  for (const file of files.filter((each) => importedIn(each, today) === 'now'))
    audit.push(await load(loading, file, loading.now))
  return { findings: (urn, on) => found.get(academicYearOf(on))?.get(urn) ?? [], audit }
}

/** The year at whose beginning a file comes in: the one after the year it is about; the list of today is new. */
function importedIn({ name }: DataFile, today: Day): AcademicYear | 'now' {
  if (name.startsWith(today)) return 'now'
  const years = completeYears(today)
  const last = years.at(-1) ?? academicYearOf(today)
  return ((Number(/\d{4}/.exec(name)?.[0]) || last) + 1) as AcademicYear
}

/** Early on the first working day of the year, but never later than the load itself. */
function importedAt(_file: DataFile, year: AcademicYear, { now }: Loading): Date {
  const at = new Date(`${officeDayFrom(firstDayOfYear(year))}T05:30:00.000Z`)
  return at < now ? at : now
}

async function load({ tx, authority }: Loading, { name, text }: DataFile, at: Date): Promise<Audited> {
  const person = officers.dataOfficer
  const importing = { personId: personIdOf(person), personName: person.name }
  const source = bytesSource(name, Buffer.from(text))
  const plan = await planReading(source, builtInLayouts)
  if (!plan.ok) throw refusal(name, plan.reasons)
  const request = { source, plan: plan.value, person: importing, now: at, today: dayInEngland(at) }
  const previewed = await previewImport(tx, authority, request)
  if (!previewed.ok) throw refusal(name, previewed.reasons)
  const applied = await applyImport(tx, authority, previewed.value.number, { ...importing, at })
  if (!applied.ok) throw refusal(name, applied.reasons)
  return audited({ person, role: 'dataOfficer', at: at.toISOString() }, factsOf(applied.value))
}

const factsOf = ({ number, fileName, sha256 }: DataImport) => ({
  action: 'apply import',
  subject: `import ${number}`,
  after: { fileName, sha256 },
})

const refusal = (name: string, reasons: unknown): Error =>
  new Error(`The demonstration's file ${name} is refused: ${JSON.stringify(reasons)}`)
