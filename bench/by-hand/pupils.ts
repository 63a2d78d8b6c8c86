import { figure, held, inPhases, rounded, type Column, type Sources } from './figures.ts'
import { above, atLeast, atMost, below, both, either, no, none, opposite, unknown, yes } from './three-values.ts'

/** Attendance, gaps, falling attainment, exclusions, roll and mobility. */
export function pupilCriteria(sources: Sources) {
  const { rows, facts } = sources
  const attendance = attendanceOf(sources)
  const gaps = gapsOf(sources)
  const falling = fallingOf(sources)
  const exclusions = exclusionsOf(sources)
  const roll = rollOf(sources)
  const mobility = [0, 1].map((back) => sources.column('mobility-percent', back))
  const highMobility = rounded(sources.setting('mobilityPercent'), 10)
  const out = {
    attendanceInLine: new Uint8Array(rows),
    attendanceLow: new Uint8Array(rows),
    noGaps: new Uint8Array(rows),
    groupsSlow: new Uint8Array(rows),
    attainmentFalling: new Uint8Array(rows),
    exclusionsHigh: new Uint8Array(rows),
    rollFalling: new Uint8Array(rows),
    mobilityHigh: new Uint8Array(rows),
  }
  return {
    out,
    answer(row: number): void {
      const code = facts[row] as number
      out.attendanceInLine[row] = attendance.inLine(row)
      out.attendanceLow[row] = attendance.low(row)
      out.noGaps[row] = gaps.small(row)
      out.groupsSlow[row] = gaps.widening(row)
      out.attainmentFalling[row] = falling(row, code)
      out.exclusionsHigh[row] = exclusions(row, code)
      out.rollFalling[row] = roll(row, code)
      out.mobilityHigh[row] = atLeast(figure(mobility[newest(mobility, row)] as Column, row, 10), highMobility)
    },
  }
}

const hasPrimary = inPhases('primary', 'middle', 'allThrough')
const hasSecondary = inPhases('secondary', 'allThrough')

/** Whether a figure rose from the oldest of three years to the newest, step by step. */
function rose(newest: number, middle: number, oldest: number): number {
  const first = above(newest, middle)
  return first === no ? no : both(first, above(middle, oldest))
}

/** This year where it is held, else last year, else this year all the same. */
const newest = (columns: readonly Column[], row: number): 0 | 1 =>
  held(columns[0] as Column, row) || !held(columns[1] as Column, row) ? 0 : 1

const newestOfThree = (columns: readonly [Column, Column, Column], row: number): 0 | 1 | 2 => {
  if (held(columns[0], row)) return 0
  if (held(columns[1], row)) return 1
  return held(columns[2], row) ? 2 : 0
}

const rising = ([now, before, first]: readonly [Column, Column, Column], row: number, scale: number): number =>
  rose(figure(now, row, scale), figure(before, row, scale), figure(first, row, scale))

function attendanceOf({ column }: Sources) {
  const absence = [0, 1, 2].map((back) => column('absence-two-term', back)) as [Column, Column, Column]
  const authority = [0, 1, 2].map((back) => column('absence-two-term', back, 'authority')) as [Column, Column, Column]
  const phase = [0, 1, 2].map((back) => column('absence-two-term', back, 'phase')) as [Column, Column, Column]
  const persistent = [0, 1, 2].map((back) => column('persistent-absence-15-two-term', back)) as [Column, Column, Column]
  const noMore = (row: number, at: 0 | 1 | 2): number => {
    const own = figure(absence[at], row, 100)
    const beside = atMost(own, figure(authority[at], row, 100))
    return beside === yes ? yes : either(beside, atMost(own, figure(phase[at], row, 100)))
  }
  return {
    inLine: (row: number): number => noMore(row, newestOfThree(absence, row)),
    low(row: number): number {
      const at = newestOfThree(absence, row)
      const more = opposite(noMore(row, at))
      if (more === yes) return yes
      // Before 2011 absence was counted over the whole year, persistent absence from 20 per cent: not to be compared.
      const risen = at === 0 ? rising(absence, row, 100) : unknown
      if (risen === yes) return yes
      const persistently = newestOfThree(persistent, row) === 0 ? rising(persistent, row, 10) : unknown
      return either(either(more, risen), persistently)
    },
  }
}

function gapsOf({ column }: Sources) {
  const gap = [0, 1, 2, 3, 4].map((back) => column('ks2-gap-rwm', back))
  const national = [0, 1, 2].map((back) => column('ks2-gap-rwm', back, 'national'))
  const latest = (row: number): number => {
    for (let back = 0; back < 3; back++) if (held(gap[back] as Column, row)) return back
    return 0
  }
  const at = (back: number, row: number): number => figure(gap[back] as Column, row)
  return {
    small(row: number): number {
      const back = latest(row)
      return atMost(at(back, row), figure(national[back] as Column, row))
    },
    widening(row: number): number {
      const back = latest(row)
      return rose(at(back, row), at(back + 1, row), at(back + 2, row))
    },
  }
}

const latestResults = (results: readonly Column[], row: number): number => {
  for (let back = 0; back < 3; back++) if (held(results[back] as Column, row)) return back
  return 0
}
const missed = (results: readonly Column[], targets: readonly Column[], back: number, row: number): number =>
  below(figure(results[back] as Column, row), figure(targets[back] as Column, row))
const fell = (results: readonly Column[], back: number, row: number): number =>
  below(figure(results[back] as Column, row), figure(results[back + 1] as Column, row))

function fallingOf({ column }: Sources): (row: number, code: number) => number {
  const primary = [0, 1, 2, 3].map((back) => column(back === 0 ? 'ks2-l4-rwm' : 'ks2-l4-english-maths', back))
  const primaryTarget = [0, 1, 2].map((back) => column('ks2-target', back))
  const secondary = [0, 1, 2, 3].map((back) => column('ks4-5acem', back))
  const secondaryTarget = [0, 1, 2].map((back) => column('ks4-target', back))
  return (row, code) => {
    let answer: number = none
    if (hasPrimary[code] === 1) {
      const back = latestResults(primary, row)
      // In 2013 writing and reading took the place of English.
      answer = both(missed(primary, primaryTarget, back, row), back === 0 ? unknown : fell(primary, back, row))
    }
    if (hasSecondary[code] === 0 || answer === yes) return answer
    const back = latestResults(secondary, row)
    return either(answer, both(missed(secondary, secondaryTarget, back, row), fell(secondary, back, row)))
  }
}

/** The phase's own figure, else the national rate. */
const beside = (phase: Column, national: Float64Array, row: number, code: number): number => {
  const value = phase.values[row] as number
  return rounded(Number.isNaN(value) ? (national[code] as number) : value, 100)
}

function exclusionsOf({ column, dated }: Sources): (row: number, code: number) => number {
  const years = [0, 1, 2].map((back) => ({
    fixed: [0, 1, 2].map((further) => column('fixed-exclusion-rate', back + further)) as [Column, Column, Column],
    fixedPhase: column('fixed-exclusion-rate', back, 'phase'),
    fixedNational: dated('national-fixed-exclusion-rate', back),
    permanent: column('permanent-exclusion-rate', back),
    permanentPhase: column('permanent-exclusion-rate', back, 'phase'),
    permanentNational: dated('national-permanent-exclusion-rate', back),
    count: column('permanent-exclusions', back),
    fewest: dated('fewest-permanent-exclusions', back),
  }))
  type Year = (typeof years)[number]
  const latest = (row: number): Year => {
    for (const year of years) if (held(year.fixed[0], row) || held(year.permanent, row)) return year
    return years[0] as Year
  }
  return (row, code) => {
    const year = latest(row)
    const fixed = figure(year.fixed[0], row, 100)
    const high = above(fixed, beside(year.fixedPhase, year.fixedNational, row, code))
    if (high === yes) return yes
    const rising = rose(fixed, figure(year.fixed[1], row, 100), figure(year.fixed[2], row, 100))
    if (rising === yes || !held(year.count, row)) return either(high, rising)
    const enough = atLeast(figure(year.count, row), year.fewest[code] as number)
    if (enough === no) return either(high, rising)
    if (enough === unknown) return either(either(high, rising), unknown)
    const permanent = figure(year.permanent, row, 100)
    const many = above(permanent, beside(year.permanentPhase, year.permanentNational, row, code))
    return either(either(high, rising), many)
  }
}

function rollOf({ column, dated, setting }: Sources): (row: number, code: number) => number {
  const roll = [0, 1, 3, 4].map((back) => column('roll', back)) as [Column, Column, Column, Column]
  const share = [0, 1].map((back) => column('surplus-places-percent', back)) as [Column, Column]
  const places = [0, 1].map((back) => column('surplus-places', back)) as [Column, Column]
  const shareLimit = [0, 1].map((back) => dated('surplus-places-share', back)) as [Float64Array, Float64Array]
  const placesLimit = [0, 1].map((back) => dated('surplus-places-least', back)) as [Float64Array, Float64Array]
  const by = setting('fallingRollPercent')
  return (row, code) => {
    const at = held(roll[0], row) || !held(roll[1], row) ? 0 : 1
    const before = figure(roll[at + 2] as Column, row)
    const lost = before - figure(roll[at], row)
    const fallen = Number.isNaN(lost) ? unknown : enoughLost(lost, before, by)
    if (fallen === yes || !held(share[at], row)) return fallen
    const empty = atLeast(figure(share[at], row, 10), rounded(shareLimit[at][code] as number, 10))
    return either(fallen, both(empty, atLeast(figure(places[at], row), placesLimit[at][code] as number)))
  }
}

const enoughLost = (lost: number, before: number, percent: number): number =>
  lost > 0 && lost * 100 + 1e-7 >= percent * Math.abs(before) ? yes : no
