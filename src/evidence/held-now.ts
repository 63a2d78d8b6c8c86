import type { AcademicYear, Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import { returnedMeasures } from './authority-return.ts'
import { listImportsInForce } from './commands.ts'
import { yearBoundsOn } from './official-dates.ts'
import { bookOf } from './school-evidence-figures.ts'
import { listRecordsAbout } from './school-evidence-store.ts'
import { subjectKinds } from './subjects.ts'

/** What is held of a measure, and of which academic year. */
export interface HeldNow {
  readonly figure: Figure
  readonly year: AcademicYear
}

/**
 * The newest figure that is held of each thing the authority returns about a school, of whatever year that is taken; measures of
 * which nothing is held are left out.
 */
export function listHeldNow(tx: Tx, authority: AuthorityId, urn: number, today: Day): Promise<Held> {
  const { earliest, latest } = yearBoundsOn(today)
  const years = Array.from({ length: latest - earliest + 1 }, (_, back) => (latest - back) as AcademicYear)
  return listHeld(tx, authority, urn, years)
}

/** The same of one academic year. */
export const listHeldOfYear = (tx: Tx, authority: AuthorityId, urn: number, year: AcademicYear): Promise<Held> =>
  listHeld(tx, authority, urn, [year])

type Held = ReadonlyMap<MeasureId, HeldNow>

async function listHeld(
  tx: Tx,
  authority: AuthorityId,
  urn: number,
  newestFirst: readonly AcademicYear[],
): Promise<Held> {
  const inForce = await listImportsInForce(tx, authority)
  const records = await listRecordsAbout(tx, authority, { schools: [{ urn, number: null }], la: null })
  const book = bookOf(inForce, records)
  const subject = { kind: subjectKinds.school, code: urn, phase: 0 }
  return new Map(
    returnedMeasures.flatMap(({ id }) => {
      const year = newestFirst.find((each) => (book(subject, id, each)?.figure.status ?? 'missing') !== 'missing')
      const held = year === undefined ? undefined : book(subject, id, year)
      return held && year !== undefined ? [[id, { figure: held.figure, year }] as const] : []
    }),
  )
}
