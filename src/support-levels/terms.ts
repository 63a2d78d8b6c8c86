import { academicYearOf, customaryTerms, type AcademicYear, type Day, type TermDates } from '../kernel/index.ts'

/**
 * The terms in which levels are reviewed: from the year of the first review the authority ever opened (the present one
 * before that) to the end of next year. `own` are the dates the authority has set; other years have the customary ones.
 */
export function reviewTerms(
  firstReview: { readonly year: AcademicYear; readonly term: string } | null,
  today: Day,
  own: readonly TermDates[],
): readonly TermDates[] {
  const thisYear = academicYearOf(today)
  const years = Array.from({ length: 2 + thisYear - Math.min(thisYear, firstReview?.year ?? thisYear) }, (_, index) =>
    termsOf((thisYear + 1 - index) as AcademicYear, own),
  )
  const all = years.toReversed().flat()
  const first = firstReview
    ? all.findIndex(({ year, term }) => year === firstReview.year && term === firstReview.term)
    : all.findIndex(({ from, to }) => from <= today && today <= to)
  return all.slice(Math.max(0, first))
}

export function termsOf(year: AcademicYear, own: readonly TermDates[]): readonly TermDates[] {
  const set = own.filter((dates) => dates.year === year).toSorted((a, b) => (a.from < b.from ? -1 : 1))
  return set.length === 3 ? set : customaryTerms(year)
}
