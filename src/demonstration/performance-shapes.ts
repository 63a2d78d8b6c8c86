import type { DataSet } from './evidence.ts'
import type { NationalPhase } from './national-figures.ts'

/** How one national data set is laid out by school: what its rows begin with, and which column holds which measure. */
export interface FileShape {
  readonly dataSet: DataSet
  /** The end of the file's name, after the year. */
  readonly suffix: string
  readonly keys: readonly string[]
  readonly school: (urn: number, establishment: number) => readonly string[]
  /** England's row for a phase; undefined where the file has none. */
  readonly england: (phase: NationalPhase) => readonly string[] | undefined
  readonly authority: (phase: NationalPhase) => readonly string[] | undefined
  readonly columns: readonly (readonly [heading: string, measure: string])[]
}

const marks: Partial<Record<NationalPhase, string>> = { primary: 'PRI', secondary: 'SEC', special: 'SPE' }
const none = (): undefined => undefined
const marked = (before: readonly string[], after: readonly string[]) => (phase: NationalPhase) => {
  const mark = marks[phase]
  return mark === undefined ? undefined : [...before, mark, ...after]
}
const only = (wanted: NationalPhase, cells: readonly string[]) => (phase: NationalPhase) =>
  phase === wanted ? cells : undefined

const byRecordType = (phase: NationalPhase, england: string, authority: string) => ({
  keys: ['RECTYPE', 'LEA', 'ESTAB', 'URN'],
  school: (urn: number, establishment: number) => ['1', '999', String(establishment), String(urn)],
  england: only(phase, [england, '', '', '']),
  authority: only(phase, [authority, '999', '', '']),
})

/** The performance tables of a year, in the columns they have had since 2018. */
export const performanceShapes: readonly FileShape[] = [
  {
    dataSet: 'census',
    suffix: 'england_census.csv',
    keys: ['URN', 'LA', 'ESTAB'],
    school: (urn, establishment) => [String(urn), '999', String(establishment)],
    england: marked(['NAT'], ['']),
    authority: none,
    columns: [
      ['NOR', 'roll'],
      ['PNUMFSM', 'fsm-percent'],
      ['PNUMFSMEVER', 'fsm-ever-percent'],
      ['PNUMEAL', 'eal-percent'],
      ['PSENELSE', 'sen-plan-percent'],
      ['PSENELK', 'sen-support-percent'],
    ],
  },
  {
    dataSet: 'absence',
    suffix: 'england_abs.csv',
    keys: ['LA', 'ESTAB', 'URN'],
    school: (urn, establishment) => ['999', String(establishment), String(urn)],
    england: marked(['NAT'], ['']),
    authority: none,
    columns: [
      ['PERCTOT', 'absence-full-year'],
      ['PERCUA', 'unauthorised-absence-full-year'],
      ['PPERSABS10', 'persistent-absence-10-full-year'],
    ],
  },
  {
    dataSet: 'ks2',
    suffix: 'england_ks2final.csv',
    ...byRecordType('primary', '5', '3'),
    columns: [
      ['TELIG', 'ks2-cohort'],
      ['PTRWM_EXP', 'ks2-rwm-expected'],
      ['PTRWM_HIGH', 'ks2-rwm-higher'],
      ['READPROG', 'ks2-progress-reading'],
      ['WRITPROG', 'ks2-progress-writing'],
      ['MATPROG', 'ks2-progress-maths'],
      ['READ_AVERAGE', 'ks2-average-reading'],
      ['MAT_AVERAGE', 'ks2-average-maths'],
      ['GPS_AVERAGE', 'ks2-average-grammar'],
      ['DIFF_RWM_EXP', 'ks2-gap-rwm'],
    ],
  },
  {
    dataSet: 'ks4',
    suffix: 'england_ks4final.csv',
    ...byRecordType('secondary', '7', '4'),
    columns: [
      ['TPUP', 'ks4-cohort'],
      ['P8MEA', 'ks4-progress-8'],
      ['P8CILOW', 'ks4-progress-8-lower'],
      ['P8CIUPP', 'ks4-progress-8-upper'],
      ['ATT8SCR', 'ks4-attainment-8'],
      ['PTL2BASICS_94', 'ks4-basics-94'],
      ['PTL2BASICS_95', 'ks4-basics-95'],
    ],
  },
  {
    dataSet: 'workforce',
    suffix: 'england_swf.csv',
    keys: ['LA', 'URN', 'ESTAB'],
    school: (urn, establishment) => ['999', String(urn), String(establishment)],
    england: marked(['NAT'], ['']),
    authority: none,
    columns: [
      ['NFTETEA', 'teachers-fte'],
      ['RATPUPTEA', 'pupil-teacher-ratio'],
      ['SALARY', 'mean-teacher-salary'],
    ],
  },
  {
    dataSet: 'finance',
    suffix: 'england_cfr.csv',
    keys: ['URN', 'LA', 'ESTAB'],
    school: (urn, establishment) => [String(urn), '999', String(establishment)],
    england: none,
    authority: none,
    columns: [
      ['TOTALINCOME', 'income-per-pupil'],
      ['TOTALEXPENDITURE', 'expenditure-per-pupil'],
    ],
  },
]
