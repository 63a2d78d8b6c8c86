import type { EntryWords } from '../good-practice/index.ts'
import { addDays, type Day } from '../kernel/index.ts'
import { castSchools } from './cast-schools.ts'
import { capablePractice } from './capable-practice.ts'
import { officeDayBy } from './school-days.ts'

/** An entry of good practice with how far it has come. */
export interface SharedPractice {
  readonly urn: number
  readonly words: EntryWords
  /** Who proposed it; the headteacher's proposal has the school's consent with it. */
  readonly proposedBy: 'adviser' | 'headteacher'
  readonly proposedOn: Day
  readonly consentedOn?: Day
  readonly verified?: { readonly on: Day; readonly saw: string }
  readonly withdrawn?: { readonly on: Day; readonly reason: string }
}

/** Good practice of the cast's schools (5.4): at every level, in every state. */
export const sharedPractice = (today: Day): readonly SharedPractice[] => [
  ...capablePractice.map(([urn, saw, words], at) =>
    verified(today, urn, 250 + at * 11, words, saw, at % 2 === 0 ? 'adviser' : 'headteacher'),
  ),
  ...practiceAtEveryLevel(today),
  ...practiceOnItsWay(today),
]

/** Neither a level nor a category keeps a school out of the directory. */
const practiceAtEveryLevel = (today: Day): readonly SharedPractice[] => [
  verified(
    today,
    castSchools.newlyVulnerable.urn,
    160,
    {
      title: 'A choir for every child',
      area: 'arts',
      whatWasDone:
        'Each year group sings together for half an hour a week, led by a teacher of the school and not by a visitor. Every term ends with a concert for parents.',
      impact: 'All pupils in Years 3 to 6 sing in two parts. Three quarters chose to join the optional choir.',
      evidence:
        'Concert programmes over two years; attendance of parents at concerts doubled; adviser heard three sessions.',
      contact: 'The music leader, through the school office',
    },
    'Sat in on singing in Years 2 and 5 and heard the summer concert.',
    'headteacher',
  ),
  verified(
    today,
    castSchools.specialMeasures.urn,
    120,
    {
      title: 'Breakfast and reading before school',
      area: 'attendance',
      whatWasDone:
        'Volunteers read with pupils who were often late, over breakfast, from 8 o’clock. The family worker asks in the pupils whose attendance is lowest.',
      impact: 'The thirty pupils invited were late 4 days in a term, after 19 before.',
      evidence: 'Registers of four terms; reading ages at the start and end of each year.',
      contact: 'The family worker, through the school office',
    },
    'Visited twice and went through the registers with the family worker.',
    'adviser',
  ),
  // Verified more than two years ago and not renewed.
  verified(
    today,
    castSchools.vulnerableImproving.urn,
    800,
    {
      title: 'Signs and symbols around the school',
      area: 'specialNeeds',
      whatWasDone:
        'One set of symbols in every room and corridor, taught to all staff, drivers and lunchtime supervisors.',
      impact: 'Pupils find their way and ask for what they need without an adult in most lessons.',
      evidence: 'Communication profiles of 40 pupils over a year.',
      contact: 'The speech and language lead, through the school office',
    },
    'Walked the school with two pupils; saw the profiles.',
    'adviser',
  ),
]

const practiceOnItsWay = (today: Day): readonly SharedPractice[] => [
  {
    urn: castSchools.secureWithGaps.urn,
    proposedBy: 'adviser',
    proposedOn: officeDayBy(addDays(today, -6)),
    words: {
      title: 'One class, four year groups',
      area: 'curriculum',
      whatWasDone:
        'A four-year cycle of topics in which each year group has its own questions to answer and its own outcomes.',
      impact: 'Pupils who stay for four years meet no topic twice, and all reach the outcomes of their year.',
      evidence: 'Work of one pupil from each year group over two years.',
      contact: 'The headteacher',
    },
  },
  {
    urn: castSchools.headVacancy.urn,
    proposedBy: 'headteacher',
    proposedOn: officeDayBy(addDays(today, -9)),
    words: {
      title: 'Home visits before children start',
      area: 'earlyYears',
      whatWasDone:
        'The teacher and the teaching assistant visit every child at home in July, with a book that stays there.',
      impact:
        'No child was absent in the first fortnight for being unsettled; parents name the teacher as whom they would ask.',
      evidence: 'Attendance of the first half-term over three years; a short survey of parents each October.',
      contact: 'The early years leader, through the school office',
    },
  },
  {
    urn: castSchools.disputed.urn,
    proposedBy: 'adviser',
    proposedOn: officeDayBy(addDays(today, -400)),
    consentedOn: officeDayBy(addDays(today, -390)),
    verified: { on: officeDayBy(addDays(today, -380)), saw: 'Three lessons, and the books of two classes.' },
    withdrawn: {
      on: officeDayBy(addDays(today, -70)),
      reason: 'The teachers who led this have left, and it is no longer done so.',
    },
    words: {
      title: 'Marking in the lesson',
      area: 'assessment',
      whatWasDone:
        'Teachers mark while pupils work and speak with each at least once a week; books are not taken home.',
      impact: 'Pupils act on what they are told in the same lesson.',
      evidence: 'Work scrutiny in two terms.',
      contact: 'The head of English',
    },
  },
]

/** Proposed so many days ago, consented to a week and verified three weeks later. */
function verified(
  today: Day,
  urn: number,
  daysAgo: number,
  words: EntryWords,
  saw: string,
  proposedBy: SharedPractice['proposedBy'],
): SharedPractice {
  return {
    urn,
    words,
    proposedBy,
    proposedOn: officeDayBy(addDays(today, -daysAgo)),
    ...(proposedBy === 'adviser' ? { consentedOn: officeDayBy(addDays(today, 7 - daysAgo)) } : {}),
    verified: { on: officeDayBy(addDays(today, 21 - daysAgo)), saw },
  }
}
