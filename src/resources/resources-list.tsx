import type { List, ListColumn } from '../platform/lists/index.ts'
import { levels, type EditionInForce } from '../policy/index.ts'
import { schoolColumns, schoolFilters, schoolSearch, type SchoolRow } from '../schools/index.ts'
import { minus, type Amount } from './amount.ts'
import { termsOfBudget, type BudgetYear } from './budget-year.ts'
import type { Cell } from './usage.ts'
import { levelName, termName, termValue } from './words.ts'

/** One school in one term as the list shows it. */
export interface ListedCell extends SchoolRow {
  readonly cell: Cell
}

export function listedCells(cells: readonly Cell[], schools: readonly SchoolRow[]): readonly ListedCell[] {
  const byUrn = new Map(schools.map((row) => [row.school.urn, row]))
  return cells.flatMap((cell) => {
    const row = byUrn.get(cell.urn)
    return row ? [{ ...row, cell }] : []
  })
}

export const resourcesPath = (urn: number): string => `/schools/${urn}/resources`

/** By school and term: the level then, planned, used and left of the plan. */
export const resourcesList = (
  rows: readonly ListedCell[],
  year: BudgetYear,
  edition: EditionInForce,
  laCode: number | null,
): List<ListedCell> => {
  const [name] = schoolColumns<ListedCell>((row) => row)
  const figure = (name: string, heading: string, of: (cell: Cell) => number): ListColumn<ListedCell> => ({
    name,
    heading,
    type: 'number',
    value: ({ cell }) => of(cell),
    cell: ({ cell }) => of(cell).toLocaleString('en-GB'),
  })
  const pair = (name: string, heading: string, of: (cell: Cell) => Amount) => [
    figure(`${name}Days`, `${heading}, days`, (cell) => of(cell).halfDays / 2),
    figure(`${name}Pounds`, `${heading}, £`, (cell) => of(cell).pounds),
  ]
  return {
    path: '/resources',
    title: 'Central days and money',
    noun: ['school and term', 'schools and terms'],
    key: ({ cell }) => `${cell.urn} ${termValue(cell)}`,
    columns: [
      {
        ...(name as ListColumn<ListedCell>),
        cell: ({ school }, onward) => (
          <a class="govuk-link govuk-link--no-visited-state" href={onward(resourcesPath(school.urn))}>
            {school.name}
          </a>
        ),
      },
      {
        name: 'term',
        heading: 'Term',
        nowrap: true,
        value: ({ cell }) => termName(cell),
        order: ({ cell }) => termsOfBudget(year).findIndex(({ term }) => term === cell.term),
      },
      {
        name: 'level',
        heading: 'Level in the term',
        value: ({ cell }) => levelName(cell.level, edition),
      },
      ...pair('planned', 'Planned', ({ planned }) => planned),
      ...pair('used', 'Used', ({ used }) => used),
      ...pair('left', 'Left', ({ planned, used }) => minus(planned, used)),
    ],
    filters: [
      {
        name: 'level',
        heading: 'Level in the term',
        kind: 'any',
        choices: ([...levels, 'none'] as const).map((level) => ({
          value: String(level),
          text: levelName(level, edition),
        })),
        of: ({ cell }) => String(cell.level),
      },
      {
        name: 'term',
        heading: 'Term',
        kind: 'any',
        choices: termsOfBudget(year).map((term) => ({ value: term.term, text: termName(term) })),
        of: ({ cell }) => cell.term,
      },
      ...schoolFilters<ListedCell>((row) => row, rows).filter(({ name }) => name === 'phase' || name === 'adviser'),
    ],
    search: schoolSearch<ListedCell>((row) => row, laCode),
    sort: { by: 'name', direction: 'ascending' },
    keep: { year: String(year.year) },
  }
}
