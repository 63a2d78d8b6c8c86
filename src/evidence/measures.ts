import type { MeasureId } from '../policy/figure.ts'

/** What a number of a measure counts. `grade` is an inspection grade, `flag` 1 or 0, `score` may be negative. */
export type Unit = 'percent' | 'pupils' | 'count' | 'grade' | 'score' | 'pounds' | 'ratio' | 'flag' | 'terms' | 'days'

/** Which way is better for the school; `neither` for context such as roll or language. */
export type Better = 'higher' | 'lower' | 'neither'

/** The period a figure covers. Figures of different bases are different measures and are never compared. */
export type Basis = 'year' | 'twoTerms' | 'census' | 'financialYear' | 'cohort' | 'asAt'

export interface Measure {
  readonly id: MeasureId
  readonly name: string
  readonly unit: Unit
  readonly better: Better
  readonly basis: Basis
  /** `published` comes from national data sets; `authority` is what the local authority itself holds. */
  readonly held: 'published' | 'authority'
  readonly decimals: number
}

const published = (id: MeasureId, name: string, unit: Unit, better: Better, basis: Basis, decimals = 1): Measure => ({
  id,
  name,
  unit,
  better,
  basis,
  held: 'published',
  decimals,
})

const authority = (id: MeasureId, name: string, unit: Unit, better: Better, basis: Basis, decimals = 0): Measure => ({
  ...published(id, name, unit, better, basis, decimals),
  held: 'authority',
})

/** Every measure the service knows, in the order a school's page shows them. */
export const measures: readonly Measure[] = [
  published('roll', 'Pupils on roll', 'pupils', 'neither', 'census', 0),
  published('fsm-percent', 'Pupils eligible for free school meals', 'percent', 'neither', 'census'),
  published(
    'fsm-ever-percent',
    'Pupils eligible for free school meals in the last six years',
    'percent',
    'neither',
    'census',
  ),
  published('eal-percent', 'Pupils whose first language is not English', 'percent', 'neither', 'census'),
  published(
    'sen-action-plus-percent',
    'Pupils at School Action Plus or with a statement',
    'percent',
    'neither',
    'census',
  ),
  published('sen-action-percent', 'Pupils at School Action', 'percent', 'neither', 'census'),
  published('sen-plan-percent', 'Pupils with an education, health and care plan', 'percent', 'neither', 'census'),
  published('sen-support-percent', 'Pupils with special educational needs support', 'percent', 'neither', 'census'),
  published('absence-two-term', 'Overall absence, autumn and spring terms', 'percent', 'lower', 'twoTerms', 2),
  published('absence-full-year', 'Overall absence, full year', 'percent', 'lower', 'year', 2),
  published(
    'unauthorised-absence-two-term',
    'Unauthorised absence, autumn and spring terms',
    'percent',
    'lower',
    'twoTerms',
    2,
  ),
  published('unauthorised-absence-full-year', 'Unauthorised absence, full year', 'percent', 'lower', 'year', 2),
  published(
    'persistent-absence-20-two-term',
    'Persistent absentees (20 per cent), autumn and spring terms',
    'percent',
    'lower',
    'twoTerms',
  ),
  published(
    'persistent-absence-15-two-term',
    'Persistent absentees (15 per cent), autumn and spring terms',
    'percent',
    'lower',
    'twoTerms',
  ),
  published(
    'persistent-absence-20-full-year',
    'Persistent absentees (20 per cent), full year',
    'percent',
    'lower',
    'year',
  ),
  published(
    'persistent-absence-15-full-year',
    'Persistent absentees (15 per cent), full year',
    'percent',
    'lower',
    'year',
  ),
  published(
    'persistent-absence-10-full-year',
    'Persistent absentees (10 per cent), full year',
    'percent',
    'lower',
    'year',
  ),
  published(
    'ks2-l4-english-maths',
    'Key stage 2: level 4 or above in English and mathematics',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published(
    'ks2-l4-rwm',
    'Key stage 2: level 4 or above in reading, writing and mathematics',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published(
    'ks2-expected-progress-english',
    'Key stage 2: expected progress in English',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published(
    'ks2-expected-progress-reading',
    'Key stage 2: expected progress in reading',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published(
    'ks2-expected-progress-writing',
    'Key stage 2: expected progress in writing',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published(
    'ks2-expected-progress-maths',
    'Key stage 2: expected progress in mathematics',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published(
    'ks2-rwm-expected',
    'Key stage 2: expected standard in reading, writing and mathematics',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published(
    'ks2-rwm-higher',
    'Key stage 2: higher standard in reading, writing and mathematics',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published('ks2-progress-reading', 'Key stage 2: progress score in reading', 'score', 'higher', 'cohort'),
  published('ks2-progress-writing', 'Key stage 2: progress score in writing', 'score', 'higher', 'cohort'),
  published('ks2-progress-maths', 'Key stage 2: progress score in mathematics', 'score', 'higher', 'cohort'),
  published('ks2-average-reading', 'Key stage 2: average scaled score in reading', 'score', 'higher', 'cohort', 0),
  published('ks2-average-maths', 'Key stage 2: average scaled score in mathematics', 'score', 'higher', 'cohort', 0),
  published(
    'ks2-average-grammar',
    'Key stage 2: average scaled score in grammar, punctuation and spelling',
    'score',
    'higher',
    'cohort',
    0,
  ),
  published('ks2-gap-rwm', 'Key stage 2: gap between disadvantaged and other pupils', 'percent', 'lower', 'cohort', 0),
  published('ks2-cohort', 'Key stage 2: pupils in the cohort', 'pupils', 'neither', 'cohort', 0),
  published(
    'ks4-5acem',
    'Key stage 4: five or more A* to C including English and mathematics',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published(
    'ks4-expected-progress-english',
    'Key stage 4: expected progress in English',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published(
    'ks4-expected-progress-maths',
    'Key stage 4: expected progress in mathematics',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published('ks4-progress-8', 'Key stage 4: Progress 8', 'score', 'higher', 'cohort', 2),
  published('ks4-progress-8-lower', 'Key stage 4: Progress 8, lower confidence limit', 'score', 'higher', 'cohort', 2),
  published('ks4-progress-8-upper', 'Key stage 4: Progress 8, upper confidence limit', 'score', 'higher', 'cohort', 2),
  published('ks4-attainment-8', 'Key stage 4: Attainment 8', 'score', 'higher', 'cohort'),
  published(
    'ks4-basics-94',
    'Key stage 4: grade 4 or above in English and mathematics',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published(
    'ks4-basics-95',
    'Key stage 4: grade 5 or above in English and mathematics',
    'percent',
    'higher',
    'cohort',
    0,
  ),
  published('ks4-cohort', 'Key stage 4: pupils in the cohort', 'pupils', 'neither', 'cohort', 0),
  published('permanent-exclusion-rate', 'Permanent exclusions, per cent of pupils', 'percent', 'lower', 'year', 2),
  published('fixed-exclusion-rate', 'Fixed-period exclusions, per cent of pupils', 'percent', 'lower', 'year', 2),
  published('income-per-pupil', 'Income per pupil', 'pounds', 'neither', 'financialYear', 0),
  published('expenditure-per-pupil', 'Expenditure per pupil', 'pounds', 'neither', 'financialYear', 0),
  published('in-year-balance-percent', 'In-year balance, per cent of income', 'percent', 'neither', 'financialYear'),
  published('teachers-fte', 'Teachers, full-time equivalent', 'count', 'neither', 'census'),
  published('pupil-teacher-ratio', 'Pupils to each teacher', 'ratio', 'neither', 'census'),
  published('mean-teacher-salary', 'Mean teacher salary', 'pounds', 'neither', 'census', 0),
  published('ofsted-overall', 'Ofsted: overall effectiveness', 'grade', 'lower', 'asAt', 0),
  published(
    'ofsted-previous-overall',
    'Ofsted: overall effectiveness at the inspection before',
    'grade',
    'lower',
    'asAt',
    0,
  ),
  published('ofsted-capacity', 'Ofsted: capacity to improve', 'grade', 'lower', 'asAt', 0),
  published('ofsted-leadership', 'Ofsted: leadership and management', 'grade', 'lower', 'asAt', 0),
  published('ofsted-teaching', 'Ofsted: quality of teaching', 'grade', 'lower', 'asAt', 0),
  published('ofsted-achievement', 'Ofsted: achievement', 'grade', 'lower', 'asAt', 0),
  published('ofsted-behaviour', 'Ofsted: behaviour', 'grade', 'lower', 'asAt', 0),
  published('ofsted-category', 'Ofsted: in a category of concern', 'flag', 'lower', 'asAt', 0),
  published('ofsted-needs-attention', 'Ofsted report card: areas needing attention', 'count', 'lower', 'asAt', 0),
  published(
    'ofsted-urgent-improvement',
    'Ofsted report card: areas needing urgent improvement',
    'count',
    'lower',
    'asAt',
    0,
  ),
  published(
    'ofsted-report-card-leadership',
    'Ofsted report card: leadership and governance, 1 exceptional to 5 urgent improvement',
    'grade',
    'lower',
    'asAt',
    0,
  ),
  published('ofsted-safeguarding-not-met', 'Ofsted report card: safeguarding not met', 'flag', 'lower', 'asAt', 0),
  authority('ks2-target', 'Statutory target, key stage 2', 'percent', 'higher', 'cohort'),
  authority('ks4-target', 'Statutory target, key stage 4', 'percent', 'higher', 'cohort'),
  authority('governor-vacancies', 'Governor vacancies', 'count', 'lower', 'asAt'),
  authority('governor-vacancy-terms', 'Terms the longest governor vacancy has lasted', 'terms', 'lower', 'asAt'),
  authority('inquorate-meetings', 'Governing body meetings without a quorum', 'count', 'lower', 'year'),
  authority('head-vacancy', 'Headteacher post vacant', 'flag', 'lower', 'asAt'),
  authority('head-absence', 'Headteacher absent, acting headteacher in post', 'flag', 'lower', 'asAt'),
  authority('staff-turnover-percent', 'Teachers who left in the year', 'percent', 'lower', 'year', 1),
  authority('staff-vacancies', 'Teaching posts vacant', 'count', 'lower', 'asAt'),
  authority('balance-percent', 'Balance, per cent of budget share', 'percent', 'neither', 'financialYear', 1),
  authority('permanent-exclusions', 'Permanent exclusions', 'count', 'lower', 'year'),
  authority('fixed-exclusions', 'Fixed-period exclusions', 'count', 'lower', 'year'),
  authority(
    'mobility-percent',
    'Pupils who joined or left at other than the usual time',
    'percent',
    'lower',
    'year',
    1,
  ),
  authority('surplus-places-percent', 'Places unfilled, per cent', 'percent', 'lower', 'census', 1),
  authority('surplus-places', 'Places unfilled', 'pupils', 'lower', 'census'),
  authority('complaints', 'Complaints received about the school', 'count', 'lower', 'year'),
  authority('parents-positive-percent', 'Parents who would recommend the school', 'percent', 'higher', 'year'),
  authority(
    'safeguarding-audit',
    'Safeguarding audit: 1 in place, 2 not fully in place, 3 not in place',
    'grade',
    'lower',
    'asAt',
  ),
  authority('warning-notice-in-force', 'Warning notice in force', 'flag', 'lower', 'asAt'),
]

const byId = new Map(measures.map((measure) => [measure.id, measure]))

/** The measure of that id; undefined when there is none. */
export const findMeasure = (id: MeasureId): Measure | undefined => byId.get(id)
