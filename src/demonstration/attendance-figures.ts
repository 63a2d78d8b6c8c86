import { bellCurve } from './chance.ts'
import { nationalPhaseOf } from './census-figures.ts'
import { nationalValue } from './national-figures.ts'
import {
  all,
  chanceOf,
  figure,
  has,
  notApplicable,
  percent,
  suppressed,
  type Figures,
  type SchoolYear,
} from './year-figures.ts'

const absence = ['absence-full-year', 'unauthorised-absence-full-year', 'persistent-absence-10-full-year'] as const

/** Absence over the full year. Nursery, early years and post-16 settings make no such return. */
export function attendanceFigures(of: SchoolYear): Figures {
  const { school, condition, roll, year } = of
  if (['nursery', 'earlyYears', 'childrensCentre', 'post16'].includes(school.phase)) return all(absence, notApplicable)
  if (roll < 40 && school.phase !== 'primary') return all(absence, suppressed)
  const chance = chanceOf(of, 'absence')
  const national = (measure: string): number => nationalValue(measure, nationalPhaseOf(school), year) ?? 0
  const troubled = has(of, 'attendance') ? 0.2 : 0
  const times = 1 + (school.disadvantage - 3) * 0.04 - condition.strength * 0.05 + troubled + bellCurve(chance) * 0.04
  const persistent = 1 + (times - 1) * 2 + bellCurve(chance) * 0.05
  return {
    'absence-full-year': percent(national('absence-full-year') * times, 2),
    'unauthorised-absence-full-year': percent(national('unauthorised-absence-full-year') * persistent, 2),
    'persistent-absence-10-full-year': percent(national('persistent-absence-10-full-year') * persistent),
  }
}

/** Exclusions for the year. The national release comes ten months after it: the last year's rates are not out yet. */
export function exclusionFigures(of: SchoolYear): Figures {
  const { permanent, fixed } = exclusionsIn(of)
  if (of.yearAt === 3) return all(exclusionRates, { status: 'notPublished' })
  if (of.roll === 0 || !excludes(of)) return all(exclusionRates, notApplicable)
  return {
    'permanent-exclusion-rate': figure((permanent / of.roll) * 100, 2),
    'fixed-exclusion-rate': figure((fixed / of.roll) * 100, 2),
  }
}

const exclusionRates = ['permanent-exclusion-rate', 'fixed-exclusion-rate'] as const

const excludes = ({ school }: SchoolYear): boolean =>
  !['nursery', 'earlyYears', 'childrensCentre', 'post16'].includes(school.phase)

/** The number of exclusions, from which both the authority's own count and the published rate come. */
export function exclusionsIn(of: SchoolYear): { readonly permanent: number; readonly fixed: number } {
  if (!excludes(of)) return { permanent: 0, fixed: 0 }
  const chance = chanceOf(of, 'exclusions')
  const phase = nationalPhaseOf(of.school)
  const usual = (measure: string): number => ((nationalValue(measure, phase, of.year) ?? 0) / 100) * of.roll
  const times = (has(of, 'exclusions') ? 2.1 : 0.85) * (1 + (of.school.disadvantage - 3) * 0.12)
  return {
    permanent: Math.max(0, Math.round(usual('permanent-exclusion-rate') * times + bellCurve(chance) * 0.3)),
    fixed: Math.max(0, Math.round(usual('fixed-exclusion-rate') * times * (1 + bellCurve(chance) * 0.2))),
  }
}
