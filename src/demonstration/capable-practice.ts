import type { EntryWords } from '../good-practice/index.ts'
import { castSchools } from './cast-schools.ts'
import { practiceElsewhere } from './practice-elsewhere.ts'

/**
 * The good practice by which secure schools have it in many areas (5.3), with what an officer saw of it. Larkhope has
 * the capacity to support others; Hallowmere had it while its principal was a Local Leader. Those of three other schools follow.
 */
export const capablePractice: readonly (readonly [urn: number, saw: string, EntryWords])[] = [
  [
    castSchools.secureWithCapacity.urn,
    'Heard readers in Years 1, 2 and 4; saw the results of three years.',
    {
      title: 'Reading for pleasure from the first week',
      area: 'english',
      whatWasDone:
        'Every class has a story read to it daily by the same adult. Pupils choose from 200 books in the room, changed each half-term with the library service. Pupils who read little at home read to a governor once a week.',
      impact: 'Reading at the end of Key Stage 2 rose in three years running and stands well above national.',
      evidence: 'Key Stage 2 results; reading logs; the survey of pupils each June.',
      contact: 'Mrs Adaeze Whitcombe, through the school office',
    },
  ],
  [
    castSchools.secureWithCapacity.urn,
    'Three lessons in Years 3 and 6 and the books of both classes.',
    {
      title: 'Talk before writing in mathematics',
      area: 'mathematics',
      whatWasDone:
        'Pupils explain a method to a partner before it is written down. Teachers plan the questions together in the week before.',
      impact: 'Progress in mathematics is above national for all groups; the gap of disadvantaged pupils has halved.',
      evidence: 'Progress over three years by group; books of two cohorts.',
      contact: 'Mr Rhodri Ainscough, through the school office',
    },
  ],
  [
    castSchools.secureWithCapacity.urn,
    'Attended a meeting of the governing body and read a year of minutes.',
    {
      title: 'Governors who know their school',
      area: 'governance',
      whatWasDone:
        'Each governor follows one priority of the improvement plan, visits once a term with three questions agreed beforehand, and writes a page.',
      impact: 'Every priority is challenged with evidence at every meeting; no meeting in three years was inquorate.',
      evidence: 'Visit reports and minutes of two years; inspection report.',
      contact: 'Dr Lionel Farquharson-Bose, Chair of governors',
    },
  ],
  [
    castSchools.secureWithCapacity.urn,
    'Spoke with four new teachers and their mentors.',
    {
      title: 'Two years for a new teacher',
      area: 'staffDevelopment',
      whatWasDone:
        'A new teacher has a mentor for two years, an hour together each week, and watches another teacher each half-term with one question in mind.',
      impact: 'All seven teachers who began in the last four years are still at the school.',
      evidence: 'Staffing record; mentors’ notes; interviews by the adviser.',
      contact: 'Mr Rhodri Ainscough, through the school office',
    },
  ],
  [
    castSchools.converterAcademy.urn,
    'Two days at the school, with pupils and with the pastoral team.',
    {
      title: 'A calm start to every lesson',
      area: 'behaviour',
      whatWasDone:
        'Every lesson begins the same way in every room. Staff stand in corridors at each change of lesson, leaders included.',
      impact: 'Fixed-term exclusions fell by more than half in two years.',
      evidence: 'Exclusions and removals by term; survey of staff.',
      contact: 'Mrs Zofia Hardcastle-Ngo, vice principal',
    },
  ],
  [
    castSchools.converterAcademy.urn,
    'Went through the tracking of Year 11 with the leader of it.',
    {
      title: 'Mentors for disadvantaged pupils in Year 11',
      area: 'disadvantage',
      whatWasDone:
        'Each pupil meets the same member of staff every week from September, with attendance, homework and mock results on one page.',
      impact: 'Attendance of the group is that of the year; attainment rose by two thirds of a grade.',
      evidence: 'Tracking of two cohorts; attendance by week.',
      contact: 'Mrs Zofia Hardcastle-Ngo, vice principal',
    },
  ],
  [
    castSchools.converterAcademy.urn,
    'Visited in July with the heads of two primary schools.',
    {
      title: 'Two weeks of secondary school in July',
      area: 'transition',
      whatWasDone:
        'Pupils of Year 6 have two weeks of lessons with their new form and teachers, planned with the primary schools from their last pieces of work.',
      impact: 'Pupils go on from where they were: no dip in mathematics or writing in the autumn.',
      evidence: 'The same tasks in July and in October, two years.',
      contact: 'Mr Lowell Penrose-Singh, principal',
    },
  ],
  ...practiceElsewhere,
]
