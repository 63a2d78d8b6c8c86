import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, type Day } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import { correctEntry, type CorrectionRequest } from './correction.ts'
import { adviser, edition, facts, onDay, principal, reasonsOf, urn } from './example-reviews.ts'
import { levelHistory, levelOn, levelSince, type EntryId, type LevelEntry } from './level-history.ts'
import type { LevelSaid } from './level-said.ts'
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
  const first = entry('0', 1, '2010-10-01', '2010-10-01')
  const wrong = { ...entry('1', 2, '2011-02-14', '2011-02-14'), recordIssuedOn: day('2011-02-10') }
  const act = onDay(principal, day('2011-03-01'))
  const request: CorrectionRequest = {
    replaces: wrong.id,
    level: 2,
    effectiveFrom: day('2011-02-21'),
    reason: 'The letter says the 21st',
  }
  const letter = (id: string, level: Level, from: string, on: string, corrects: string | null = null): LevelSaid => ({
    id: id as RecordId,
    level,
    effectiveFrom: day(from),
    issuedOn: day(on),
    corrects: corrects as RecordId | null,
  })
  const register = {
    entries: [first, wrong],
    records: [letter('n-0', 1, '2010-10-01', '2010-09-01'), letter('n-1', 2, '2011-02-14', '2011-02-10')],
  }
  const refusalsOf = (of: typeof register, asked: Partial<CorrectionRequest>) =>
    reasonsOf(correctEntry(of, { ...request, ...asked }, edition, act))

  it('7.3 is a new row with a reason that takes the place of the old one', () => {
    expect(facts(correctEntry(register, request, edition, act))).toEqual({
      urn,
      level: 2,
      effectiveFrom: '2011-02-21',
      recordedAt: act.at,
      by: 'pa',
      review: 'r-1',
      record: 'n-1',
      recordIssuedOn: '2011-02-10',
      replaces: '1',
      reason: 'The letter says the 21st',
    })
  })

  it('7.3 needs a reason, a difference and a row not corrected before', () => {
    const same = { ...request, level: 2, effectiveFrom: wrong.effectiveFrom, reason: ' ' } as const
    expect(reasonsOf(correctEntry(register, same, edition, onDay(adviser, act.on)))).toEqual([
      'roleMayNot',
      'wordsMissing',
      'nothingCorrected',
    ])
    const fixed = entry('2', 2, '2011-02-16', '2011-03-01', '1')
    expect(refusalsOf({ ...register, entries: [first, wrong, fixed] }, {})).toEqual(['entryAlreadyReplaced'])
    expect(refusalsOf({ entries: [], records: [] }, { level: 7 as never })).toEqual(['unknownLevel', 'entryUnknown'])
  })

  it('7.2 7.4 is no way to another level: neither by choosing one, nor by an older letter, nor by annulling', () => {
    const same = { effectiveFrom: wrong.effectiveFrom }
    expect(refusalsOf(register, { ...same, level: 3 })).toEqual(['noRecordSaysLevel'])
    expect(refusalsOf(register, { ...same, level: 1 })).toEqual(['noRecordSaysLevel'])
    expect(refusalsOf(register, { ...same, level: null })).toEqual(['annulmentChangesLevel'])
    const twice = { ...register, entries: [{ ...first, level: 2 as Level }, wrong] }
    expect(refusalsOf(twice, { ...same, level: null })).toEqual([])
  })

  it('7.2 puts right a level that is not the one its record, as last corrected, says, and names that record', () => {
    const mistyped = { ...register, entries: [first, { ...wrong, level: 3 as Level }] }
    const back = { ...request, effectiveFrom: wrong.effectiveFrom }
    expect(facts(correctEntry(mistyped, back, edition, act))).toMatchObject({ level: 2, record: 'n-1' })
    const records = [...register.records, letter('n-9', 3, '2011-02-14', '2011-02-25', 'n-1')]
    const newer = facts(correctEntry({ ...register, records }, { ...back, level: 3 }, edition, act))
    expect(newer).toMatchObject({ level: 3, record: 'n-9', recordIssuedOn: '2011-02-25', effectiveFrom: '2011-02-14' })
    expect(refusalsOf({ ...register, records }, { level: 2 })).toEqual(['noRecordSaysLevel'])
  })

  it('7.2 cannot bring a level into effect before its record', () => {
    expect(correctEntry(register, { ...request, effectiveFrom: day('2011-02-09') }, edition, act)).toEqual({
      ok: false,
      reasons: [{ kind: 'takesEffectBeforeRecord', issuedOn: '2011-02-10' }],
    })
  })

  it('7.3 moves a level neither to a day to come nor past the change after it', () => {
    expect(refusalsOf(register, { effectiveFrom: day('2011-03-02') })).toEqual(['correctedToLaterDay'])
    const earlier = { replaces: first.id, level: 1 } as const
    for (const effectiveFrom of [day('2011-02-14'), day('2011-02-28')])
      expect(refusalsOf(register, { ...earlier, effectiveFrom })).toEqual(['takesEffectAfterLaterChange'])
    const issuedEarly = { ...register, entries: [first, { ...wrong, recordIssuedOn: day('2010-09-01') }] }
    const records = [letter('n-1', 2, '2011-02-14', '2010-09-01')]
    expect(refusalsOf({ ...issuedEarly, records }, { effectiveFrom: day('2010-09-30') })).toEqual([
      'takesEffectBeforeEarlierChange',
    ])
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
