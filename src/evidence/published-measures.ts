import { measureGroup, type MeasureGroup } from './measure-groups.ts'
import type { Measure } from './measures.ts'

const published = (group: MeasureGroup, names: Readonly<Record<string, string>>) =>
  measureGroup('published', group, names)

const context = { better: 'neither', basis: 'census' } as const
const absence = { unit: 'percent', better: 'lower' } as const
const results = { better: 'higher', basis: 'cohort' } as const
const money = { better: 'neither', basis: 'financialYear' } as const

/** Measures of the national data sets other than inspection, in the order a school's page shows them. */
export const publishedMeasures: readonly Measure[] = [
  ...published({ ...context, unit: 'pupils', decimals: 0 }, { roll: 'Pupils on roll' }),
  ...published(
    { ...context, unit: 'percent', decimals: 1 },
    {
      'fsm-percent': 'Pupils eligible for free school meals',
      'fsm-ever-percent': 'Pupils eligible for free school meals in the last six years',
      'eal-percent': 'Pupils whose first language is not English',
      'sen-action-plus-percent': 'Pupils at School Action Plus or with a statement',
      'sen-action-percent': 'Pupils at School Action',
      'sen-plan-percent': 'Pupils with an education, health and care plan',
      'sen-support-percent': 'Pupils with special educational needs support',
    },
  ),
  ...published(
    { ...absence, basis: 'twoTerms', decimals: 2, fewest: 1 },
    {
      'absence-two-term': 'Overall absence, autumn and spring terms',
      'unauthorised-absence-two-term': 'Unauthorised absence, autumn and spring terms',
    },
  ),
  ...published(
    { ...absence, basis: 'year', decimals: 2, fewest: 1 },
    {
      'absence-full-year': 'Overall absence, full year',
      'unauthorised-absence-full-year': 'Unauthorised absence, full year',
    },
  ),
  ...published(
    { ...absence, basis: 'twoTerms', decimals: 1 },
    {
      'persistent-absence-20-two-term': 'Persistent absentees (20 per cent), autumn and spring terms',
      'persistent-absence-15-two-term': 'Persistent absentees (15 per cent), autumn and spring terms',
    },
  ),
  ...published(
    { ...absence, basis: 'year', decimals: 1 },
    {
      'persistent-absence-20-full-year': 'Persistent absentees (20 per cent), full year',
      'persistent-absence-15-full-year': 'Persistent absentees (15 per cent), full year',
      'persistent-absence-10-full-year': 'Persistent absentees (10 per cent), full year',
    },
  ),
  ...published(
    { ...results, unit: 'percent', decimals: 0 },
    {
      'ks2-l4-english-maths': 'Key stage 2: level 4 or above in English and mathematics',
      'ks2-l4-rwm': 'Key stage 2: level 4 or above in reading, writing and mathematics',
      'ks2-expected-progress-english': 'Key stage 2: expected progress in English',
      'ks2-expected-progress-reading': 'Key stage 2: expected progress in reading',
      'ks2-expected-progress-writing': 'Key stage 2: expected progress in writing',
      'ks2-expected-progress-maths': 'Key stage 2: expected progress in mathematics',
      'ks2-rwm-expected': 'Key stage 2: expected standard in reading, writing and mathematics',
      'ks2-rwm-higher': 'Key stage 2: higher standard in reading, writing and mathematics',
    },
  ),
  ...published(
    { ...results, unit: 'score', decimals: 1 },
    {
      'ks2-progress-reading': 'Key stage 2: progress score in reading',
      'ks2-progress-writing': 'Key stage 2: progress score in writing',
      'ks2-progress-maths': 'Key stage 2: progress score in mathematics',
    },
  ),
  ...published(
    { ...results, unit: 'score', decimals: 0 },
    {
      'ks2-average-reading': 'Key stage 2: average scaled score in reading',
      'ks2-average-maths': 'Key stage 2: average scaled score in mathematics',
      'ks2-average-grammar': 'Key stage 2: average scaled score in grammar, punctuation and spelling',
    },
  ),
  ...published(
    { unit: 'percent', better: 'lower', basis: 'cohort', decimals: 0, signed: true },
    { 'ks2-gap-rwm': 'Key stage 2: gap between disadvantaged and other pupils' },
  ),
  ...published(
    { ...results, unit: 'percent', decimals: 0, signed: true },
    { 'ks2-disadvantaged-against-national': 'Key stage 2: disadvantaged pupils against national, three-year average' },
  ),
  ...published(
    { unit: 'pupils', better: 'neither', basis: 'cohort', decimals: 0 },
    { 'ks2-cohort': 'Key stage 2: pupils in the cohort' },
  ),
  ...published(
    { ...results, unit: 'percent', decimals: 0 },
    {
      'ks4-5acem': 'Key stage 4: five or more A* to C including English and mathematics',
      'ks4-expected-progress-english': 'Key stage 4: expected progress in English',
      'ks4-expected-progress-maths': 'Key stage 4: expected progress in mathematics',
    },
  ),
  ...published(
    { ...results, unit: 'score', decimals: 2 },
    {
      'ks4-progress-8': 'Key stage 4: Progress 8',
      'ks4-progress-8-lower': 'Key stage 4: Progress 8, lower confidence limit',
      'ks4-progress-8-upper': 'Key stage 4: Progress 8, upper confidence limit',
    },
  ),
  ...published({ ...results, unit: 'score', decimals: 1 }, { 'ks4-attainment-8': 'Key stage 4: Attainment 8' }),
  ...published(
    { ...results, unit: 'percent', decimals: 0 },
    {
      'ks4-basics-94': 'Key stage 4: grade 4 or above in English and mathematics',
      'ks4-basics-95': 'Key stage 4: grade 5 or above in English and mathematics',
      'ks4-ebacc': 'Key stage 4: English Baccalaureate at grade C or above',
      'ks4-ebacc-94': 'Key stage 4: English Baccalaureate at grade 4 or above',
      'ks4-ebacc-95': 'Key stage 4: English Baccalaureate at grade 5 or above',
      'ks4-ebacc-entered': 'Key stage 4: entered for the English Baccalaureate',
    },
  ),
  ...published({ ...results, unit: 'score', decimals: 2 }, { 'ks4-ebacc-points': 'Key stage 4: EBacc average points' }),
  ...published(
    { unit: 'pupils', better: 'neither', basis: 'cohort', decimals: 0 },
    { 'ks4-cohort': 'Key stage 4: pupils in the cohort' },
  ),
  ...published(
    { unit: 'percent', better: 'lower', basis: 'year', decimals: 2, signed: true },
    {
      'permanent-exclusion-rate': 'Permanent exclusions, per cent of pupils',
      'fixed-exclusion-rate': 'Fixed-period exclusions, per cent of pupils',
      'fixed-exclusion-pupil-rate': 'Pupils with one or more fixed-period exclusions, per cent of pupils',
    },
  ),
  ...published(
    { ...money, unit: 'pounds', decimals: 0 },
    { 'income-per-pupil': 'Income per pupil', 'expenditure-per-pupil': 'Expenditure per pupil' },
  ),
  ...published(
    { ...money, unit: 'percent', decimals: 1, signed: true },
    { 'in-year-balance-percent': 'In-year balance, per cent of income' },
  ),
  ...published({ ...context, unit: 'count', decimals: 1 }, { 'teachers-fte': 'Teachers, full-time equivalent' }),
  ...published({ ...context, unit: 'ratio', decimals: 1 }, { 'pupil-teacher-ratio': 'Pupils to each teacher' }),
  ...published({ ...context, unit: 'pounds', decimals: 0 }, { 'mean-teacher-salary': 'Mean teacher salary' }),
]
