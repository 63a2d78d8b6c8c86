import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { listShipped } from '../editions/index.ts'
import { addDays, customaryTerms, day, daysBetween, type AcademicYear, type Day } from '../kernel/index.ts'
import type { SchoolInspection } from '../inspections/index.ts'
import type { PersonId } from '../people/index.ts'
import { editionInForce, type Level, type SettingValue } from '../policy/index.ts'
import type { Urn } from '../schools/index.ts'
import { answerableFor, takenTo, type Holders } from './answerable.ts'
import { owed, type Duty } from './duty.ts'
import { earlyWarnings } from './early-warning.ts'
import { categoryOn, standingOn, type SchoolRecord } from './school-record.ts'
import { isMine, isTeams, type WarnedSchool } from './warned-school.ts'
import { warningSentence } from './warning-words.ts'

const seed = process.env.SEED === undefined ? Date.now() % 2 ** 31 : Number(process.env.SEED)
const [shipped] = listShipped()
if (!shipped) throw new Error('This build has no edition')
const editionWith = (settings: Record<string, SettingValue> = {}) => editionInForce(shipped, { settings })
const edition = editionWith({ daysToVisit: 10 })
const terms = [2024, 2025, 2026].flatMap((year) => customaryTerms(year as AcademicYear))
/** In the spring term of 2025/26, which ends on 6 April. */
const today = day('2026-03-04')

const levelsFrom = (...periods: readonly (readonly [from: string, level: Level])[]): SchoolRecord['levels'] =>
  periods.map(([from, level], at) => {
    const next = periods[at + 1]?.[0]
    return { level, from: day(from), to: next === undefined ? null : addDays(day(next), -1) }
  })

const recordOf = (more: Partial<SchoolRecord> = {}): SchoolRecord => ({
  urn: 900006 as Urn,
  phase: 'primary',
  levels: levelsFrom(['2023-10-02', 1]),
  nextReview: null,
  agreed: null,
  met: [],
  inspections: [],
  visits: [],
  reviews: [],
  terms,
  steps: [],
  adviser: undefined,
  ...more,
})

const inspected = (on: string, grade: number, category: string | null = null): SchoolInspection => ({
  on: day(on),
  publishedOn: null,
  kind: 'graded',
  judgements: new Map([['ofsted-overall', { status: 'value', value: grade }]]),
  category,
  outcome: null,
})

const warned = (record: SchoolRecord, on = today, of = edition) => earlyWarnings(record, of, on).map(({ kind }) => kind)

describe('early warning between reviews', () => {
  it('3.4 nothing is said of a school about which nothing has changed', () => {
    expect(earlyWarnings(recordOf(), edition, today)).toEqual([])
    expect(earlyWarnings(recordOf({ levels: [] }), edition, today)).toEqual([])
  })

  it('3.4 criteria of level 2 and 3 newly met since the level was agreed are named; those met then, and secure ones, are not', () => {
    const agreed = { on: day('2025-12-01'), met: ['vulnerable-attendance-low'] }
    const met = ['secure-teaching-good', 'vulnerable-attendance-low', 'vulnerable-exclusions-high']
    expect(earlyWarnings(recordOf({ agreed, met }), edition, today)).toEqual([
      { kind: 'criteriaNewlyMet', criteria: ['vulnerable-exclusions-high'], agreedOn: '2025-12-01' },
    ])
    expect(warned(recordOf({ agreed: null, met }))).toEqual([])
  })

  it('3.4 a worse grade or a category after the last agreement is a warning, one before it is not', () => {
    const agreed = { on: day('2025-06-01'), met: [] }
    const inspections = [inspected('2025-11-12', 4, 'SM'), inspected('2021-05-04', 2)]
    expect(warned(recordOf({ agreed, inspections }), day('2025-11-20'))).toEqual(['newCategory', 'worseInspection'])
    expect(warned(recordOf({ agreed, inspections }), day('2025-11-11'))).toEqual([])
    expect(warned(recordOf({ agreed: { ...agreed, on: day('2025-11-12') }, inspections }), day('2025-11-20'))).toEqual(
      [],
    )
    const better = [inspected('2025-11-12', 2), inspected('2021-05-04', 3)]
    expect(warned(recordOf({ agreed, inspections: better }))).toEqual([])
    const still = [inspected('2025-11-12', 4, 'SM'), inspected('2024-05-04', 4, 'SM')]
    expect(warned(recordOf({ agreed, inspections: still }), day('2025-11-20'))).not.toContain('newCategory')
  })

  it('3.4 a visit that a change asked for and that was not made by its day is a warning from the day after', () => {
    const changed = recordOf({ levels: levelsFrom(['2023-10-02', 1], ['2026-02-20', 2]) })
    expect(warned(changed, day('2026-03-02'))).toEqual([])
    expect(warned(changed, day('2026-03-03'))).toEqual(['visitOverdue'])
    expect(warned({ ...changed, visits: [day('2026-03-03')] }, day('2026-03-03'))).toEqual([])
  })

  it('3.4 an overdue review is a warning, one due soon is none', () => {
    const next = { year: 2026 as AcademicYear, term: 'autumn', dueOn: day('2025-12-31'), review: null } as const
    expect(warned(recordOf({ nextReview: { ...next, state: 'overdue' } }))).toEqual(['reviewOverdue'])
    expect(warned(recordOf({ nextReview: { ...next, state: 'dueSoon' } }))).toEqual([])
  })

  it('3.4 level 2 or 3 without improvement for as many whole terms as the edition says is a warning', () => {
    const since = (from: string) => recordOf({ levels: levelsFrom(['2023-10-02', 1], [from, 2]), visits: [today] })
    expect(warned(since('2025-01-01'))).toEqual(['notImproved'])
    // A day later the spring term was no whole one.
    expect(warned(since('2025-01-02'))).toEqual([])
    expect(warned(since('2025-01-02'), today, editionWith({ termsWithoutImprovement: 2 }))).toEqual(['notImproved'])
  })

  it('3.4 from 2 to 3 is no improvement, from 3 to 2 is one', () => {
    const of = (...periods: (readonly [from: string, level: Level])[]) => {
      const found = earlyWarnings(recordOf({ levels: levelsFrom(...periods), visits: [today] }), edition, today)
      return found.find(({ kind }) => kind === 'notImproved')
    }
    expect(of(['2024-09-02', 2], ['2025-11-03', 3])).toMatchObject({
      level: 3,
      levelSince: '2025-11-03',
      since: '2024-09-02',
      terms: 3,
    })
    expect(of(['2024-09-02', 3], ['2025-11-03', 2])).toBeUndefined()
    const said = (...periods: (readonly [from: string, level: Level])[]) => {
      const found = of(...periods)
      return found && warningSentence(found, edition)
    }
    expect(said(['2024-09-02', 2], ['2025-11-03', 3])).toBe(
      'At level 3 since 3 November 2025. At levels 2 or 3 without improvement since 2 September 2024, for 3 whole terms.',
    )
    expect(said(['2024-09-02', 3])).toBe('At level 3 since 2 September 2024, without improvement for 3 whole terms.')
    expect(of(['2024-01-02', 2], ['2024-09-02', 1], ['2025-11-03', 2])).toBeUndefined()
  })
})

describe('a school in a category or causing concern without recorded progress', () => {
  const level3 = recordOf({ levels: levelsFrom(['2023-10-02', 2], ['2025-09-08', 3]) })
  const stuck = (record: SchoolRecord, on: string) =>
    earlyWarnings(record, edition, day(on)).find(({ kind }) => kind === 'noProgress')

  it('3.4 is listed from the day after the term ended, until something is recorded', () => {
    expect(stuck(level3, '2025-12-31')).toBeUndefined()
    expect(stuck(level3, '2026-01-01')).toMatchObject({ dueOn: '2025-12-31', terms: 1 })
    expect(stuck({ ...level3, visits: [day('2025-11-20')] }, '2026-01-01')).toBeUndefined()
    expect(stuck({ ...level3, reviews: [day('2026-01-09')] }, '2026-01-10')).toBeUndefined()
    expect(stuck({ ...level3, visits: [day('2025-09-08')] }, '2026-01-01')).toMatchObject({ terms: 1 })
    expect(stuck(level3, '2026-04-08')).toMatchObject({ dueOn: '2025-12-31', terms: 2 })
  })

  it('3.4 a term that ends sooner after the change than the edition gives asks for nothing yet', () => {
    const late = recordOf({ levels: levelsFrom(['2023-10-02', 1], ['2025-12-01', 3]) })
    expect(stuck(late, '2026-01-05')).toBeUndefined()
    expect(stuck(late, '2026-04-08')).toMatchObject({ dueOn: '2026-04-06', terms: 1 })
  })

  it('3.4 a school in an Ofsted category counts whatever its level, from the inspection that placed it there', () => {
    const inspections = [inspected('2025-10-14', 4, 'SM'), inspected('2024-10-14', 4, 'SM'), inspected('2020-01-14', 2)]
    const record = recordOf({ inspections })
    expect(categoryOn(record, today)).toEqual({ category: 'SM', since: '2024-10-14' })
    expect(stuck(record, '2026-01-01')).toMatchObject({ category: 'SM', dueOn: '2024-12-31' })
    expect(stuck(recordOf({ inspections: [inspected('2025-11-14', 3), ...inspections] }), '2026-01-01')).toBeUndefined()
  })

  const someone = (name: string) => ({ personId: name as PersonId, name })
  const holders: Holders = new Map([
    ['seniorAdviserPrimary', [someone('Bettina Adeyinka')]],
    ['seniorAdviserSecondary', [someone('Gethin Prosser-Lowe')]],
    ['principalAdviser', [someone('Marguerite Stallabrass')]],
    ['directorOfChildrensServices', [someone('Rosalind Achterberg')]],
  ])

  it('3.4 is escalated by name: to the Principal Adviser after one term, to the Director after two', () => {
    expect(answerableFor('primary', edition, holders).map(({ people }) => people[0]?.name)).toEqual([
      'Bettina Adeyinka',
    ])
    expect(answerableFor('secondary', edition, holders).map(({ people }) => people[0]?.name)).toEqual([
      'Gethin Prosser-Lowe',
    ])
    expect(answerableFor('allThrough', edition, holders)).toHaveLength(2)
    expect([1, 2, 3].map((terms) => takenTo(terms, edition, holders)?.people[0]?.name)).toEqual([
      'Marguerite Stallabrass',
      'Rosalind Achterberg',
      'Rosalind Achterberg',
    ])
    expect(takenTo(1, edition, new Map())).toEqual({ role: 'principalAdviser', people: [] })
  })

  it('3.4 the same rule says whose a school is: mine, my team’s', () => {
    const school = (phase: SchoolRecord['phase'], adviser: string): WarnedSchool => ({
      listed: {} as WarnedSchool['listed'],
      record: recordOf({ phase, adviser: someone(adviser) }),
      warnings: [],
      answerable: answerableFor(phase, edition, holders),
      takenTo: undefined,
    })
    const all = [school('primary', 'Callum'), school('primary', 'Orla'), school('secondary', 'Orla')]
    const mine = (who: string) => all.map((one) => isMine(one, who as PersonId))
    expect(mine('Callum')).toEqual([true, false, false])
    expect(mine('Bettina Adeyinka')).toEqual([true, true, false])
    const team = (who: string, role: Parameters<typeof isTeams>[1]['role']) =>
      all.map(isTeams(all, { personId: who as PersonId, role }))
    expect(team('Callum', 'schoolImprovementAdviser')).toEqual([true, true, false])
    expect(team('Marguerite Stallabrass', 'principalAdviser')).toEqual([true, true, true])
    expect(team('Nobody', 'schoolImprovementAdviser')).toEqual([false, false, false])
  })
})

describe('what is owed', () => {
  const changed = recordOf({ levels: levelsFrom(['2023-10-02', 1], ['2026-02-27', 2]) })
  const visit = (record: SchoolRecord, on: Day = today, of = edition): Duty | undefined =>
    owed(record, of, on).find(({ kind }) => kind === 'visit')

  it('3.4 a visit falls due from the day of a change to level 2 or 3, and is done by a note of it', () => {
    expect(visit(changed)).toMatchObject({
      dueOn: '2026-03-09',
      state: 'dueSoon',
      since: '2026-02-27',
      paragraph: '7.5',
    })
    expect(visit(changed, day('2026-02-26'))).toBeUndefined()
    expect(visit(changed, day('2026-03-10'))).toMatchObject({ state: 'overdue' })
    expect(visit({ ...changed, visits: [day('2026-02-26')] })).toBeDefined()
    expect(visit({ ...changed, visits: [day('2026-02-27')] })).toBeUndefined()
    expect(visit(changed, today, editionWith())).toMatchObject({ dueOn: null, state: 'notSet' })
    expect(visit(recordOf({ levels: levelsFrom(['2024-09-02', 3], ['2026-02-27', 2]) }))).toBeUndefined()
    expect(visit(recordOf({ levels: levelsFrom(['2026-02-27', 3]) }))).toMatchObject({
      roles: expect.arrayContaining(['principalAdviser']),
    })
  })

  it('3.4 the outcome of a warning notice is owed the day after its period ends', () => {
    const state = { status: 'running', complyBy: day('2026-03-03') } as const
    const steps = [{ kind: 'warningNotice', state }] as const
    expect(owed(recordOf({ steps }), edition, today)).toMatchObject([
      { kind: 'outcomeOfNotice', dueOn: today, state: 'due' },
    ])
    const ended = [{ kind: 'warningNotice', state: { ...state, status: 'complied' } }] as const
    expect(owed(recordOf({ steps: ended }), edition, today)).toEqual([])
  })

  it('3.4 day by day through a year, the visit and the progress of every drawn school are owed exactly when the oracle says', () => {
    console.info(`SEED=${seed}`)
    const first = day('2025-09-01')
    const within = (days: number) => addDays(first, days)
    const drawnSchool = fc.record({
      change: fc.nat(250),
      level: fc.constantFrom<Level>(1, 2, 3),
      visits: fc.array(fc.nat(330), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(drawnSchool, fc.nat(330), ({ change, level, visits }, now) => {
        const [on, from] = [within(now), within(change)]
        const days = visits.map(within)
        const record = recordOf({
          levels: [
            { level: 1, from: day('2023-10-02'), to: addDays(from, -1) },
            ...(level === 1 ? [] : [{ level, from, to: null }]),
          ],
          visits: days,
        })
        const duties = owed(record, edition, on)
        const changedBy = level > 1 && on >= from
        const visited = days.some((one) => one >= from && one <= on)
        expect(duties.some(({ kind }) => kind === 'visit')).toBe(changedBy && !visited)
        if (changedBy && !visited) expect(duties.find(({ kind }) => kind === 'visit')?.dueOn).toBe(addDays(from, 10))
        expect(duties.some(({ kind }) => kind === 'progress')).toBe(
          level === 3 &&
            changedBy &&
            progressOwed(
              from,
              days.filter((one) => one <= on),
              on,
            ),
        )
        expect(standingOn(record, on)?.level).toBe(changedBy ? level : 1)
      }),
      { seed, numRuns: 1000 },
    )
  })
})

/** Written anew: is there a term, ended or going on, that asks for progress and in or after which nothing was recorded? */
function progressOwed(since: Day, recorded: readonly Day[], on: Day): boolean {
  for (const { from, to } of customaryTerms(2026 as AcademicYear)) {
    if (from > on || daysBetween(since, to) < 42) continue
    const after = recorded.filter((one) => daysBetween(since, one) > 0 && daysBetween(from, one) >= 0)
    if (after.length === 0) return true
  }
  return false
}
