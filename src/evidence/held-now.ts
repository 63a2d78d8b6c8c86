import { academicYearOf, type AcademicYear, type Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import { returnedMeasures } from './authority-return.ts'
import { listImportsInForce } from './commands.ts'
import { bookOf } from './school-evidence-figures.ts'
import { listRecordsAbout } from './school-evidence-store.ts'
import { subjectKinds } from './subjects.ts'

/** What is held of a measure, and of which academic year. */
export interface HeldNow {
  readonly figure: Figure
  readonly year: AcademicYear
}

const yearsBack = 15

/** The newest figure that is held of each thing the authority returns about a school; measures of which nothing is held are left out. */
export async function listHeldNow(
  tx: Tx,
  authority: AuthorityId,
  urn: number,
  today: Day,
): Promise<ReadonlyMap<MeasureId, HeldNow>> {
  const inForce = await listImportsInForce(tx, authority)
  const records = await listRecordsAbout(tx, authority, { schools: [{ urn, number: null }], la: null })
  const book = bookOf(inForce, records)
  const newest = academicYearOf(today)
  const years = Array.from({ length: yearsBack }, (_, back) => (newest - back) as AcademicYear)
  const subject = { kind: subjectKinds.school, code: urn, phase: 0 }
  return new Map(
    returnedMeasures.flatMap(({ id }) => {
      const year = years.find((each) => (book(subject, id, each)?.figure.status ?? 'missing') !== 'missing')
      const held = year === undefined ? undefined : book(subject, id, year)
      return held && year !== undefined ? [[id, { figure: held.figure, year }] as const] : []
    }),
  )
}
