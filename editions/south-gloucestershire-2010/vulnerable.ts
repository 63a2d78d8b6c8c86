import type { Criterion } from '../../src/policy/index.ts'
import {
  balanceUnsound,
  governorsMissing,
  headMissing,
  parentsNegative,
  safeguardingIncomplete,
  staffingLimited,
} from './authority-rules.ts'
import { attainmentBelowFloor, progressBelowMedians } from './floor-rules.ts'
import { inspectionSatisfactory, leadershipNeedsSupport } from './inspection-rules.ts'
import {
  attainmentFalling,
  attendanceLow,
  exclusionsHigh,
  gapWidening,
  mobilityHigh,
  rollFalling,
} from './pupil-rules.ts'

/** What can show that a school is vulnerable. */
export const vulnerable: readonly Omit<Criterion, 'level' | 'number' | 'paragraph' | 'key'>[] = [
  {
    id: 'vulnerable-safeguarding-incomplete',
    wording: 'Some safeguarding procedures are missing or incomplete.',
    answered: { by: 'either', rule: safeguardingIncomplete },
    guidance: 'The safeguarding audit, the single central record, training dates and policies.',
  },
  {
    id: 'vulnerable-attainment-below-floor',
    wording: 'Attainment falls short of the threshold of the floor standard.',
    answered: { by: 'rule', rule: attainmentBelowFloor },
    guidance:
      'Results of the year beside the threshold. The floor leaves out special schools, closed schools and cohorts of fewer than 11.',
  },
  {
    id: 'vulnerable-progress-below-medians',
    wording: 'Progress in English and in mathematics falls short of the national medians.',
    answered: { by: 'rule', rule: progressBelowMedians },
    guidance:
      'Pupils making the progress expected in each subject beside the medians, which are known only when results have been validated.',
  },
  {
    id: 'vulnerable-inspection-satisfactory',
    wording: 'The latest inspection judged the school satisfactory overall, with capacity to improve at grade 3.',
    answered: { by: 'either', rule: inspectionSatisfactory },
    guidance:
      'The latest report. From 2012 read "requires improvement"; on a report card, any area that needs attention. Enter capacity to improve from the report.',
  },
  {
    id: 'vulnerable-teaching-inconsistent',
    wording: 'The quality of teaching varies across the school or within a key stage.',
    answered: { by: 'judgement' },
    guidance: 'Lesson observations, results by class and key stage, work and planning.',
  },
  {
    id: 'vulnerable-attainment-falling',
    wording: 'Attainment misses its target and is going down.',
    answered: { by: 'either', rule: attainmentFalling },
    guidance: 'Results beside the statutory target and the year before; predictions for this year.',
  },
  {
    id: 'vulnerable-groups-slow',
    wording: 'Some groups of pupils progress slowly, or significant gaps between groups are growing.',
    answered: { by: 'either', rule: gapWidening },
    guidance: "Gaps over two or three years, and progress of groups from the school's own tracking.",
  },
  {
    id: 'vulnerable-attendance-low',
    wording: 'Attendance is low or going down, or persistent absence is going up.',
    answered: { by: 'either', rule: attendanceLow },
    guidance:
      "Absence beside the authority and England and over three years, counted over the same terms and by the same definition; this year's registers.",
  },
  {
    id: 'vulnerable-exclusions-high',
    wording: 'Permanent or fixed-period exclusions are above average or going up.',
    answered: { by: 'either', rule: exclusionsHigh },
    guidance:
      'Rates beside schools of the phase and over three years. One or two permanent exclusions show nothing by themselves.',
  },
  {
    id: 'vulnerable-leadership-limited',
    wording: 'Leadership and management need further support, or have limited capacity.',
    answered: { by: 'either', rule: leadershipNeedsSupport },
    guidance: 'The latest report, changes in the leadership team since then, what advisers have seen.',
  },
  {
    id: 'vulnerable-performance-management',
    wording: 'Performance management is not properly in place.',
    answered: { by: 'judgement' },
    guidance:
      "Whether objectives are set and reviewed, and tied to the improvement plan; the head's own review by governors.",
  },
  {
    id: 'vulnerable-special-needs-weak',
    wording: 'Provision for special educational needs has weaknesses.',
    answered: { by: 'judgement' },
    guidance:
      'Progress of pupils with special needs, statutory reviews, tribunals and complaints, visits by inclusion officers.',
  },
  {
    id: 'vulnerable-governors-missing',
    wording: 'Governor posts stay vacant, or governors meet without a quorum.',
    answered: { by: 'either', rule: governorsMissing },
    guidance: "Clerk's record of vacancies, how long each has lasted, and meetings that lacked a quorum.",
  },
  {
    id: 'vulnerable-head-missing',
    wording: "The headteacher's post is vacant, or the headteacher is away for a time.",
    answered: { by: 'either', rule: headMissing },
    guidance: 'The staffing record: vacancy, acting headteacher, expected return or appointment.',
  },
  {
    id: 'vulnerable-staffing-limited',
    wording: 'Staff capacity is held back by turnover, vacancies, or trouble in recruiting or keeping staff.',
    answered: { by: 'either', rule: staffingLimited },
    guidance: 'Leavers in the year, vacant posts, use of supply staff, posts advertised more than once.',
  },
  {
    id: 'vulnerable-parents-negative',
    wording: 'Parents think poorly of the school, or less well than before.',
    answered: { by: 'either', rule: parentsNegative },
    guidance: 'Complaints to the school, the authority and Ofsted over three years; surveys of parents.',
  },
  {
    id: 'vulnerable-budget-unsound',
    wording: 'The budget is in deficit, or much of it is left unspent.',
    answered: { by: 'either', rule: balanceUnsound },
    guidance: 'The balance as a share of the budget, the recovery plan of a deficit, what a surplus is kept for.',
  },
  {
    id: 'vulnerable-roll-falling',
    wording: 'The number of pupils is going down.',
    answered: { by: 'either', rule: rollFalling },
    guidance: 'Pupils on roll over four years, applications for next year, places unfilled.',
  },
  {
    id: 'vulnerable-mobility-high',
    wording: 'Many pupils join or leave at other than the usual times.',
    answered: { by: 'either', rule: mobilityHigh },
    guidance:
      "Joiners and leavers as a share of the roll. There is no national threshold: the one used is the authority's own.",
  },
]
