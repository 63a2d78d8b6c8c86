import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day, type AcademicYear } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Urn } from '../schools/index.ts'
import { amountText, type Amount } from './amount.ts'
import { budgetYearName, budgetYearOf, budgetYearOn, termsOfBudget } from './budget-year.ts'
import { saveLine, takeBackLine, type CentralLine, type LineId } from './central-line.ts'
import { setBudget } from './central-budget.ts'
import { cellsOf, excessesOf, sumOf, sumsBy, type LevelIn, type LevelOfTerm, type Use } from './usage.ts'
import { excessSentence } from './words.ts'

const seed = process.env.SEED === undefined ? Date.now() % 2 ** 31 : Number(process.env.SEED)
const terms = ['autumn', 'spring', 'summer'] as const

const line = (more: Partial<CentralLine> = {}): CentralLine => ({
  id: 'line' as LineId,
  urn: 900006 as Urn,
  year: 2026 as AcademicYear,
  term: 'autumn',
  kind: 'planned',
  halfDays: 4,
  pounds: 0,
  purpose: 'Mathematics subject leader',
  officer: 'adviser' as PersonId,
  version: 1,
  takenBack: null,
  by: 'p' as PersonId,
  byName: 'Bettina Adeyinka',
  at: new Date('2025-09-10T09:00:00Z'),
  ...more,
})

const anyLine = fc
  .record({
    urn: fc.constantFrom(1, 2, 3, 4),
    year: fc.constantFrom(2025, 2026),
    term: fc.constantFrom(...terms),
    kind: fc.constantFrom('planned' as const, 'used' as const),
    halfDays: fc.nat(200),
    pounds: fc.nat(50_000),
    takenBack: fc.option(fc.constant('By mistake'), { freq: 4 }),
  })
  .map((drawn) => line(drawn as Partial<CentralLine>))

/** Sums the long way round, line by line, without cells: [days, pounds] planned and used. */
function oracle(lines: readonly CentralLine[], chosen: (line: CentralLine) => boolean): readonly number[] {
  const sums = [0, 0, 0, 0]
  for (const one of lines) {
    if (one.takenBack !== null || !chosen(one)) continue
    const at = one.kind === 'planned' ? 0 : 2
    sums[at] = (sums[at] ?? 0) + one.halfDays
    sums[at + 1] = (sums[at + 1] ?? 0) + one.pounds
  }
  return sums
}
const flat = ({ planned, used }: Use) => [planned.halfDays, planned.pounds, used.halfDays, used.pounds]
const added = (sums: Iterable<Use>) => flat(sumOf([...sums]))

describe('central days and money', () => {
  it('5.1 sums over schools, over levels and over terms are the total, whatever level a school had when', () => {
    console.info(`SEED=${seed}`)
    fc.assert(
      fc.property(
        fc.array(anyLine, { maxLength: 40 }),
        fc.array(fc.constantFrom(1, 2, 3, 'none'), { minLength: 24, maxLength: 24 }),
        (lines, drawn) => {
          const levelIn: LevelIn = (urn, { year, term }) =>
            drawn[(urn - 1) * 6 + (year - 2025) * 3 + terms.indexOf(term)] as LevelOfTerm
          const cells = cellsOf(lines, levelIn)
          const total = oracle(lines, () => true)
          const byLevel = sumsBy(cells, ({ level }) => level)
          const bySchool = sumsBy(cells, ({ urn }) => urn)
          expect(flat(sumOf(cells))).toEqual(total)
          expect(added(byLevel.values())).toEqual(total)
          expect(added(bySchool.values())).toEqual(total)
          expect(added(sumsBy(cells, ({ year, term }) => `${year} ${term}`).values())).toEqual(total)
          for (const [level, use] of byLevel)
            expect(flat(use)).toEqual(oracle(lines, (one) => levelIn(one.urn, one) === level))
          for (const [urn, use] of bySchool) expect(flat(use)).toEqual(oracle(lines, (one) => one.urn === urn))
        },
      ),
      { seed, numRuns: 300 },
    )
  })

  it('5.1 a term counts for the level the school had in it: a later change leaves it where it was', () => {
    const lines = [line({ term: 'autumn', kind: 'used' }), line({ term: 'spring', kind: 'used', halfDays: 6 })]
    const cells = cellsOf(lines, (_, { term }) => (term === 'autumn' ? 2 : 3))
    const byLevel = sumsBy(cells, ({ level }) => level)
    expect(byLevel.get(2)?.used).toEqual({ halfDays: 4, pounds: 0 })
    expect(byLevel.get(3)?.used).toEqual({ halfDays: 6, pounds: 0 })
  })

  it('5.1 plans above the budget are warned of by how much, and nothing is said at the limit', () => {
    const budget = new Map<LevelOfTerm, Amount>([[3, { halfDays: 4, pounds: 1000 }]])
    const over = (halfDays: number, pounds: number) => {
      const cells = cellsOf([line({ halfDays, pounds })], () => 3)
      return excessesOf(
        sumsBy(cells, ({ level }) => level),
        budget,
      )
    }
    expect(over(4, 1000)).toEqual([])
    const [excess] = over(12, 2200)
    const edition = { levels: [{ level: 3, name: 'Causing concern' }] } as unknown as Parameters<
      typeof excessSentence
    >[1]
    expect(excess && excessSentence(excess, edition)).toBe(
      'Plans for level 3 Causing concern exceed the budget by 4 days and £1,200.',
    )
    expect(over(5, 0)).toEqual([{ level: 3, of: 'planned', by: { halfDays: 1, pounds: 0 } }])
  })

  it('5.1 a financial year has three whole terms wherever Easter falls, an academic year its own', () => {
    expect(termsOfBudget({ kind: 'financial', year: 2025 }).map(({ year, term }) => `${term} ${year}`)).toEqual([
      'summer 2025',
      'autumn 2026',
      'spring 2026',
    ])
    for (const kind of ['financial', 'academic'] as const)
      for (const year of [2024, 2025, 2026])
        for (const term of termsOfBudget({ kind, year })) expect(budgetYearOf(kind, term)).toEqual({ kind, year })
    expect([day('2026-03-31'), day('2026-04-01')].map((on) => budgetYearOn('financial', on).year)).toEqual([2025, 2026])
    expect(budgetYearName({ kind: 'financial', year: 2025 })).toBe('financial year 2025/26')
    expect(budgetYearName({ kind: 'academic', year: 2026 })).toBe('academic year 2025/26')
  })

  it('5.1 amounts read as people write them', () => {
    expect(amountText({ halfDays: 3, pounds: 1200 })).toBe('1.5 days and £1,200')
    expect(amountText({ halfDays: 2, pounds: 0 })).toBe('1 day')
    expect(amountText({ halfDays: 0, pounds: 0 })).toBe('nothing')
  })
})

describe('saving a line', () => {
  const before = {
    school: { openedOn: null, closedOn: null },
    line: undefined,
    dates: { from: day('2026-01-01'), to: day('2026-04-06') },
    officers: ['adviser' as PersonId],
  }
  const today = day('2025-12-01')
  const kinds = (outcome: ReturnType<typeof saveLine>) => (outcome.ok ? [] : outcome.reasons.map(({ kind }) => kind))

  it('5.1 refuses what is empty, used before the term, for a closed school, or by nobody, all at once', () => {
    const closed = { ...before, school: { openedOn: null, closedOn: day('2025-09-01') }, officers: [] }
    expect(kinds(saveLine(closed, line({ kind: 'used', halfDays: 0 }), 0, today))).toEqual([
      'empty',
      'schoolNotOpen',
      'termNotBegun',
      'noSuchOfficer',
    ])
    expect(kinds(saveLine(before, line(), 0, today))).toEqual([])
  })

  it('5.1 tells a stale save, and changes nothing that was taken back', () => {
    const held = { ...before, line: line({ version: 2 }) }
    expect(kinds(saveLine(held, line(), 1, today))).toEqual(['stale'])
    expect(kinds(saveLine({ ...before, line: line({ takenBack: 'Twice' }) }, line(), 1, today))).toEqual(['takenBack'])
    expect(takeBackLine(line({ version: 2 }), 'Twice', 1).ok).toBe(false)
    expect(takeBackLine(line({ version: 2 }), 'Twice', 2).ok).toBe(true)
  })

  it('5.1 a budget is of the kind of year the edition names, and a stale one is told', () => {
    const request = { kind: 'financial', year: 2025, amounts: {} } as const
    expect(setBudget(undefined, request, 0, 'financial')).toMatchObject({ ok: true, value: { version: 1 } })
    expect(setBudget(undefined, request, 1, 'academic')).toMatchObject({
      reasons: [{ kind: 'stale' }, { kind: 'otherYear' }],
    })
  })
})
