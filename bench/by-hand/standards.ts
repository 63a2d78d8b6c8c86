import { figure, held, inPhases, openFacts, type Column, type Sources } from './figures.ts'
import { atLeast, below, both, either, no, none, unknown, yes } from './three-values.ts'

interface Stage {
  readonly results: Column
  readonly cohort: Column
  readonly roll: Column
  readonly floor: Float64Array
  readonly smallest: Float64Array
  readonly smallestRoll: Float64Array
  readonly subjects: readonly { readonly progress: Column; readonly median: Float64Array }[]
  /** What must be at least the similar schools' figure. */
  readonly compared: readonly Compared[]
}

interface Compared {
  readonly own: Column
  readonly similar: Column
}

/** Floor and standards: below the threshold, low progress, below the floor as a whole, and comparing well. */
export function standardsCriteria(sources: Sources) {
  const { rows, facts } = sources
  const primary = [0, 1, 2].map((back) => primaryYear(sources, back))
  const secondary = [0, 1, 2].map((back) => secondaryYear(sources, back))
  const progress8 = [0, 1, 2].map((back) => sources.column('ks4-progress-8', back))
  const hasPrimary = inPhases('primary', 'middle', 'allThrough')
  const hasSecondary = inPhases('secondary', 'allThrough')
  const hasNeither = inPhases('nursery', 'post16', 'special', 'pru', 'earlyYears', 'childrensCentre')
  const out = {
    attainmentBelowFloor: new Uint8Array(rows),
    progressBelowMedians: new Uint8Array(rows),
    belowFloor: new Uint8Array(rows),
    compareWell: new Uint8Array(rows),
  }
  const latestPrimary = (row: number): Stage => {
    for (const stage of primary) if (held(stage.results, row)) return stage
    return primary[0] as Stage
  }
  const latestProgress = (stages: readonly Stage[], row: number): Stage => {
    for (const stage of stages) {
      const [first] = stage.subjects
      if (held(stage.results, row) || (first && held(first.progress, row))) return stage
    }
    return stages[0] as Stage
  }
  const latestSecondary = (row: number): Stage => {
    for (let at = 0; at < secondary.length; at++) {
      const stage = secondary[at] as Stage
      if (held(stage.results, row) || held(progress8[at] as Column, row)) return stage
    }
    return secondary[0] as Stage
  }
  return {
    out,
    answer(row: number): void {
      const code = facts[row] as number
      let low: number = none
      let slow: number = none
      let under: number = none
      let well: number = none
      if (hasPrimary[code] === 1) {
        const answers = stageAnswers(latestPrimary(row), row, code)
        ;({ low, under, well } = answers)
        slow = stageAnswers(latestProgress(primary, row), row, code).slow
      }
      if (hasSecondary[code] === 1) {
        const answers = stageAnswers(latestSecondary(row), row, code)
        low = either(low, answers.low)
        slow = either(slow, stageAnswers(latestProgress(secondary, row), row, code).slow)
        under = either(under, answers.under)
        well = both(well, answers.well)
      }
      if (hasNeither[code] === 1) {
        const { own, similar } = latestPrimary(row).compared[0] as Compared
        well = atLeast(figure(own, row), figure(similar, row))
      }
      out.attainmentBelowFloor[row] = low
      out.progressBelowMedians[row] = slow
      out.belowFloor[row] = under
      out.compareWell[row] = well
    },
  }
}

function primaryYear({ column, dated }: Sources, back: number): Stage {
  const subjects = back === 0 ? ['reading', 'writing', 'maths'] : ['english', 'maths']
  const attainment = back === 0 ? 'ks2-l4-rwm' : 'ks2-l4-english-maths'
  const similar = back === 0 ? ['reading', 'maths'] : ['english', 'maths']
  return {
    results: column(attainment, back),
    cohort: column('ks2-cohort', back),
    roll: column('roll', back),
    floor: dated('ks2-floor-attainment', back),
    smallest: dated('floor-smallest-cohort', back),
    smallestRoll: dated('floor-smallest-roll', back),
    subjects: subjects.map((subject) => ({
      progress: column(`ks2-expected-progress-${subject}`, back),
      median: dated(`ks2-median-${subject}`, back),
    })),
    compared: [attainment, ...similar.map((subject) => `ks2-expected-progress-${subject}`)].map((measure) => ({
      own: column(measure, back),
      similar: column(measure, back, 'similar'),
    })),
  }
}

function secondaryYear({ column, dated }: Sources, back: number): Stage {
  const progress = ['english', 'maths'].map((subject) => `ks4-expected-progress-${subject}`)
  return {
    results: column('ks4-5acem', back),
    cohort: column('ks4-cohort', back),
    roll: column('roll', back),
    floor: dated('ks4-floor-attainment', back),
    smallest: dated('floor-smallest-cohort', back),
    smallestRoll: dated('floor-smallest-roll', back),
    subjects: ['english', 'maths'].map((subject) => ({
      progress: column(`ks4-expected-progress-${subject}`, back),
      median: dated(`ks4-median-${subject}`, back),
    })),
    compared: ['ks4-5acem', ...progress].map((measure) => ({
      own: column(measure, back),
      similar: column(measure, back, 'similar'),
    })),
  }
}

function stageAnswers(stage: Stage, row: number, code: number) {
  const applies = floorApplies(stage, row, code)
  let well = comparesWell(stage, row)
  if (applies === no) return { low: none, slow: none, under: none, well }
  if (applies === unknown) return { low: unknown, slow: unknown, under: unknown, well: both(well, unknown) }
  const low = below(figure(stage.results, row), stage.floor[code] as number)
  let slow: number = yes
  for (const { progress, median } of stage.subjects) {
    const share = figure(progress, row)
    slow = both(slow, below(share, median[code] as number))
    well = both(well, atLeast(share, median[code] as number))
  }
  return { low, slow, under: both(low, slow), well: both(well, yes - low) }
}

/** Closed schools and small cohorts have no floor; where no cohort is held the result stands, but for small schools. */
function floorApplies(stage: Stage, row: number, code: number): number {
  if (openFacts[code] === 0) return no
  if (!held(stage.cohort, row)) return isLargeSchool(stage, row, code) === yes ? yes : unknown
  return atLeast(figure(stage.cohort, row), stage.smallest[code] as number)
}

const isLargeSchool = ({ roll, smallestRoll }: Stage, row: number, code: number): number =>
  held(roll, row) ? atLeast(figure(roll, row), smallestRoll[code] as number) : yes

function comparesWell({ compared }: Stage, row: number): number {
  let well: number = yes
  for (const { own, similar } of compared) well = both(well, atLeast(figure(own, row), figure(similar, row)))
  return well
}
