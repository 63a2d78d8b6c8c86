import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, type Day } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import { correctEntry, type CorrectionRequest } from './correction.ts'
import { adviser, edition, facts, onDay, principal, reasonsOf, urn } from './example-reviews.ts'
import { levelHistory, levelOn, levelSince, type EntryId, type LevelEntry } from './level-history.ts'
import type { Instant, RecordId, ReviewId } from './review.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
console.log(`level-history SEED=${seed}`)

const entry = (
  id: string,
  level: Level | null,
  from: string,
  known: string,
  replaces: string | null = null,
): LevelEntry => ({
  id: id as EntryId,
  urn,
  level,
  effectiveFrom: day(from),
  recordedAt: `${known}T09:30:00.000Z` as Instant,
  by: adviser.by,
  review: `r-${id}` as ReviewId,
  record: `n-${id}` as RecordId,
  recordIssuedOn: day('2010-09-01'),
  replaces: replaces as EntryId | null,
  reason: replaces ? 'Typed wrongly' : '',
})
const known = (text: string) => `${text}T23:59:59.999Z` as Instant

describe('the level on a day', () => {
  const entries = [
    entry('1', 1, '2010-10-01', '2010-10-01'),
    entry('2', 2, '2011-02-14', '2011-02-14'),
    entry('3', 2, '2011-02-10', '2011-03-01', '2'),
    entry('4', 3, '2011-05-01', '2011-05-01'),
  ]

  it('7.3 the level holds from its first day until the day before the next', () => {
    const levels = ['2010-09-30', '2010-10-01', '2011-02-09', '2011-02-10', '2011-04-30', '2011-05-01', '2030-01-01']
    expect(levels.map((on) => levelOn(entries, day(on)))).toEqual([null, 1, 1, 2, 2, 3, 3])
    expect(levelHistory(entries).map(({ level, from, to }) => [level, from, to])).toEqual([
      [1, '2010-10-01', '2011-02-09'],
      [2, '2011-02-10', '2011-04-30'],
      [3, '2011-05-01', null],
    ])
  })

  it('7.3 the level is also told as it was known at an earlier instant', () => {
    expect(levelOn(entries, day('2011-02-12'), known('2011-02-20'))).toBe(1)
    expect(levelOn(entries, day('2011-02-12'), known('2011-03-01'))).toBe(2)
    expect(levelOn(entries, day('2011-06-01'), known('2011-02-20'))).toBe(2)
    expect(levelOn(entries, day('2011-06-01'), known('2010-09-01'))).toBeNull()
  })

  it('7.3 of two levels from the same day the one recorded later holds', () => {
    const twice = [entry('1', 1, '2010-10-01', '2010-10-01'), entry('2', 3, '2010-10-01', '2010-10-02')]
    expect(levelHistory(twice).map(({ level, from, to }) => [level, from, to])).toEqual([[3, '2010-10-01', null]])
  })

  it('7.3 an annulled entry gives way to the level before it', () => {
    const annulled = [...entries, entry('5', null, '2011-05-01', '2011-05-09', '4')]
    expect(levelOn(annulled, day('2011-06-01'))).toBe(2)
    expect(levelOn(annulled, day('2011-06-01'), known('2011-05-08'))).toBe(3)
  })

  it('7.3 since when a level holds does not begin anew when it is agreed again', () => {
    const again = [
      entry('1', 2, '2010-10-01', '2010-10-01'),
      entry('2', 2, '2011-02-01', '2011-02-01'),
      entry('3', 1, '2011-05-01', '2011-05-01'),
    ]
    expect(['2010-09-30', '2011-03-01', '2011-05-02'].map((on) => levelSince(again, day(on)))).toEqual([
      null,
      '2010-10-01',
      '2011-05-01',
    ])
  })
})

describe('a correction', () => {
  const wrong = entry('1', 2, '2011-02-14', '2011-02-14')
  const act = onDay(principal, day('2011-03-01'))
  const request: CorrectionRequest = {
    replaces: wrong.id,
    level: 3,
    effectiveFrom: day('2011-02-14'),
    reason: 'The letter says 3',
    record: null,
  }

  it('7.3 is a new row with a reason that takes the place of the old one', () => {
    expect(facts(correctEntry([wrong], request, edition, act))).toEqual({
      urn,
      level: 3,
      effectiveFrom: '2011-02-14',
      recordedAt: act.at,
      by: 'pa',
      review: 'r-1',
      record: 'n-1',
      recordIssuedOn: '2010-09-01',
      replaces: '1',
      reason: 'The letter says 3',
    })
  })

  it('7.3 needs a reason, a difference and a row not corrected before', () => {
    const fixed = entry('2', 3, '2011-02-14', '2011-03-01', '1')
    const nothing = { ...request, level: 2, reason: ' ' } as const
    expect(reasonsOf(correctEntry([wrong, fixed], nothing, edition, onDay(adviser, act.on)))).toEqual([
      'roleMayNot',
      'wordsMissing',
      'entryAlreadyReplaced',
      'nothingCorrected',
    ])
    expect(reasonsOf(correctEntry([], { ...request, level: 7 as never }, edition, act))).toEqual([
      'unknownLevel',
      'entryUnknown',
    ])
  })

  it('7.2 cannot bring a level into effect before its record', () => {
    const before = { ...request, effectiveFrom: day('2010-08-31') }
    expect(correctEntry([wrong], before, edition, act)).toEqual({
      ok: false,
      reasons: [{ kind: 'takesEffectBeforeRecord', issuedOn: '2010-09-01' }],
    })
    const record = { id: 'n-9' as RecordId, issuedOn: day('2011-02-20') }
    expect(reasonsOf(correctEntry([wrong], { ...request, record }, edition, act))).toEqual(['takesEffectBeforeRecord'])
  })
})

/** Rows as they would be recorded one after another, each perhaps replacing one that still stands. */
const rows = fc
  .array(
    fc.record({
      level: fc.constantFrom<Level | null>(1, 2, 3, null),
      from: fc.nat(400),
      pick: fc.nat(9),
      corrects: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((drafts) => {
    const entries: LevelEntry[] = []
    for (const [index, { level, from, pick, corrects }] of drafts.entries()) {
      const standing = entries.filter(({ id }) => !entries.some(({ replaces }) => replaces === id))
      const replaced = corrects ? standing[pick % Math.max(1, standing.length)] : undefined
      const on = addDays(day('2010-09-01'), from)
      entries.push(
        entry(
          String(index),
          replaced ? level : (level ?? 1),
          on,
          addDays(day('2010-09-01'), index * 3),
          replaced?.id ?? null,
        ),
      )
    }
    return entries
  })
const dayAround = fc.integer({ min: -5, max: 420 }).map((days) => addDays(day('2010-09-01'), days))

describe('any register', () => {
  const many = { seed, numRuns: 500 }

  it('7.3 a level history has no gap and no overlap', () => {
    fc.assert(
      fc.property(rows, (entries) => {
        const history = levelHistory(entries)
        for (const [index, period] of history.entries()) {
          const next = history[index + 1]
          expect(period.to).toBe(next ? addDays(next.from, -1) : null)
          if (period.to) expect(period.from <= period.to).toBe(true)
        }
      }),
      many,
    )
  })

  it('7.3 the register as at a day, known at an instant, is the replay of the rows recorded by then', () => {
    fc.assert(
      fc.property(rows, dayAround, dayAround, (entries, on, knownOn) => {
        const byThen = entries.filter(({ recordedAt }) => recordedAt <= known(knownOn))
        expect(levelOn(entries, on, known(knownOn))).toBe(replay(byThen, on))
        expect(levelHistory(entries, known(knownOn))).toEqual(levelHistory(byThen))
      }),
      many,
    )
  })

  it('7.3 a correction leaves what was known before it as it was', () => {
    fc.assert(
      fc.property(rows, dayAround, (entries, on) => {
        for (const [index, row] of entries.entries()) {
          const before = entries.slice(0, index)
          const justBefore = addDays(row.recordedAt.slice(0, 10) as Day, -1)
          expect(levelOn(entries, on, known(justBefore))).toBe(levelOn(before, on))
        }
      }),
      many,
    )
  })
})

/** The same question answered by brute force: day by day nothing clever, the rows in the order they were written. */
function replay(recorded: readonly LevelEntry[], on: Day): Level | null {
  let answer: LevelEntry | undefined
  for (const row of recorded) {
    const gone = recorded.some(({ replaces }) => replaces === row.id)
    if (gone || row.level === null || row.effectiveFrom > on) continue
    if (!answer || row.effectiveFrom >= answer.effectiveFrom) answer = row
  }
  return answer?.level ?? null
}
