import { accepted, refused, type AcademicYear, type Outcome } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Phase } from '../policy/index.ts'
import type { School } from '../schools/index.ts'
import { listSchoolsOfAuthority } from './authority-schools-store.ts'
import { listImportsInForce } from './commands.ts'
import type { DataImport } from './import.ts'
import type { ComparatorBook, ComparedSchool } from './school-evidence-comparators.ts'
import { censusOf, type Census } from './school-evidence-census.ts'
import { bookOf, type HeldRecord } from './school-evidence-figures.ts'
import { lineageOf } from './school-evidence-lineage.ts'
import { listPredecessors } from './lineage-store.ts'
import { loadNationalMeans } from './national-means.ts'
import { nearestSchools, type SimilarRefusal, type SimilarSchools } from './school-evidence-similar.ts'
import { yearsOfView, type ViewRequest, type YearSpan } from './school-evidence-view.ts'
import { nameOf } from './similar-schools-store.ts'
import { listNames, listProfiles, listRecordsAbout, type ProfileRow } from './school-evidence-store.ts'

/** What is read to show a school's evidence. */
export interface EvidenceRead {
  readonly request: ViewRequest
  readonly similar: SimilarFound
}

/** The similar schools with the census they were chosen by, or why there are none. */
export type SimilarFound = Outcome<ChosenSchools, SimilarRefusal | { readonly kind: 'noCensus' }>

export interface ChosenSchools extends SimilarSchools {
  readonly census: Census
  readonly names: ReadonlyMap<number, string>
  readonly profiles: ReadonlyMap<number, ProfileRow>
}

export interface EvidenceAsked {
  readonly school: Pick<School, 'urn' | 'name' | 'phase' | 'establishmentNumber' | 'openedOn'>
  /** The number of the local authority; null where it has none. */
  readonly la: number | null
  readonly span: YearSpan
  readonly to?: AcademicYear | undefined
}

/**
 * Reads everything about a school and what it is compared with. The transaction must be of the authority as a whole, not
 * narrowed to a school: an average must be the same for whoever reads it.
 */
export async function readSchoolEvidence(
  tx: Tx,
  authority: AuthorityId,
  { school, la, span, to }: EvidenceAsked,
): Promise<EvidenceRead> {
  const inForce = await listImportsInForce(tx, authority)
  const number = la === null || school.establishmentNumber === null ? null : la * 10_000 + school.establishmentNumber
  const links = await listPredecessors(tx, authority, school.urn, inForce)
  const lineage = lineageOf(school.urn, number, links, school.openedOn)
  const phases = phasesCompared(school.phase)
  const ofAuthority = await listSchoolsOfAuthority(tx, authority, la, phases, inForce)
  const own: readonly ComparedSchool[] = [lineage, ...lineage.generations.flat()]
  const records = await listRecordsAbout(tx, authority, { schools: [...own, ...ofAuthority], la })
  const ofPhase = (of: Phase) => ofAuthority.filter((each) => each.phase === of)
  const around = { la, phase: school.phase, schoolsOfAuthority: ofPhase }
  const asked = { lineage, heldYears: yearsIn(inForce, records), span, to }
  const shown = yearsOfView({ ...asked, from: { ...around, book: bookOf(inForce, records) } })
  const urns = new Set(own.map(({ urn }) => urn))
  const mine = records.filter(({ code }) => urns.has(code))
  const similar = await findSimilarByYear(tx, authority, school.phase, shown, mine, inForce)
  const similarSchools = [...new Set(similar.values())].flatMap((found) => (found.ok ? numbered(found.value) : []))
  const more = await listRecordsAbout(tx, authority, { schools: similarSchools, la: null })
  const book = bookOf(inForce, [...records, ...more])
  const from: ComparatorBook = { ...around, book, nationalMeans: await loadNationalMeans(tx, inForce, book, shown) }
  const similarIn = (year: AcademicYear): readonly ComparedSchool[] => {
    const found = similar.get(year)
    return found?.ok ? numbered(found.value) : []
  }
  const last = to ?? shown.at(-1)
  const listed = last === undefined ? undefined : similar.get(last)
  return { request: { ...asked, from, similarIn }, similar: listed ?? refused({ kind: 'noCensus' }) }
}

/** The similar schools for figures of each year; years of one census have the same. */
async function findSimilarByYear(
  tx: Tx,
  authority: AuthorityId,
  phase: Phase,
  years: readonly AcademicYear[],
  own: readonly HeldRecord[],
  inForce: readonly DataImport[],
): Promise<ReadonlyMap<AcademicYear, SimilarFound>> {
  const byYear = new Map<AcademicYear, SimilarFound>()
  const byCensus = new Map<string, SimilarFound>()
  for (const year of years) {
    const census = censusOf(inForce, own, year)
    const name = census ? nameOf(census) : ''
    const found = byCensus.get(name) ?? (await findSimilar(tx, authority, phase, census, inForce))
    byCensus.set(name, found)
    byYear.set(year, found)
  }
  return byYear
}

/** Key stage figures are compared with primary or secondary schools; only other phases need both beside their own. */
const phasesCompared = (phase: Phase): readonly Phase[] =>
  phase === 'primary' || phase === 'secondary' ? [phase] : [phase, 'primary', 'secondary']

const numbered = ({ schools, profiles }: ChosenSchools): readonly ComparedSchool[] =>
  schools.map(({ school: { urn } }) => ({ urn, number: profiles.get(urn)?.number ?? null }))

/** Every year that a record may say something about. */
function yearsIn(imports: readonly DataImport[], records: readonly HeldRecord[]): readonly AcademicYear[] {
  const byNumber = new Map(imports.map((each) => [`${each.authority} ${each.number}`, each]))
  const years = new Set<number>()
  for (const record of records)
    for (const place of byNumber.get(`${record.authority} ${record.import}`)?.places ?? [])
      years.add(place.year ?? record.year - place.yearsBefore)
  return [...years].sort((one, other) => one - other) as AcademicYear[]
}

/** Chooses the similar schools by a census: with whole England in it from England, else from what there is. */
async function findSimilar(
  tx: Tx,
  authority: AuthorityId,
  phase: Phase,
  census: Census | undefined,
  inForce: readonly DataImport[],
): Promise<SimilarFound> {
  if (!census) return refused({ kind: 'noCensus' })
  const rows = await listProfiles(tx, authority, phase, census, inForce)
  const own = rows.find(({ urn }) => urn === census.urn)
  if (!own) return refused({ kind: 'noCensus' })
  const outcome = nearestSchools(own, rows)
  if (!outcome.ok) return outcome
  const urns = [own.urn, ...outcome.value.schools.map(({ school }) => school.urn)]
  const names = await listNames(tx, authority, urns, inForce)
  return accepted({ ...outcome.value, census, names, profiles: new Map(rows.map((row) => [row.urn, row])) })
}
