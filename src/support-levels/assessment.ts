import { editionInForce } from '../editions/index.ts'
import type { Day } from '../kernel/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { proposeLevel, type EditionInForce, type Proposal } from '../policy/index.ts'
import type { School } from '../schools/index.ts'
import { loadFindings, type Reading } from './figures.ts'
import { answeredBy, gridOf, policyGrid, type GridLine } from './grid.ts'
import { listCriterionAnswers } from './register-store.ts'

/** The criteria of one school as they stand, and the level they point to. People decide (5.2). */
export interface Assessment {
  readonly school: School
  readonly grid: readonly GridLine[]
  readonly proposal: Proposal
}

/**
 * Answers every criterion for schools as they stand on a day, some at a time; `step` is told after each lot how many are done.
 * The transaction must be of the whole authority: an average is the same for whoever reads it.
 */
export async function assessSchools(
  tx: Tx,
  of: Reading,
  schools: readonly School[],
  today: Day,
  step: (done: number) => void = () => undefined,
): Promise<{ readonly edition: EditionInForce; readonly assessments: readonly Assessment[] }> {
  const edition = await editionInForce(tx, of.authority, today)
  const assessments: Assessment[] = []
  for (let from = 0; from < schools.length; from += atOnce) {
    const lot = schools.slice(from, from + atOnce)
    const findings = await loadFindings(tx, of, lot, edition, today)
    for (const school of lot) {
      const answers = answeredBy(await listCriterionAnswers(tx, of.authority, school.urn), today)
      const grid = gridOf(edition.criteria, findings.get(school.urn) ?? [], answers, today)
      assessments.push({ school, grid, proposal: proposeLevel(edition, policyGrid(grid)) })
    }
    step(assessments.length)
  }
  return { edition, assessments }
}

const atOnce = 200
