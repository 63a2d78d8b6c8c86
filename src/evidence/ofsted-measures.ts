import { measureGroup } from './measure-groups.ts'
import type { Measure } from './measures.ts'

const grade = { unit: 'grade', better: 'lower', basis: 'asAt', decimals: 0 } as const

/**
 * What inspections judge. Grades of 2009 to 2025 run from 1 (outstanding) to 4 (inadequate); report cards (from November
 * 2025) from 1 (exceptional) to 5 (urgent improvement). The two scales are never compared, so they are different measures.
 */
export const ofstedMeasures: readonly Measure[] = [
  ...measureGroup('published', grade, {
    'ofsted-overall': 'Ofsted: overall effectiveness',
    'ofsted-previous-overall': 'Ofsted: overall effectiveness at the inspection before',
    'ofsted-capacity': 'Ofsted: capacity to improve',
    'ofsted-leadership': 'Ofsted: leadership and management',
    'ofsted-teaching': 'Ofsted: quality of teaching',
    'ofsted-education': 'Ofsted: quality of education',
    'ofsted-achievement': 'Ofsted: achievement',
    'ofsted-behaviour': 'Ofsted: behaviour',
    'ofsted-personal-development': 'Ofsted: personal development',
    'ofsted-governing-body': 'Ofsted: effectiveness of the governing body',
  }),
  ...measureGroup('published', { ...grade, unit: 'flag' }, { 'ofsted-category': 'Ofsted: in a category of concern' }),
  ...measureGroup(
    'published',
    { ...grade, unit: 'count' },
    {
      'ofsted-needs-attention': 'Ofsted report card: areas needing attention',
      'ofsted-urgent-improvement': 'Ofsted report card: areas needing urgent improvement',
    },
  ),
  ...measureGroup('published', grade, {
    'ofsted-report-card-leadership':
      'Ofsted report card: leadership and governance, 1 exceptional to 5 urgent improvement',
    'ofsted-report-card-inclusion': 'Ofsted report card: inclusion',
    'ofsted-report-card-teaching': 'Ofsted report card: curriculum and teaching',
    'ofsted-report-card-achievement': 'Ofsted report card: achievement',
    'ofsted-report-card-attendance': 'Ofsted report card: attendance and behaviour',
    'ofsted-report-card-wellbeing': 'Ofsted report card: personal development and wellbeing',
    'ofsted-report-card-early-years': 'Ofsted report card: early years',
    'ofsted-report-card-post-16': 'Ofsted report card: post-16 provision',
  }),
  ...measureGroup(
    'published',
    { ...grade, unit: 'flag' },
    { 'ofsted-safeguarding-not-met': 'Ofsted report card: safeguarding not met' },
  ),
]
