import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { southGloucestershire2010 as shipped } from '../../editions/south-gloucestershire-2010/index.ts'
import { type Area, type EntryId, type GoodPractice, type Happening } from '../good-practice/index.ts'
import { addDays, day, daysBetween, type Day } from '../kernel/index.ts'
import { editionInForce, type DesignationKind, type Level } from '../policy/index.ts'
import type { DesignationId, DesignationVersion } from '../providers/index.ts'
import { capacityOn, capacityPeriods, knownBy, type CapacityEvidence } from './capacity-on.ts'
import { adviser, urn } from './example-reviews.ts'
import type { EntryId as LevelEntryId, LevelEntry } from './level-history.ts'
import type { Instant, RecordId, ReviewId } from './review.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
console.log(`capacity-on SEED=${seed}`)

const first = day('2024-01-01')
const length = 40
const dayAt = (index: number): Day => addDays(first, index)
const instantAt = (index: number): Date => new Date(`${dayAt(index)}T12:00:00Z`)
const always = { openedOn: null, closedOn: null, closingOn: null }
const kinds = ['nationalLeader', 'localLeader', 'professionalPartner', 'specialistLeader'] as const
const areas = ['english', 'mathematics', 'science', 'arts'] as const

/** What is done on a day, in the order of the days: numbers choose what it is done to. */
type Deed =
  | { readonly deed: 'level'; readonly level: Level; readonly from: number }
  | { readonly deed: 'designate'; readonly kind: number; readonly from: number; readonly days: number }
  | { readonly deed: 'end'; readonly which: number; readonly last: number }
  | { readonly deed: 'annul'; readonly which: number }
  | { readonly deed: 'verify'; readonly area: number; readonly days: number }
  | { readonly deed: 'withdraw'; readonly which: number }

const index = fc.integer({ min: 0, max: length - 1 })
const small = fc.integer({ min: 0, max: 3 })
// Mostly what makes for the capacity, or no history would ever have it.
const deeds = fc.array(
  fc.oneof(
    {
      weight: 2,
      arbitrary: fc.record({
        deed: fc.constant('level' as const),
        level: fc.constantFrom<Level>(1, 1, 2, 3),
        from: index,
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ deed: fc.constant('designate' as const), kind: small, from: index, days: index }),
    },
    { weight: 1, arbitrary: fc.record({ deed: fc.constant('end' as const), which: small, last: index }) },
    { weight: 1, arbitrary: fc.record({ deed: fc.constant('annul' as const), which: small }) },
    { weight: 8, arbitrary: fc.record({ deed: fc.constant('verify' as const), area: small, days: index }) },
    { weight: 1, arbitrary: fc.record({ deed: fc.constant('withdraw' as const), which: small }) },
  ),
  { minLength: 5, maxLength: 25 },
) as fc.Arbitrary<readonly Deed[]>

/** The rows as the slices would keep them, one deed a day. */
function rowsOf(done: readonly Deed[]): CapacityEvidence {
  const entries: LevelEntry[] = []
  const designations: DesignationVersion[] = []
  const goodPractice: (GoodPractice & { happenings: Happening[] })[] = []
  const latest = (which: number) => designations.findLast(({ id }) => id === `d${which}`)
  done.forEach((deed, at) => {
    const act = {
      by: adviser.by,
      byName: 'A',
      role: 'schoolImprovementAdviser' as const,
      on: dayAt(at),
      at: instantAt(at),
    }
    if (deed.deed === 'level') entries.push(levelEntry(deed.level, deed.from, at))
    if (deed.deed === 'designate')
      designations.push(
        version(
          `d${designations.filter(({ version }) => version === 1).length}`,
          1,
          'recorded',
          kinds[deed.kind]!,
          dayAt(deed.from),
          dayAt(deed.from + deed.days),
          at,
        ),
      )
    if (deed.deed === 'end' || deed.deed === 'annul') {
      const before = latest(deed.which)
      if (!before || before.what === 'annulled') return
      const to = deed.deed === 'end' ? dayAt(deed.last) : before.to
      if (deed.deed === 'end' && (to! < before.from || to! >= before.to!)) return
      designations.push(
        version(
          before.id,
          before.version + 1,
          deed.deed === 'end' ? 'ended' : 'annulled',
          before.kind,
          before.from,
          to,
          at,
        ),
      )
    }
    if (deed.deed === 'verify') {
      const words = {
        title: 't',
        area: areas[deed.area] as Area,
        whatWasDone: '',
        impact: '',
        evidence: '',
        contact: '',
      }
      goodPractice.push({
        id: `g${goodPractice.length}` as EntryId,
        urn,
        happenings: [
          { ...act, what: 'proposed', words, version: 1 },
          { ...act, what: 'consented', version: 2 },
          { ...act, what: 'verified', reason: 'Seen', expiresOn: dayAt(at + deed.days), version: 3 },
        ],
      })
    }
    if (deed.deed === 'withdraw') {
      const entry = goodPractice[deed.which]
      if (entry && entry.happenings.length === 3)
        entry.happenings.push({ ...act, what: 'withdrawn', reason: 'Gone', version: 4 })
    }
  })
  return { entries, designations, goodPractice }
}

const levelEntry = (level: Level, from: number, at: number): LevelEntry => ({
  id: `l${String(at).padStart(3, '0')}` as LevelEntryId,
  urn,
  level,
  effectiveFrom: dayAt(from),
  recordedAt: instantAt(at).toISOString() as Instant,
  by: adviser.by,
  review: 'r' as ReviewId,
  record: 'n' as RecordId,
  recordIssuedOn: dayAt(from),
  replaces: null,
  reason: '',
})

const version = (
  id: string,
  number: number,
  what: DesignationVersion['what'],
  kind: DesignationKind,
  from: Day,
  to: Day | null,
  at: number,
): DesignationVersion => ({
  id: id as DesignationId,
  urn,
  version: number,
  what,
  kind,
  holderName: id,
  holderPost: 'Teacher',
  holderPersonId: null,
  from,
  to,
  source: 'Letter',
  reason: number === 1 ? null : 'So',
  by: adviser.by,
  byName: 'A',
  at: instantAt(at),
})

/**
 * Told another way: a calendar that each deed colours in as it is done, day by day, with no rows, versions or periods.
 * Answers for each day whether the school has the capacity.
 */
function calendarOf(done: readonly Deed[], needs: 'both' | 'either'): readonly boolean[] {
  const levels = new Map<number, Level>()
  const held: (Set<number> | undefined)[] = []
  const practised: { readonly area: number; readonly days: Set<number>; open: boolean }[] = []
  done.forEach((deed, at) => {
    if (deed.deed === 'level') levels.set(deed.from, deed.level)
    if (deed.deed === 'designate') held.push(span(deed.from, deed.from + deed.days))
    const own = 'which' in deed ? held[deed.which] : undefined
    if (deed.deed === 'end' && own && deed.last >= Math.min(...own))
      for (const one of own) if (one > deed.last) own.delete(one)
    if (deed.deed === 'annul' && own) held[deed.which] = undefined
    if (deed.deed === 'verify') practised.push({ area: deed.area, days: span(at, at + deed.days), open: true })
    if (deed.deed === 'withdraw')
      for (const one of practised[deed.which]?.days ?? []) if (one >= at) practised[deed.which]!.days.delete(one)
  })
  let level: Level | undefined
  return Array.from({ length: length * 2 }, (_, on) => {
    level = levels.get(on) ?? level
    const many = new Set(practised.filter(({ days }) => days.has(on)).map(({ area }) => area)).size >= 3
    const somebody = held.some((days) => days?.has(on))
    return level === 1 && (needs === 'both' ? many && somebody : many || somebody)
  })
}

const span = (from: number, to: number): Set<number> =>
  new Set(Array.from({ length: to - from + 1 }, (_, at) => from + at))

describe('the capacity to support others', () => {
  it.each(['both', 'either'] as const)(
    '5.3 is, on any day and as known at any instant, what a calendar coloured in by hand says (%s)',
    (needs) => {
      const edition = editionInForce(shipped, { settings: { capacityNeeds: needs } })
      let days = 0
      fc.assert(
        fc.property(deeds, fc.nat(), (done, cut) => {
          const rows = rowsOf(done)
          const now = calendarOf(done, needs)
          expect(now.map((_, at) => capacityOn(always, rows, edition, dayAt(at)).has)).toEqual(now)
          const known = cut % done.length
          const then = calendarOf(done.slice(0, known + 1), needs)
          const instant = instantAt(known).toISOString() as Instant
          expect(then.map((_, at) => capacityOn(always, rows, edition, dayAt(at), instant).has)).toEqual(then)
          const asKnown = knownBy(rows, instant)
          expect(then.map((_, at) => capacityOn(always, asKnown, edition, dayAt(at)).has)).toEqual(then)
          const periods = capacityPeriods(always, rows, [{ from: null, edition }], dayAt(length * 2 - 1))
          const inPeriods = now.map((_, at) =>
            periods.some(({ from, to }) => from <= dayAt(at) && (to === null || dayAt(at) <= to)),
          )
          expect(inPeriods).toEqual(now)
          days += now.filter(Boolean).length
        }),
        { seed, numRuns: 400 },
      )
      // Histories in which nothing is ever true would prove nothing.
      expect(days).toBeGreaterThan(200)
    },
  )

  it('5.3 drops on the day after a designation ends, a verification runs out, or the level is no longer Secure', () => {
    const done: readonly Deed[] = [
      { deed: 'level', level: 1, from: 0 },
      { deed: 'designate', kind: 0, from: 0, days: 20 },
      { deed: 'verify', area: 0, days: 30 },
      { deed: 'verify', area: 1, days: 30 },
      { deed: 'verify', area: 2, days: 10 },
    ]
    const edition = editionInForce(shipped, {})
    const endOf = (more: readonly Deed[]) =>
      capacityPeriods(always, rowsOf([...done, ...more]), [{ from: null, edition }], dayAt(79))
    const from = (days: number) => ({ from: dayAt(4), to: dayAt(days) })
    expect(endOf([])).toEqual([from(14)])
    expect(endOf([{ deed: 'end', which: 0, last: 9 }])).toEqual([from(9)])
    expect(endOf([{ deed: 'level', level: 2, from: 12 }])).toEqual([from(11)])
    expect(endOf([{ deed: 'withdraw', which: 1 }])).toEqual([from(4)])
    expect(endOf([{ deed: 'annul', which: 0 }])).toEqual([])
    expect(daysBetween(first, dayAt(4))).toBe(4)
  })

  it('5.3 ends when the school closes, whatever its level was', () => {
    const rows = rowsOf([
      { deed: 'level', level: 1, from: 0 },
      { deed: 'designate', kind: 3, from: 0, days: 30 },
    ])
    const edition = editionInForce(shipped, { settings: { capacityNeeds: 'either' } })
    const closes = { ...always, closedOn: dayAt(8) }
    expect(capacityPeriods(closes, rows, [{ from: null, edition }], dayAt(20))).toEqual([
      { from: dayAt(0), to: dayAt(7) },
    ])
  })

  it('5.3 had its periods by the edition of each time: what is asked for from a later day changes nothing before it', () => {
    const rows = rowsOf([
      { deed: 'level', level: 1, from: 0 },
      { deed: 'designate', kind: 3, from: 0, days: 39 },
    ])
    const edition = (needs: 'both' | 'either') => editionInForce(shipped, { settings: { capacityNeeds: needs } })
    const periods = (...editions: ['both' | 'either', number | null][]) =>
      capacityPeriods(
        always,
        rows,
        editions.map(([needs, from]) => ({ from: from === null ? null : dayAt(from), edition: edition(needs) })),
        dayAt(30),
      )
    expect(periods(['either', null], ['both', 12])).toEqual([{ from: dayAt(0), to: dayAt(11) }])
    expect(periods(['both', null], ['either', 12])).toEqual([{ from: dayAt(12), to: null }])
    expect(periods(['either', null], ['both', 12], ['either', 20])).toEqual([
      { from: dayAt(0), to: dayAt(11) },
      { from: dayAt(20), to: null },
    ])
    expect(periods(['either', null], ['both', 35])).toEqual([{ from: dayAt(0), to: null }])
  })
})
