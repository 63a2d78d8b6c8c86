import { openGovernmentLicence, type Layout } from './layout.ts'
import { column } from './layout-parts.ts'

const ofYear = (measure: string, heading: string, year: number) => column(measure, [heading], { year })
const grades = { '9': 'notApplicable', '-': 'missing' } as const
const graded = (measure: string, heading: string) => column(measure, [heading], { codes: grades })
const inCategory = { SM: 1, SWK: 1, NTI: 1, '': 0, '-': 'missing' } as const

/** Indicators of 2010/11 joined by school, of several years in one row: the year is in each heading. */
export const joinedLayout: Layout = {
  id: 'indicators-2010-11-joined',
  title: 'Indicators of 2010/11 joined by school',
  publisher: 'Joined from Department for Education and Ofsted data',
  licence: openGovernmentLicence,
  holds: 'figures',
  needs: [['URN'], ['KS2_L4EM_2011'], ['AbsenceTotal_2011'], ['Roll_2011']],
  year: { by: 'fixed', year: 2011 },
  key: { urn: ['URN'], laestab: ['LAESTAB'] },
  rows: [],
  parts: [
    {
      name: 'indicators',
      columns: [
        ofYear('ks2-l4-english-maths', 'KS2_L4EM_2011', 2011),
        ofYear('ks2-expected-progress-reading', 'KS2_2LevProgRead_2013', 2013),
        ofYear('ks2-expected-progress-writing', 'KS2_2LevProgWrit_2013', 2013),
        ofYear('ks2-expected-progress-maths', 'KS2_2LevProgMath_2013', 2013),
        ofYear('ks4-5acem', 'KS4_5ACEM_2010', 2010),
        ofYear('ks4-5acem', 'KS4_5ACEM_2011', 2011),
        ofYear('ks4-expected-progress-english', 'KS4_ProgEng_2010', 2010),
        ofYear('ks4-expected-progress-maths', 'KS4_ProgMath_2010', 2010),
        ofYear('absence-two-term', 'AbsenceTotal_2011', 2011),
        ofYear('persistent-absence-15-two-term', 'PersistAbs15_2011', 2011),
        ofYear('absence-two-term', 'AbsenceTotal_2012', 2012),
        ofYear('persistent-absence-15-two-term', 'PersistAbs15_2012', 2012),
        ...[2011, 2012, 2013, 2014].map((year) => ofYear('roll', `Roll_${year}`, year)),
        ofYear('fsm-percent', 'PctFSM_2011', 2011),
        ofYear('eal-percent', 'PctEAL_2011', 2011),
        ofYear('sen-action-plus-percent', 'PctSENSAP_2011', 2011),
        ofYear('income-per-pupil', 'IncomePerPupil_2011', 2011),
        ofYear('expenditure-per-pupil', 'ExpenditurePerPupil_2011', 2011),
        ofYear('in-year-balance-percent', 'InYearBalancePct_2011', 2011),
        ofYear('pupil-teacher-ratio', 'PTR_2011', 2011),
      ],
    },
    {
      name: 'latest inspection',
      day: ['OfstedDate_at201304'],
      category: ['Ofsted_Category'],
      columns: [
        graded('ofsted-overall', 'Ofsted_Overall'),
        graded('ofsted-achievement', 'Ofsted_Achievement'),
        graded('ofsted-teaching', 'Ofsted_Teaching'),
        graded('ofsted-behaviour', 'Ofsted_Behaviour'),
        graded('ofsted-leadership', 'Ofsted_Leadership'),
        column('ofsted-category', ['Ofsted_Category'], { codes: inCategory }),
      ],
    },
    {
      name: 'inspection before',
      day: ['Ofsted_PrevDate'],
      category: ['Ofsted_PrevCategory'],
      columns: [
        graded('ofsted-overall', 'Ofsted_PrevOverall'),
        column('ofsted-category', ['Ofsted_PrevCategory'], { codes: inCategory }),
      ],
    },
  ],
}
