/** The year for which the authority budgets (5.1): academic, or financial from April to March, as the edition sets. */
import { academicYearName, academicYearOf, terms, type AcademicYear, type Day, type Term } from '../kernel/index.ts'
import type { EditionInForce } from '../policy/index.ts'

/** Academic years are named for the year they end in, financial years for the year they begin in. */
export interface BudgetYear {
  readonly kind: 'academic' | 'financial'
  readonly year: number
}

/** One term of one academic year. */
export interface SchoolTerm {
  readonly year: AcademicYear
  readonly term: Term
}

export const budgetKind = ({ values }: Pick<EditionInForce, 'values'>): BudgetYear['kind'] =>
  values['budgetYear'] === 'academic' ? 'academic' : 'financial'

/**
 * The budget year of a term. A financial year has three whole terms, summer, autumn and spring, wherever Easter falls: days
 * and money of one term are never split between two budgets.
 */
export const budgetYearOf = (kind: BudgetYear['kind'], { year, term }: SchoolTerm): BudgetYear => ({
  kind,
  year: kind === 'academic' || term === 'summer' ? year : year - 1,
})

/** Its three terms, in the order in which they are taught. */
export const termsOfBudget = ({ kind, year }: BudgetYear): readonly SchoolTerm[] =>
  kind === 'academic'
    ? terms.map((term) => ({ year: year as AcademicYear, term }))
    : [
        { year: year as AcademicYear, term: 'summer' },
        { year: (year + 1) as AcademicYear, term: 'autumn' },
        { year: (year + 1) as AcademicYear, term: 'spring' },
      ]

/** The budget year of a day: a financial one begins on 1 April. */
export function budgetYearOn(kind: BudgetYear['kind'], today: Day): BudgetYear {
  if (kind === 'academic') return { kind, year: academicYearOf(today) }
  const year = Number(today.slice(0, 4))
  return { kind, year: today.slice(5) >= '04-01' ? year : year - 1 }
}

/** "academic year 2025/26", "financial year 2025/26". */
export const budgetYearName = ({ kind, year }: BudgetYear): string =>
  `${kind} year ${academicYearName((kind === 'academic' ? year : year + 1) as AcademicYear)}`
