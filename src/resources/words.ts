/** The words of central resources, the same on page, list and export. */
import { academicYearName, never } from '../kernel/index.ts'
import type { FieldErrors } from '../platform/forms/index.ts'
import { dayText } from '../platform/views/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import { amountText } from './amount.ts'
import type { BudgetRefusal } from './central-budget.ts'
import type { LineRefusal, LineWords } from './central-line.ts'
import type { SchoolTerm } from './budget-year.ts'
import type { Excess, LevelOfTerm } from './usage.ts'

const termNames = { autumn: 'Autumn', spring: 'Spring', summer: 'Summer' } as const
export const termName = ({ year, term }: SchoolTerm): string => `${termNames[term]} ${academicYearName(year)}`
export const termValue = ({ year, term }: SchoolTerm): string => `${year}-${term}`

export const kindNames: Readonly<Record<LineWords['kind'], string>> = { planned: 'Planned', used: 'Used' }

export const levelName = (level: LevelOfTerm, { levels }: Pick<EditionInForce, 'levels'>): string =>
  level === 'none' ? 'No level agreed' : `${level} ${levels.find((each) => each.level === level)?.name ?? ''}`.trim()

/** "Plans for level 3 Causing concern exceed the budget by 4 days and £1,200." */
export function excessSentence({ level, of, by }: Excess, edition: Pick<EditionInForce, 'levels'>): string {
  const whose = level === 'none' ? 'schools without an agreed level' : `level ${levelName(level, edition)}`
  return of === 'planned'
    ? `Plans for ${whose} exceed the budget by ${amountText(by)}.`
    : `What was used for ${whose} exceeds the budget by ${amountText(by)}.`
}

export const lineErrors = (reasons: readonly LineRefusal[]): FieldErrors =>
  Object.fromEntries(reasons.map((reason) => [lineField(reason), lineSentence(reason)]))

function lineField(reason: LineRefusal): string {
  switch (reason.kind) {
    case 'empty':
      return 'days'
    case 'schoolNotOpen':
    case 'termNotBegun':
      return 'term'
    case 'noSuchOfficer':
      return 'officer'
    default:
      return 'form'
  }
}

function lineSentence(reason: LineRefusal): string {
  switch (reason.kind) {
    case 'empty':
      return 'Enter days, pounds or both'
    case 'schoolNotOpen':
      return 'The school is not open in this term'
    case 'termNotBegun':
      return `This term begins on ${dayText(reason.from)}: until then days are planned, not used`
    case 'noSuchOfficer':
      return 'Select an officer from the list'
    case 'takenBack':
      return 'This line has been taken back'
    case 'stale':
      return 'Somebody else saved this after you opened the page'
    default:
      return never(reason)
  }
}

export const budgetErrors = (reasons: readonly BudgetRefusal[]): FieldErrors => ({
  form: reasons
    .map((reason) =>
      reason.kind === 'stale'
        ? 'Somebody else set this budget after you opened the page'
        : `The authority now budgets by ${reason.kept} year. Open the page again.`,
    )
    .join(' '),
})
