import type { Layout } from './layout.ts'
import { byFileName, column, performanceTables, rowsOfType, schoolKey } from './layout-parts.ts'
import { namedInspection } from './named-inspection.ts'

const recordType = ['RECTYPE']
const rows = rowsOfType({ '3': 'authority', '4': 'national', '5': 'nationalStateFunded' }, 'primary')

/** Key stage 2: levels and expected progress to 2015, scaled scores and progress scores since 2016. */
export const primaryLayouts: readonly Layout[] = [
  {
    ...performanceTables,
    id: 'ks2-levels',
    title: 'Key stage 2 by school: levels and expected progress (to 2015)',
    needs: [['URN'], recordType, ['PT2MATH12']],
    lacks: ['READPROG', 'PTRWM_EXP'],
    years: { to: 2015 },
    year: byFileName,
    key: schoolKey,
    rows,
    parts: [
      {
        name: 'key stage 2',
        columns: [
          column('ks2-l4-english-maths', ['PTENGMATX']),
          column('ks2-l4-rwm', ['PTREADWRITTAMATX']),
          column('ks2-expected-progress-english', ['PT2ENG12']),
          column('ks2-expected-progress-reading', ['PT2READ12']),
          column('ks2-expected-progress-writing', ['PT2WRITTA12']),
          column('ks2-expected-progress-maths', ['PT2MATH12']),
          column('ks2-gap-rwm', ['GAP_RWMX']),
          column('ks2-disadvantaged-against-national', ['GAPN_3YR_RWMX_FSMCLA']),
          column('ks2-cohort', ['TELIG']),
        ],
      },
    ],
  },
  {
    ...performanceTables,
    id: 'ks2-scores',
    title: 'Key stage 2 by school: expected standard and progress scores (since 2016)',
    needs: [['URN'], ['PTRWM_EXP', 'READPROG']],
    years: { from: 2016 },
    year: byFileName,
    key: schoolKey,
    rows,
    parts: [
      {
        name: 'key stage 2',
        columns: [
          column('ks2-rwm-expected', ['PTRWM_EXP']),
          column('ks2-rwm-higher', ['PTRWM_HIGH']),
          column('ks2-progress-reading', ['READPROG']),
          column('ks2-progress-writing', ['WRITPROG']),
          column('ks2-progress-maths', ['MATPROG']),
          column('ks2-average-reading', ['READ_AVERAGE']),
          column('ks2-average-maths', ['MAT_AVERAGE']),
          column('ks2-average-grammar', ['GPS_AVERAGE']),
          column('ks2-gap-rwm', ['DIFF_RWM_EXP']),
          column('ks2-cohort', ['TELIG']),
        ],
      },
      namedInspection(['INSPECTIONDT'], ['OFSTEDRATING']),
    ],
  },
]

const [, scores] = primaryLayouts

/** Extracts of several years, which say in a column which year each row is of. */
export const primaryExtractLayouts: readonly Layout[] = scores
  ? [
      {
        ...scores,
        id: 'ks2-scores-by-year',
        title: 'Key stage 2 by school and year: expected standard and scores',
        needs: [...scores.needs, ['YEAR']],
        years: undefined,
        year: { by: 'column', column: ['YEAR'] },
      },
    ]
  : []
