import { editionInForce } from '../editions/index.ts'
import type { Day, TermDates } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { levels, type EditionInForce } from '../policy/index.ts'
import { listTermDates, type Urn } from '../schools/index.ts'
import { levelOn, listLevelEntries, termsOf, type LevelEntry } from '../support-levels/index.ts'
import { nothing, type Amount } from './amount.ts'
import { budgetKind, budgetYearOf, budgetYearOn, type BudgetYear, type SchoolTerm } from './budget-year.ts'
import type { CentralBudget } from './central-budget.ts'
import { cellsOf, type Cell, type LevelIn, type LevelOfTerm } from './usage.ts'
import { findBudget, listLines } from './store.ts'

/** What is planned and used in one budget year of an authority, and what there is. */
export interface YearOfResources {
  readonly year: BudgetYear
  readonly edition: EditionInForce
  readonly cells: readonly Cell[]
  readonly budget: CentralBudget | undefined
}

/** @param asked the year that is asked for; the present one when undefined */
export async function loadYear(
  tx: Tx,
  authority: AuthorityId,
  today: Day,
  asked: number | undefined,
): Promise<YearOfResources> {
  const edition = await editionInForce(tx, authority, today)
  const kind = budgetKind(edition)
  const year = asked === undefined ? budgetYearOn(kind, today) : { kind, year: asked }
  const lines = (await listLines(tx, authority)).filter((line) => budgetYearOf(kind, line).year === year.year)
  const cells = cellsOf(lines, await loadLevelIn(tx, authority, today))
  return { year, edition, cells, budget: await findBudget(tx, authority, year) }
}

/** The level of any school in any term: on its last day, or today while it goes on or has yet to come. */
async function loadLevelIn(tx: Tx, authority: AuthorityId, today: Day): Promise<LevelIn> {
  const entries = new Map<Urn, LevelEntry[]>()
  for (const entry of await listLevelEntries(tx, authority))
    entries.set(entry.urn, [...(entries.get(entry.urn) ?? []), entry])
  const own = await listTermDates(tx, authority)
  return (urn, term) => levelOn(entries.get(urn) ?? [], dayOfLevel(term, own, today)) ?? 'none'
}

function dayOfLevel({ year, term }: SchoolTerm, own: readonly TermDates[], today: Day): Day {
  const to = termsOf(year, own).find((dates) => dates.term === term)?.to ?? today
  return to < today ? to : today
}

/** What there is for each level: nothing where nothing was set. */
export const budgetByLevel = (budget: CentralBudget | undefined): ReadonlyMap<LevelOfTerm, Amount> =>
  new Map<LevelOfTerm, Amount>(levels.map((level) => [level, budget?.amounts[level] ?? nothing]))
