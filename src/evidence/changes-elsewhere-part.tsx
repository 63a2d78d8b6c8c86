import { academicYearName, academicYearOf, lastDayOfYear, type Day } from '../kernel/index.ts'
import { DataTable, dayText, figureText, numberText } from '../platform/views/index.ts'
import { phaseNames } from '../schools/index.ts'
import { authorities, regionName } from './authorities.ts'
import type { ChangeElsewhere, ChangesElsewhere } from './changes-elsewhere.ts'
import { establishmentFactName, establishmentFactText } from './establishment-words.ts'
import type { DataImport } from './import.ts'
import { findMeasure } from './measures.ts'
import { figureOf } from './record-text.ts'
import { phaseOfNumber, subjectKinds } from './subjects.ts'

interface ChangesElsewhereProps {
  readonly changes: ChangesElsewhere
  readonly holds: DataImport['holds']
  /** What schools are called, by URN. */
  readonly names: ReadonlyMap<number, string>
}

/** What a file would change beside the authority's own schools, old beside new. */
export function ChangesElsewherePart({ changes: { first, total }, holds, names }: ChangesElsewhereProps) {
  if (total === 0) return null
  const more = total > first.length ? `: the first ${numberText(first.length)} of ${numberText(total)}` : ''
  const columns = [
    {
      name: 'of',
      heading: headings[holds],
      rowHeading: true,
      cell: (change: ChangeElsewhere) => nameOf(change, names),
    },
    { name: 'what', heading: 'What', cell: whatOf },
    { name: 'before', heading: 'Held now', cell: (change: ChangeElsewhere) => textOf(change, 'before') },
    { name: 'after', heading: 'In the file', cell: (change: ChangeElsewhere) => textOf(change, 'after') },
  ]
  return <DataTable id="elsewhere" caption={`${captions[holds]}${more}`} columns={columns} rows={first} empty="" />
}

const areas = 'What would change about areas and other schools'

const captions: Readonly<Record<DataImport['holds'], string>> = {
  figures: areas,
  inspections: areas,
  register: 'What would change about other schools, and facts that no page of a school shows',
  links: 'What would change about which school follows which',
}

const headings: Readonly<Record<DataImport['holds'], string>> = {
  figures: 'Area or school',
  inspections: 'Area or school',
  register: 'School',
  links: 'School',
}

function nameOf(change: ChangeElsewhere, names: ReadonlyMap<number, string>): string {
  if (change.of === 'establishment') return `${change.name}, URN ${change.urn}`
  if (change.of === 'link') return schoolName(change.urn, names)
  const { kind, code } = change
  if (kind === subjectKinds.school) return schoolName(code, names)
  if (kind === subjectKinds.schoolByNumber) return `School ${Math.floor(code / 10_000)}/${code % 10_000}`
  const phase = phaseOfNumber(change.phase)
  return phase === 'all' ? areaName(kind, code) : `${areaName(kind, code)}, ${phaseNames[phase].toLowerCase()}`
}

const schoolName = (urn: number, names: ReadonlyMap<number, string>): string =>
  names.has(urn) ? `${names.get(urn)}, URN ${urn}` : `URN ${urn}`

function areaName(kind: number, code: number): string {
  if (kind === subjectKinds.authority) return authorities.get(code) ?? `Authority ${code}`
  if (kind === subjectKinds.region) return regionName(code) ?? `Region ${code}`
  return kind === subjectKinds.nationalStateFunded ? 'England (state-funded)' : 'England'
}

function whatOf(change: ChangeElsewhere): string {
  if (change.of === 'establishment') return establishmentFactName(change.fact)
  if (change.of === 'link') return `${change.type}: ${change.linkedName ?? 'a school'}, URN ${change.linked}, since`
  return `${findMeasure(change.measure)?.name ?? change.measure}, ${periodOf(change.day)}`
}

function textOf(change: ChangeElsewhere, side: 'before' | 'after'): string {
  if (change.of === 'establishment') return establishmentFactText(change.fact, change[side])
  if (change.of === 'link') return change[side] === null ? 'Not known' : dayText(change[side])
  const measure = findMeasure(change.measure)
  return measure ? figureText(figureOf(...change[side]), measure) : ''
}

/** "2010/11" for a whole academic year, else the day. */
export function periodOf(day: Day): string {
  const year = academicYearOf(day)
  return day === lastDayOfYear(year) ? academicYearName(year) : dayText(day)
}
