import type { MeasureRef, Rule } from '../../src/policy/index.ts'
import {
  all,
  any,
  compare,
  configured,
  figureOf,
  held,
  inPhases,
  inYears,
  isOpen,
  latest,
  not,
  upToYear,
  when,
} from '../rules.ts'

const ks2Attainment = { configured: 'ks2-attainment-measure' }
const ks4Attainment = { configured: 'ks4-attainment-measure' }
const ks2Phases = inPhases('primary', 'middle', 'allThrough')
const ks4Phases = inPhases('secondary', 'allThrough')
const otherPhases = inPhases('nursery', 'post16', 'special', 'pru', 'earlyYears', 'childrensCentre')
/** Progress is published with attainment or apart from it: the newest year of either is the one to read. */
const ks2Progress = [ks2Attainment, { configured: 'ks2-progress-measure' }]
const ks4Progress = [ks4Attainment, { configured: 'ks4-progress-measure' }]

/** Attainment below the threshold of the floor, at key stage 2 or 4. */
export const attainmentBelowFloor: Rule = any(
  atKs2(whileUsed(whereFloorApplies('ks2-cohort', ks2Threshold('below')))),
  atKs4(whileUsed(whereFloorApplies('ks4-cohort', ks4Threshold('below')))),
)

/** Progress below the national medians (to 2015) or below what is sufficient (to 2018), at key stage 2 or 4. */
export const progressBelowMedians: Rule = any(
  inNewestYear(ks2Phases, ks2Progress, whileUsed(whereFloorApplies('ks2-cohort', ks2ProgressLow()))),
  inNewestYear(ks4Phases, ks4Progress, whileUsed(whereFloorApplies('ks4-cohort', ks4ProgressLow()))),
)

/** Below the floor standard: below the threshold and, from 2010, low progress too. Progress 8 alone from 2016. */
export const belowFloor: Rule = any(
  atKs2(whileUsed(whereFloorApplies('ks2-cohort', all(ks2Threshold('below'), ks2ProgressLow())))),
  atKs4(whileUsed(whereFloorApplies('ks4-cohort', all(ks4Threshold('below'), ks4ProgressLow())))),
)

/**
 * Not below the floor on any of its measures, and attainment and progress at least those of similar schools. The criterion
 * is asked of every school: where a phase has no such results it is not known from data, and judged.
 */
export const standardsCompareWell: Rule = all(
  atKs2(all(ks2AboveEachMeasure(), atLeastSimilar(ks2Attainment), ks2ProgressAtLeastSimilar())),
  atKs4(
    all(
      ks4AboveEachMeasure(),
      atLeastSimilar(ks4Attainment, any(upToYear(2015), from(2017))),
      ks4ProgressAtLeastSimilar(),
    ),
  ),
  inNewestYear(otherPhases, [ks2Attainment], atLeastSimilar(ks2Attainment)),
)

/** In the newest year held: provisional results come out in the autumn, and validated ones in the winter after. */
function atKs2(rule: Rule): Rule {
  return inNewestYear(ks2Phases, [ks2Attainment], rule)
}

function atKs4(rule: Rule): Rule {
  return inNewestYear(ks4Phases, [ks4Attainment, 'ks4-progress-8'], rule)
}

function inNewestYear(phases: Rule, anchors: readonly MeasureRef[], rule: Rule): Rule {
  return when(phases, latest(2, anchors, rule))
}

/** Floor standards were last used for the results of 2018. */
function whileUsed(rule: Rule): Rule {
  return when(upToYear(2018), rule)
}

/**
 * The floor leaves out closed schools and small cohorts; special schools are left out by phase. Where no cohort is held the
 * published result stands, but for schools so small that the cohort may be too: finance 2010/11 gives results of six pupils.
 */
function whereFloorApplies(cohort: string, rule: Rule): Rule {
  const largeEnough = compare(cohort, 'atLeast', configured('floor-smallest-cohort'))
  const largeSchool = any(not(held('roll')), compare('roll', 'atLeast', configured('floor-smallest-roll')))
  return when(all(isOpen, any(largeEnough, all(not(held(cohort)), largeSchool))), rule)
}

function ks2Threshold(is: Side): Rule {
  return when(upToYear(2018), compare(ks2Attainment, is, configured('ks2-floor-attainment')))
}

function ks4Threshold(is: Side): Rule {
  return when(inYears(2010, 2015), compare('ks4-5acem', is, configured('ks4-floor-attainment')))
}

function ks2ProgressLow(): Rule {
  return all(
    when(inYears(2010, 2012), all(...toMedian('ks2', 'below', 'english', 'maths'))),
    when(inYears(2013, 2015), all(...toMedian('ks2', 'below', 'reading', 'writing', 'maths'))),
    when(inYears(2016, 2018), any(...toSufficient('below'))),
  )
}

function ks4ProgressLow(): Rule {
  return all(
    when(inYears(2010, 2015), all(...toMedian('ks4', 'below', 'english', 'maths'))),
    when(inYears(2016, 2018), all(progress8('below'), compare('ks4-progress-8-upper', 'below', 0, 2))),
  )
}

/** "Above the floor on all measures" asks more than not being below the floor: each measure by itself. */
function ks2AboveEachMeasure(): Rule {
  return whereFloorApplies(
    'ks2-cohort',
    all(
      ks2Threshold('atLeast'),
      when(inYears(2010, 2012), all(...toMedian('ks2', 'atLeast', 'english', 'maths'))),
      when(inYears(2013, 2015), all(...toMedian('ks2', 'atLeast', 'reading', 'writing', 'maths'))),
      when(inYears(2016, 2018), all(...toSufficient('atLeast'))),
    ),
  )
}

function ks4AboveEachMeasure(): Rule {
  return whereFloorApplies(
    'ks4-cohort',
    all(
      ks4Threshold('atLeast'),
      when(inYears(2010, 2015), all(...toMedian('ks4', 'atLeast', 'english', 'maths'))),
      when(inYears(2016, 2018), progress8('atLeast')),
    ),
  )
}

type Side = 'below' | 'atLeast'

function toMedian(stage: 'ks2' | 'ks4', is: Side, ...subjects: string[]): Rule[] {
  return subjects.map((subject) =>
    compare(`${stage}-expected-progress-${subject}`, is, configured(`${stage}-median-${subject}`)),
  )
}

function toSufficient(is: Side): Rule[] {
  return ['reading', 'writing', 'maths'].map((subject) =>
    compare(`ks2-progress-${subject}`, is, configured(`ks2-sufficient-${subject}`), 1),
  )
}

function progress8(is: Side): Rule {
  return compare('ks4-progress-8', is, configured('ks4-floor-progress-8'), 2)
}

function ks2ProgressAtLeastSimilar(): Rule {
  return all(
    atLeastSimilar('ks2-expected-progress-english', upToYear(2012)),
    atLeastSimilar('ks2-expected-progress-reading', inYears(2013, 2015)),
    atLeastSimilar('ks2-expected-progress-maths', upToYear(2015)),
    atLeastSimilar('ks2-progress-reading', from(2016), 1),
    atLeastSimilar('ks2-progress-maths', from(2016), 1),
  )
}

function ks4ProgressAtLeastSimilar(): Rule {
  return all(
    atLeastSimilar('ks4-expected-progress-english', upToYear(2015)),
    atLeastSimilar('ks4-expected-progress-maths', upToYear(2015)),
    atLeastSimilar('ks4-progress-8', from(2016), 2),
  )
}

function atLeastSimilar(measure: Parameters<typeof compare>[0], years?: Rule, decimals = 0): Rule {
  const rule = compare(measure, 'atLeast', figureOf('similar'), decimals)
  return years ? when(years, rule) : rule
}

function from(year: number): Rule {
  return { kind: 'yearIs', from: year }
}
