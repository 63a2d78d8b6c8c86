import { lastDayOfYear } from '../kernel/index.ts'
import type { DemonstrationInspection } from './inspection.ts'
import { inspectionsOf } from './inspections.ts'
import { all, figure, notApplicable, notPublished, type Figures, type SchoolYear } from './year-figures.ts'

/** The latest inspection published by the end of the year (of the last year, by today), as the inspectorate's list gives it. */
export function inspectionFigures(of: SchoolYear): Figures {
  const asAt = of.yearAt === 3 ? of.today : lastDayOfYear(of.year)
  const known = inspectionsOf(of.school, of.today).filter(
    ({ publishedOn, kind }) => kind === 'graded' && publishedOn <= asAt,
  )
  const latest = known.at(-1)
  if (!latest) return all(['ofsted-overall', 'ofsted-leadership'], notPublished)
  const previous = known.at(-2)
  return {
    ...(latest.framework === 'reportCard2025' ? cardFigures(latest) : gradeFigures(latest)),
    'ofsted-category': figure(latest.category ? 1 : 0, 0),
    ...(previous?.overall ? { 'ofsted-previous-overall': figure(previous.overall, 0) } : {}),
  }
}

function gradeFigures({ overall, grades }: DemonstrationInspection): Figures {
  const named = Object.entries(grades).map(([area, grade]) => [measureOfArea[area] ?? '', figure(grade, 0)])
  return { 'ofsted-overall': overall ? figure(overall, 0) : notApplicable, ...Object.fromEntries(named) }
}

function cardFigures({ grades, safeguardingMet }: DemonstrationInspection): Figures {
  const given = Object.entries(grades)
  const count = (of: number): number => given.filter(([, grade]) => grade === of).length
  return {
    'ofsted-overall': notApplicable,
    ...Object.fromEntries(given.map(([area, grade]) => [`ofsted-report-card-${area}`, figure(grade, 0)])),
    'ofsted-needs-attention': figure(count(4), 0),
    'ofsted-urgent-improvement': figure(count(5), 0),
    'ofsted-safeguarding-not-met': figure(safeguardingMet ? 0 : 1, 0),
  }
}

const measureOfArea: Readonly<Record<string, string>> = {
  capacity: 'ofsted-capacity',
  leadership: 'ofsted-leadership',
  teaching: 'ofsted-teaching',
  education: 'ofsted-education',
  achievement: 'ofsted-achievement',
  behaviour: 'ofsted-behaviour',
  personalDevelopment: 'ofsted-personal-development',
}
