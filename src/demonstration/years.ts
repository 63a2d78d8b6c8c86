import {
  academicYearOf,
  addDays,
  day,
  firstDayOfYear,
  terms,
  termOn,
  type AcademicYear,
  type Day,
  type Term,
} from '../kernel/index.ts'

/** The last four complete academic years before a day, earliest first. */
export function completeYears(today: Day): readonly AcademicYear[] {
  const present = academicYearOf(today)
  return [4, 3, 2, 1].map((back) => (present - back) as AcademicYear)
}

/** Reviews are numbered by term from 0, the autumn term of the first complete year; 12 is the autumn term of the present one. */
export interface ReviewTerm {
  readonly review: number
  readonly year: AcademicYear
  readonly term: Term
}

/** Every term from the first complete year to the one `today` is in, that one included. */
export function reviewTerms(today: Day): readonly ReviewTerm[] {
  const years = [...completeYears(today), academicYearOf(today)]
  const all = years.flatMap((year, at) => terms.map((term, place) => ({ review: at * 3 + place, year, term })))
  return all.slice(0, 12 + terms.indexOf(termOn(today).term) + 1)
}

/** The number of the term a day is in, on the scale of `ReviewTerm`. */
export function reviewNumberOn(of: Day, today: Day): number {
  const { year, term } = termOn(of)
  return (year - academicYearOf(today) + 4) * 3 + terms.indexOf(term)
}

/** The 1 September that began an academic year, so many years before the present one. */
export const septemberBefore = (today: Day, yearsBack: number): Day =>
  firstDayOfYear((academicYearOf(today) - yearsBack) as AcademicYear)

/** The 31 August on which the present academic year ends. */
export const endOfPresentYear = (today: Day): Day => addDays(day(`${academicYearOf(today)}-09-01`), -1)
