import type { Layout } from './layout.ts'
import { byFileName, column, nationalByPhase, performanceTables, schoolKey } from './layout-parts.ts'

const roll = ['TOTPUPSENDN', 'NOR']

/** The school census by school, and the school workforce census. */
export const censusLayouts: readonly Layout[] = [
  {
    ...performanceTables,
    id: 'census',
    title: 'School census: roll, free school meals, language, special educational needs',
    needs: [['URN'], roll, ['PNUMEAL', 'PNUMFSM', 'PNUMFSMEVER']],
    year: byFileName,
    key: schoolKey,
    rows: [
      ...nationalByPhase(['URN', 'LAESTAB']),
      ...nationalByPhase(['URN', 'LA']),
      ...nationalByPhase(['URN', 'ESTAB']),
    ],
    parts: [
      {
        name: 'census',
        columns: [
          column('roll', roll),
          column('fsm-percent', ['PNUMFSM']),
          column('fsm-ever-percent', ['PNUMFSMEVER']),
          column('eal-percent', ['PNUMEAL']),
          column('sen-action-plus-percent', ['PSENSAP']),
          column('sen-action-percent', ['PSENA']),
          column('sen-plan-percent', ['PSENELSE']),
          column('sen-support-percent', ['PSENELK']),
        ],
        derived: [{ by: 'shareOf', measure: 'fsm-percent', part: ['NUMFSM'], whole: ['NOR'] }],
      },
    ],
  },
  {
    ...performanceTables,
    id: 'workforce',
    title: 'School workforce census: teachers, pupils to each teacher, pay',
    needs: [['URN'], ['NFTETEA'], ['RATPUPTEA']],
    year: byFileName,
    key: schoolKey,
    rows: [
      ...nationalByPhase(['LA', 'URN']),
      { when: [{ column: ['LA'], is: ['NAT'] }], subject: 'nationalStateFunded', phase: 'all' },
    ],
    parts: [
      {
        name: 'workforce',
        columns: [
          column('teachers-fte', ['NFTETEA']),
          column('pupil-teacher-ratio', ['RATPUPTEA']),
          column('mean-teacher-salary', ['SALARY', 'SALARY ()', 'SALARY (s)']),
        ],
      },
    ],
  },
]
