import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import type { Figure } from '../policy/index.ts'
import { inspectionReadFor, judgementOn, type Judged } from './inspection.ts'

const value = (of: number): Figure => ({ status: 'value', value: of })
const graded = (on: string, overall: number, leadership = overall): Judged => ({
  on: day(on),
  kind: 'graded',
  outcome: null,
  judgements: new Map([
    ['ofsted-overall', value(overall)],
    ['ofsted-leadership', value(leadership)],
  ]),
})
const ungraded = (on: string, outcome: string): Judged => ({
  on: day(on),
  kind: 'ungraded',
  outcome,
  judgements: new Map(),
})
const card: Judged = {
  on: day('2025-12-02'),
  kind: 'reportCard',
  outcome: null,
  judgements: new Map([['ofsted-report-card-leadership', value(3)]]),
}
const today = day('2026-03-01')
const figures = (...inspections: Judged[]) =>
  ['ofsted-overall', 'ofsted-leadership', 'ofsted-category', 'ofsted-report-card-leadership'].map((measure) => {
    const figure = judgementOn(inspections, measure, today)
    return figure.status === 'value' ? figure.value : figure.status
  })

describe('what inspection says', () => {
  it('5.2 is what the latest inspection that judged said, and of report cards "not applicable" before there was one', () => {
    expect(figures(graded('2019-05-01', 2, 1), graded('2014-05-01', 3))).toEqual([2, 1, 'missing', 'notApplicable'])
    expect(figures(card, graded('2019-05-01', 2))).toEqual(['notApplicable', 'notApplicable', 'missing', 3])
  })

  it('5.2 is kept by an ungraded inspection that leaves the school as it was, also where the graded one is not held', () => {
    const remains = ungraded('2023-12-14', 'School remains Good (Concerns) - S5 Next')
    expect(figures(remains, graded('2019-05-01', 2, 1))).toEqual([2, 1, 0, 'notApplicable'])
    expect(figures(remains)).toEqual([2, 'missing', 0, 'notApplicable'])
    expect(figures(ungraded('2024-11-27', 'Standards maintained'))).toEqual([
      'missing',
      'missing',
      'missing',
      'missing',
    ])
  })

  it('5.2 is not an inspection that another, not held, must have followed', () => {
    const remains = ungraded('2023-12-14', 'School remains Good')
    expect(figures(remains, graded('2012-05-01', 3))).toEqual([2, 'missing', 0, 'notApplicable'])
  })

  it('5.2 is told with the inspection it is from, and with an ungraded one that has been since', () => {
    const concerns = ungraded('2025-04-24', 'Some aspects not as strong')
    expect(inspectionReadFor([concerns, graded('2019-10-22', 2)], 'ofsted-overall', today)?.read).toEqual({
      on: '2019-10-22',
      kind: 'graded',
      outcome: null,
      since: { on: '2025-04-24', outcome: 'Some aspects not as strong' },
    })
    const remains = ungraded('2023-12-14', 'School remains Good')
    expect(inspectionReadFor([remains, graded('2019-10-22', 2)], 'ofsted-overall', today)?.read).toMatchObject({
      on: '2023-12-14',
      kind: 'ungraded',
    })
    expect(inspectionReadFor([], 'ofsted-overall', today)).toBeUndefined()
  })
})
