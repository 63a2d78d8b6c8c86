import type { Layout } from './layout.ts'
import { byFileName, column, nationalByPhase, performanceTables, schoolKey } from './layout-parts.ts'

const absence = {
  ...performanceTables,
  year: byFileName,
  key: schoolKey,
  rows: nationalByPhase(['LA', 'ESTAB']),
} as const

const overall = ['PERCTOT']
const unauthorised = ['PERCUA']

/**
 * Absence by school. To 2012/13 the tables count two terms, since then the full year (quoted in each year's own list of
 * columns); persistent absence is 20 per cent, then 15, then 10 per cent of sessions. None may stand beside another.
 */
export const absenceLayouts: readonly Layout[] = [
  {
    ...absence,
    id: 'absence-two-term',
    title: 'Absence by school, autumn and spring terms (2011 to 2013)',
    needs: [['URN'], overall, ['PPERSABS15', 'PPERSABS20']],
    years: { from: 2008, to: 2013 },
    parts: [
      {
        name: 'absence',
        columns: [
          column('absence-two-term', overall),
          column('unauthorised-absence-two-term', unauthorised),
          column('persistent-absence-15-two-term', ['PPERSABS15']),
          column('persistent-absence-20-two-term', ['PPERSABS20']),
        ],
      },
    ],
  },
  {
    ...absence,
    id: 'absence-full-year-15',
    title: 'Absence by school, full year, persistent absence at 15 per cent (2014 and 2015)',
    needs: [['URN'], overall, ['PPERSABS15']],
    years: { from: 2014, to: 2015 },
    parts: [
      {
        name: 'absence',
        columns: [
          column('absence-full-year', overall),
          column('unauthorised-absence-full-year', unauthorised),
          column('persistent-absence-15-full-year', ['PPERSABS15']),
        ],
      },
    ],
  },
  {
    ...absence,
    id: 'absence-full-year-10',
    title: 'Absence by school, full year, persistent absence at 10 per cent (since 2016)',
    needs: [['URN'], overall, ['PPERSABS10']],
    years: { from: 2016 },
    parts: [
      {
        name: 'absence',
        columns: [
          column('absence-full-year', overall),
          column('unauthorised-absence-full-year', unauthorised),
          column('persistent-absence-10-full-year', ['PPERSABS10']),
        ],
      },
    ],
  },
]
