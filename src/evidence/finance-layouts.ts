import type { Layout } from './layout.ts'
import { byFileName, column, performanceTables, schoolKey } from './layout-parts.ts'

const income = ['TOTALINCOME']
const expenditure = ['TOTALEXPENDITURE', 'TOTALGROSSREVENUEEXPENDITURE']

/**
 * Consistent financial reporting by school, in pounds for each pupil. The tables hold no balances; the balance in the year
 * is what is left of the income, and the financial year that ends in March belongs to the academic year of that summer.
 */
export const financeLayouts: readonly Layout[] = [
  {
    ...performanceTables,
    id: 'finance',
    title: 'Consistent financial reporting: income and spending for each pupil',
    needs: [['URN'], income, expenditure],
    year: byFileName,
    key: schoolKey,
    rows: [],
    parts: [
      {
        name: 'finance',
        columns: [
          column('income-per-pupil', income),
          column('expenditure-per-pupil', expenditure),
          column('ks2-l4-english-maths', ['ATTAINMENTKS2']),
          column('ks4-5acem', ['ATTAINMENTKS4']),
        ],
        derived: [{ by: 'remainder', measure: 'in-year-balance-percent', whole: income, spent: expenditure }],
      },
    ],
  },
]
