import { describe, expect, it } from 'vitest'
import { shippedEditions } from '../../editions/index.ts'
import { day } from '../kernel/index.ts'
import type { Figure } from '../policy/index.ts'
import {
  enterInspection,
  withdrawInspection,
  type EnteredInspection,
  type Entry,
  type KnownInspection,
} from './entered-inspection.ts'
import { frameworkOf, gradeWords, judgements, judgementsOn } from './judgement.ts'

const frameworks = shippedEditions[0]?.frameworks ?? []
const today = day('2026-03-04')
const nothing: Entry = { publishedOn: null, judgements: {}, category: null, outcome: null, source: 'Report' }
const known = (on: string, published: readonly [string, Figure][] = []): KnownInspection => ({
  on: day(on),
  kind: 'graded',
  published: new Map(published),
  version: 0,
})
const reasons = (of: KnownInspection, entry: Partial<Entry>, seen = 0): readonly string[] => {
  const outcome = enterInspection(of, { ...nothing, ...entry }, seen, frameworks, today)
  return outcome.ok ? [] : outcome.reasons.map(({ kind }) => kind)
}

describe('an inspection entered by hand', () => {
  it('4.1 has a capacity to improve under the framework of 2009 alone', () => {
    const capacity = { judgements: { 'ofsted-capacity': 2 } }
    expect(reasons(known('2009-09-01'), capacity)).toEqual([])
    expect(reasons(known('2011-12-31'), capacity)).toEqual([])
    expect(reasons(known('2012-01-01'), capacity)).toEqual(['notJudgedThen'])
    expect(reasons(known('2008-05-01'), capacity)).toEqual(['notJudgedThen'])
  })

  it('4.1 has no overall grade from 2 September 2024, and a report card from 10 November 2025', () => {
    const overall = { judgements: { 'ofsted-overall': 2 } }
    expect(reasons(known('2024-09-01'), overall)).toEqual([])
    expect(reasons(known('2024-09-02'), overall)).toEqual(['notJudgedThen'])
    const card = { judgements: { 'ofsted-report-card-inclusion': 5 } }
    expect(reasons(known('2025-11-09'), card)).toEqual(['notJudgedThen'])
    expect(reasons(known('2025-11-10'), card)).toEqual([])
  })

  it('takes grades of its scale only, and not judged', () => {
    for (const [grade, kinds] of [
      [0, ['noSuchGrade']],
      [5, ['noSuchGrade']],
      [2.5, ['noSuchGrade']],
      [null, []],
      [4, []],
    ] as const)
      expect(reasons(known('2010-05-01'), { judgements: { 'ofsted-capacity': grade } })).toEqual(kinds)
    expect(reasons(known('2026-01-01'), { judgements: { 'ofsted-safeguarding-not-met': 2 } })).toEqual(['noSuchGrade'])
  })

  it('4.1 takes the categories of its framework', () => {
    expect(reasons(known('2010-05-01'), { category: 'NTI' })).toEqual([])
    expect(reasons(known('2012-09-01'), { category: 'NTI' })).toEqual(['noSuchCategory'])
    expect(reasons(known('2012-09-01'), { category: 'SWK' })).toEqual([])
    expect(reasons(known('2026-01-01'), { category: 'RSI' })).toEqual([])
    expect(reasons(known('2026-01-01'), { category: 'none' })).toEqual([])
  })

  it('gives every reason at once, and never overrules a list', () => {
    const published: readonly [string, Figure][] = [['ofsted-overall', { status: 'value', value: 2 }]]
    expect(
      reasons(known('2027-01-01', published), { publishedOn: day('2026-12-31'), judgements: {}, category: null }, 3),
    ).toEqual(['inTheFuture', 'publishedBefore', 'nothingEntered', 'stale'])
    expect(reasons(known('2011-05-12', published), { judgements: { 'ofsted-overall': 1 } })).toEqual(['published'])
  })

  it('becomes the next version of what was there', () => {
    const outcome = enterInspection(
      { ...known('2010-05-01'), version: 4 },
      { ...nothing, judgements: { 'ofsted-capacity': 1 } },
      4,
      frameworks,
      today,
    )
    expect(outcome.ok && outcome.value.version).toBe(5)
  })
})

describe('taking back an inspection entered by hand', () => {
  const entered = { ...nothing, version: 2, withdrawnBecause: null } as EnteredInspection
  const refusals = (of: EnteredInspection | undefined, because: string, seen: number): readonly string[] => {
    const outcome = withdrawInspection(of, because, seen)
    return outcome.ok ? [] : outcome.reasons.map(({ kind }) => kind)
  }

  it('4.1 is one more version that says why', () => {
    const outcome = withdrawInspection(entered, ' Wrong school ', 2)
    expect(outcome.ok && outcome.value).toEqual({ version: 3, withdrawnBecause: 'Wrong school' })
  })

  it('4.1 needs an entry that holds, a reason and the version seen, and says all that is missing at once', () => {
    expect(refusals(entered, '', 1)).toEqual(['noReason', 'stale'])
    expect(refusals({ ...entered, withdrawnBecause: 'Wrong school' }, 'Again', 2)).toEqual(['notEntered'])
    expect(refusals(undefined, 'Never there', 0)).toEqual(['notEntered'])
  })
})

const words = (on: string, measure: string, figure: Figure): string => {
  const judgement = judgements.find((each) => each.measure === measure)
  if (!judgement) throw new Error(measure)
  return gradeWords(frameworkOf(frameworks, day(on)), judgement, figure)
}

const areas = (on: string): readonly string[] => {
  const framework = frameworkOf(frameworks, day(on))
  return framework ? judgementsOn(framework, day(on)).map(({ name }) => name) : []
}

describe('the words of judgements', () => {
  const three: Figure = { status: 'value', value: 3 }

  it('4.1 are those of the day of the inspection', () => {
    expect(words('2007-01-01', 'ofsted-overall', three)).toBe('3 Satisfactory')
    expect(words('2012-08-31', 'ofsted-overall', three)).toBe('3 Satisfactory')
    expect(words('2012-09-01', 'ofsted-overall', three)).toBe('3 Requires improvement')
    expect(words('2025-11-10', 'ofsted-report-card-inclusion', three)).toBe('Expected standard')
    expect(words('2010-05-01', 'ofsted-overall', { status: 'notApplicable' })).toBe('Not judged')
    expect(words('2010-05-01', 'ofsted-overall', { status: 'missing' })).toBe('Not held')
    expect(words('2025-11-10', 'ofsted-safeguarding-not-met', { status: 'value', value: 1 })).toBe('Not met')
  })

  it('4.1 cover what each framework judged', () => {
    expect(areas('2010-01-01')).toContain('Capacity to improve')
    expect(areas('2012-01-01')).toEqual([
      'Overall effectiveness',
      'Achievement and outcomes of pupils',
      'Quality of teaching',
      'Behaviour',
      'Leadership and management',
    ])
    expect(areas('2025-01-01')).toEqual([
      'Quality of education',
      'Behaviour',
      'Personal development',
      'Leadership and management',
    ])
    expect(areas('2026-01-01')).toHaveLength(9)
  })
})
