import { bellCurve, type Chance } from './chance.ts'
import { isPublished, nationalValue } from './national-figures.ts'
import {
  all,
  chanceOf,
  figure,
  has,
  notApplicable,
  notPublished,
  percent,
  suppressed,
  type Figures,
  type SchoolYear,
} from './year-figures.ts'

const ks2 = [
  'ks2-rwm-expected',
  'ks2-rwm-higher',
  'ks2-average-reading',
  'ks2-average-maths',
  'ks2-average-grammar',
] as const
const ks2Progress = ['ks2-progress-reading', 'ks2-progress-writing', 'ks2-progress-maths'] as const
const ks4Progress = ['ks4-progress-8', 'ks4-progress-8-lower', 'ks4-progress-8-upper'] as const
const ks4 = ['ks4-attainment-8', 'ks4-basics-94', 'ks4-basics-95'] as const

/** Key stage 2 results: suppressed for five pupils or fewer and in special schools, the gap for fewer than eleven disadvantaged. */
export function ks2Figures(of: SchoolYear): Figures {
  const { school, year } = of
  const cohort = ks2Cohort(of)
  if (cohort === 0) return school.phase === 'primary' ? all([...ks2, ...ks2Progress, 'ks2-gap-rwm'], notApplicable) : {}
  const size = { 'ks2-cohort': figure(cohort, 0) }
  if (cohort <= 5 || school.phase === 'special' || school.phase === 'pru')
    return { ...size, ...all([...ks2, ...ks2Progress, 'ks2-gap-rwm'], suppressed) }
  const chance = chanceOf(of, 'ks2')
  return {
    ...size,
    ...ks2Results(of, cohort, chance),
    ...(isPublished('ks2-progress-reading', year) ? ks2ProgressScores(of, chance) : all(ks2Progress, notPublished)),
  }
}

function ks2Results(of: SchoolYear, cohort: number, chance: Chance): Figures {
  const { school, condition, year } = of
  const national = (measure: string): number => nationalValue(measure, 'primary', year) ?? 0
  const poorer = school.disadvantage - 3
  const expected = share(
    national('ks2-rwm-expected') + condition.strength * 10 - poorer * 3 + bellCurve(chance) * 3,
    cohort,
  )
  const higher = share(
    national('ks2-rwm-higher') + condition.strength * 4 - poorer * 1.5 + bellCurve(chance) * 2,
    cohort,
  )
  const scaled = (measure: string): number =>
    national(measure) + condition.strength * 2 - poorer * 0.6 + bellCurve(chance) * 0.7
  const gap = national('ks2-gap-rwm') - condition.strength * 3 + (has(of, 'groups') ? 10 : 0) + bellCurve(chance) * 4
  return {
    'ks2-rwm-expected': percent(expected, 0),
    'ks2-rwm-higher': percent(Math.min(higher, expected), 0),
    'ks2-average-reading': figure(scaled('ks2-average-reading'), 0, 80, 120),
    'ks2-average-maths': figure(scaled('ks2-average-maths'), 0, 80, 120),
    'ks2-average-grammar': figure(scaled('ks2-average-grammar'), 0, 80, 120),
    'ks2-gap-rwm': cohort * (0.06 + school.disadvantage * 0.07) < 6 ? suppressed : percent(gap, 0),
  }
}

function ks2ProgressScores(of: SchoolYear, chance: Chance): Figures {
  const score = (): ReturnType<typeof figure> =>
    figure(of.condition.strength * 1.9 + bellCurve(chance) * 0.8, 1, -9.9, 9.9)
  return { 'ks2-progress-reading': score(), 'ks2-progress-writing': score(), 'ks2-progress-maths': score() }
}

/** Key stage 4 results. Pupil referral units and special schools have too few pupils in common with others to publish. */
export function ks4Figures(of: SchoolYear): Figures {
  const { school, year } = of
  const cohort = ks4Cohort(of)
  if (cohort === 0) return {}
  const size = { 'ks4-cohort': figure(cohort, 0) }
  if (school.phase === 'special' || school.phase === 'pru')
    return { ...size, ...all([...ks4Progress, ...ks4], suppressed) }
  const chance = chanceOf(of, 'ks4')
  const progress = isPublished('ks4-progress-8', year) ? progress8(of, cohort, chance) : all(ks4Progress, notPublished)
  return { ...size, ...progress, ...ks4Results(of, cohort, chance) }
}

function progress8(of: SchoolYear, cohort: number, chance: Chance): Figures {
  const score = of.condition.strength * 0.38 - (of.school.disadvantage - 3) * 0.05 + bellCurve(chance) * 0.08
  const margin = 2.46 / Math.sqrt(cohort)
  return {
    'ks4-progress-8': figure(score, 2, -3, 3),
    'ks4-progress-8-lower': figure(score - margin, 2, -4, 3),
    'ks4-progress-8-upper': figure(score + margin, 2, -3, 4),
  }
}

function ks4Results(of: SchoolYear, cohort: number, chance: Chance): Figures {
  const { school, condition, year } = of
  const national = (measure: string): number => nationalValue(measure, 'secondary', year) ?? 0
  const poorer = school.disadvantage - 3
  const basics = national('ks4-basics-94') + condition.strength * 10 - poorer * 4 + bellCurve(chance) * 2
  return {
    'ks4-attainment-8': figure(
      national('ks4-attainment-8') + condition.strength * 4.5 - poorer * 2 + bellCurve(chance),
      1,
      10,
      90,
    ),
    'ks4-basics-94': percent(share(basics, cohort), 0),
    'ks4-basics-95': percent(share(basics - 19, cohort), 0),
  }
}

/** A percentage that so many pupils can make: of 9 pupils no 50 per cent. */
const share = (percentage: number, cohort: number): number =>
  (Math.round((Math.min(Math.max(percentage, 0), 100) / 100) * cohort) / cohort) * 100

const yearGroups = (low: number, high: number): number => high - low

/** Pupils at the end of key stage 2; 0 where the school has no such year group. */
export function ks2Cohort({ school, roll }: SchoolYear): number {
  if (school.highAge < 11 || school.lowAge > 10) return 0
  if (school.phase === 'special' || school.phase === 'pru') return Math.round(roll / 12)
  const groups = school.phase === 'allThrough' ? 14 : yearGroups(school.lowAge, 11)
  return Math.max(2, Math.round(roll / groups + bellCurve(chanceOf({ school, year: 0 } as SchoolYear, 'cohort')) * 1.5))
}

/** Pupils at the end of key stage 4; 0 where the school has no such year group. */
export function ks4Cohort({ school, roll }: SchoolYear): number {
  if (school.highAge < 16 || school.lowAge > 15) return 0
  if (school.phase === 'special' || school.phase === 'pru') return Math.round(roll / 8)
  if (school.phase === 'allThrough') return Math.round(roll / 13.5)
  return Math.round(roll / (school.highAge === 18 ? 5.9 : 5))
}
