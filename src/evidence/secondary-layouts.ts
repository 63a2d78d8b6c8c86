import type { Layout } from './layout.ts'
import { byFileName, column, performanceTables, rowsOfType, schoolKey } from './layout-parts.ts'

const rows = rowsOfType({ '4': 'authority', '5': 'national', '7': 'nationalStateFunded' }, 'secondary')
const fiveGoodGrades = ['PTAC5EM', 'PTAC5EM_PTQ', 'PTAC5EM_PTQ_EE']

/** Key stage 4: five good grades to 2015, Progress 8 since 2016. The file of 2010 has no URN and holds four years. */
export const secondaryLayouts: readonly Layout[] = [
  {
    ...performanceTables,
    id: 'ks4-2010',
    title: 'Key stage 4 by school, 2007 to 2010, with absence of 2009/10',
    needs: [['RecType'], ['LACode'], ['EstabCode'], ['P5ACinclEM10', 'P5ACinclEM']],
    year: { by: 'fixed', year: 2010 },
    key: schoolKey,
    rows,
    parts: [
      {
        name: 'key stage 4',
        columns: [
          column('ks4-5acem', ['P5ACinclEM10', 'P5ACinclEM']),
          column('ks4-5acem', ['P5ACinclEM09'], { yearsBefore: 1 }),
          column('ks4-5acem', ['P5ACinclEM08'], { yearsBefore: 2 }),
          column('ks4-5acem', ['P5ACinclEM07'], { yearsBefore: 3 }),
          column('ks4-expected-progress-english', ['PProgEng']),
          column('ks4-expected-progress-maths', ['PProgMath']),
          column('ks4-ebacc', ['PEngBacc']),
          column('ks4-cohort', ['KS4TotPup']),
          column('absence-full-year', ['PAbsTot']),
          column('unauthorised-absence-full-year', ['PAbsUA']),
          column('persistent-absence-20-full-year', ['PAbsPA']),
        ],
      },
    ],
  },
  {
    ...performanceTables,
    id: 'ks4-grades',
    title: 'Key stage 4 by school: five good grades and expected progress (2011 to 2015)',
    needs: [['URN'], ['RECTYPE'], fiveGoodGrades],
    years: { from: 2011, to: 2015 },
    year: byFileName,
    key: schoolKey,
    rows,
    shortRows: true,
    parts: [
      {
        name: 'key stage 4',
        columns: [
          column('ks4-5acem', fiveGoodGrades),
          column('ks4-expected-progress-english', ['PT24EngPrg', 'PT24ENGPRG_PTQ', 'PT24ENGPRG_PTQ_EE']),
          column('ks4-expected-progress-maths', ['PT24MathPrg', 'PT24MATHPRG_PTQ', 'PT24MATHPRG_PTQ_EE']),
          column('ks4-ebacc', ['PTEBACC', 'PTEBACC_PTQ', 'PTEBACC_PTQ_EE']),
          column('ks4-cohort', ['TPUP']),
        ],
      },
    ],
  },
  {
    ...performanceTables,
    id: 'ks4-progress-8',
    title: 'Key stage 4 by school: Progress 8 and Attainment 8 (since 2016)',
    needs: [['URN'], ['RECTYPE'], ['P8MEA', 'ATT8SCR']],
    years: { from: 2016 },
    year: byFileName,
    key: schoolKey,
    rows,
    shortRows: true,
    parts: [
      {
        name: 'key stage 4',
        columns: [
          column('ks4-progress-8', ['P8MEA']),
          column('ks4-progress-8-lower', ['P8CILOW']),
          column('ks4-progress-8-upper', ['P8CIUPP']),
          column('ks4-attainment-8', ['ATT8SCR']),
          column('ks4-basics-94', ['PTL2BASICS_94']),
          column('ks4-basics-95', ['PTL2BASICS_95']),
          column('ks4-ebacc-94', ['PTEBACC_94']),
          column('ks4-ebacc-95', ['PTEBACC_95']),
          column('ks4-ebacc-entered', ['PTEBACC_E_PTQ_EE']),
          column('ks4-ebacc-points', ['EBACCAPS']),
          column('ks4-cohort', ['TPUP']),
        ],
      },
    ],
  },
]
