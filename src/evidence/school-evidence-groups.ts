import type { Phase } from '../policy/index.ts'
import { measures, type Basis, type Better, type Measure, type Unit } from './measures.ts'

/** The groups in which a school's page shows its figures, in order. What inspections judge has a page of its own. */
export const evidenceGroups = [
  'attainment',
  'progress',
  'attendance',
  'exclusions',
  'context',
  'finance',
  'workforce',
  'authority',
] as const
export type EvidenceGroup = (typeof evidenceGroups)[number]

export const groupNames: Readonly<Record<EvidenceGroup, string>> = {
  attainment: 'Attainment',
  progress: 'Progress',
  attendance: 'Attendance',
  exclusions: 'Exclusions',
  context: 'Context and roll',
  finance: 'Finance',
  workforce: 'Workforce',
  authority: 'What the authority holds',
}

/** The group of a measure; undefined for what inspections judge. */
export function groupOf({ id, held, basis }: Measure): EvidenceGroup | undefined {
  if (id.startsWith('ofsted-')) return undefined
  if (held === 'authority') return 'authority'
  if (id.includes('absence')) return 'attendance'
  if (id.includes('exclusion')) return 'exclusions'
  if (id.startsWith('ks')) return id.includes('progress') ? 'progress' : 'attainment'
  if (workforce.has(id)) return 'workforce'
  return basis === 'financialYear' ? 'finance' : 'context'
}

const workforce: ReadonlySet<string> = new Set(['teachers-fte', 'pupil-teacher-ratio', 'mean-teacher-salary'])

/** The measures of each group, in the order of the catalogue. */
export const measuresOfGroup = (group: EvidenceGroup): readonly Measure[] =>
  measures.filter((measure) => groupOf(measure) === group)

/**
 * Whether a measure may stand beside other schools': numbers of pupils and teachers grow with the school, and what the
 * authority holds of one school is not shown to another.
 */
export const isCompared = ({ held, unit }: Measure): boolean =>
  held === 'published' && unit !== 'pupils' && unit !== 'count'

/** The phase of the schools a figure is compared with: that of the key stage, else the school's own. */
export function phaseCompared({ id }: Measure, school: Phase): Phase {
  if (id.startsWith('ks2-')) return 'primary'
  return id.startsWith('ks4-') ? 'secondary' : school
}

export const betterWords: Readonly<Record<Better, string>> = {
  higher: 'Higher is better',
  lower: 'Lower is better',
  neither: 'Neither higher nor lower is better',
}

export const basisWords: Readonly<Record<Basis, string>> = {
  year: 'whole school year',
  twoTerms: 'autumn and spring terms only',
  census: 'on the day of the school census',
  financialYear: 'financial year ending in March',
  cohort: 'pupils at the end of the key stage',
  asAt: 'on the day given',
}

export const unitWords: Readonly<Record<Unit, string>> = {
  percent: 'Per cent',
  pupils: 'Number of pupils',
  count: 'Number',
  grade: 'Grade',
  score: 'Score',
  pounds: 'Pounds',
  ratio: 'Ratio',
  flag: 'Yes or no',
  terms: 'Terms',
  days: 'Days',
}
