import {
  acceptUnless,
  addDays,
  firstDayOfYear,
  lastDayOfYear,
  type AcademicYear,
  type Day,
  type Outcome,
  type TermDates,
} from '../kernel/index.ts'

/** Where the two later terms of a year begin; the autumn term begins with the year. */
export interface TermStarts {
  readonly spring: Day
  readonly summer: Day
}

export type TermRefusal = 'springOutsideTheYear' | 'summerOutsideTheYear' | 'summerBeforeSpring'

/**
 * The three terms of an academic year as the authority sets them. Each runs to the day before the next, so that the
 * year (1 September to 31 August) is covered without a gap and every day's review belongs to exactly one term (7.2).
 */
export function setTerms(
  year: AcademicYear,
  { spring, summer }: TermStarts,
): Outcome<readonly TermDates[], TermRefusal> {
  const within = (start: Day): boolean => start > firstDayOfYear(year) && start <= lastDayOfYear(year)
  const reasons: TermRefusal[] = []
  if (!within(spring)) reasons.push('springOutsideTheYear')
  if (!within(summer)) reasons.push('summerOutsideTheYear')
  if (reasons.length === 0 && summer <= spring) reasons.push('summerBeforeSpring')
  return acceptUnless(reasons, () => [
    { year, term: 'autumn', from: firstDayOfYear(year), to: addDays(spring, -1) },
    { year, term: 'spring', from: spring, to: addDays(summer, -1) },
    { year, term: 'summer', from: summer, to: lastDayOfYear(year) },
  ])
}
