import { addDays, type Day } from '../kernel/index.ts'
import { levelName } from './level-words.ts'
import type { NoteDraft } from '../visits/index.ts'
import { attendanceWords } from './attendance-words.ts'
import { pickSome } from './chance.ts'
import type { Difficulty } from './difficulty.ts'
import { leadershipWords, safeguardingWords } from './leadership-words.ts'
import { officeDayFrom, schoolDayFrom } from './school-days.ts'
import { standardsWords } from './standards-words.ts'
import { teachingWords } from './teaching-words.ts'
import { oneOf, type Told } from './told.ts'

export interface Visit {
  readonly visitedOn: Day
  readonly visitor: string
  readonly headteacher: string
  readonly chair: string
  readonly purpose: string
  /** There was no visit before it in this story. */
  readonly first: boolean
  /** The day of issue: what is planned comes after it. */
  readonly notBefore: Day
}

/** The note of a visit, written from the school's own figures and condition. */
export const noteWords = (of: Told, visit: Visit): NoteDraft => ({
  visitedOn: visit.visitedOn,
  visitor: visit.visitor,
  purpose: visit.purpose,
  present: [
    `${visit.headteacher}, headteacher`,
    `${visit.chair}, chair of governors`,
    `${visit.visitor}, for the authority`,
  ],
  evidenceSeen: evidenceSeen(of),
  findings: [
    { heading: 'Standards and progress', words: standardsWords(of) },
    { heading: 'Teaching', words: teachingWords(of) },
    { heading: 'Attendance and behaviour', words: attendanceWords(of) },
    { heading: 'Leadership and governance', words: leadershipWords(of) },
    { heading: 'Safeguarding', words: safeguardingWords(of) },
  ],
  impactSinceLast: visit.first ? '' : impact(of),
  actions: actions(of, visit.notBefore),
  nextVisitOn: schoolDayFrom(addDays(visit.notBefore, 60)),
  circulation: ['Headteacher', 'Chair of governors', 'School Improvement Team file'],
})

const evidenceSeen = (of: Told): string =>
  `${pickSome(
    of.chance,
    [
      'self-evaluation summary',
      'improvement plan',
      "pupils' books",
      "minutes of governors' meetings",
      'assessment records',
      'attendance registers',
      'case records',
      'timetables of support',
      "the school's survey of parents",
    ],
    4,
  )
    .join(', ')
    .replace(/^./, (first) => first.toUpperCase())}.`

const impact = (of: Told): string =>
  of.level === 1
    ? oneOf(
        of,
        'The two points left at the last visit have been dealt with.',
        'What was agreed last time has been done, except the review of homework, which follows in the spring.',
        'The school acted at once on the last note; books show the difference.',
      )
    : oneOf(
        of,
        'Some of what the last note asked for is done, the rest under way; one action has not begun.',
        'Support has been taken up. Its effect is visible in classrooms, though not yet in results.',
        'Less has changed since the last visit than was planned; the reasons were discussed openly.',
      )

/** One action for each difficulty, or the one that a secure school is left with. */
function actions(of: Told, issuedOn: Day): NoteDraft['actions'] {
  const byWhen = (days: number): Day => officeDayFrom(addDays(issuedOn, days))
  if (of.difficulties.length === 0)
    return [{ what: oneOf(of, ...furtherSteps), who: 'Headteacher', byWhen: byWhen(60) }]
  return of.difficulties.map((difficulty, place) => ({ ...remedies[difficulty], byWhen: byWhen(21 + place * 14) }))
}

const furtherSteps: readonly string[] = [
  'Offer a visit to subject leaders of the neighbouring schools.',
  'Share the reading records with the adviser before the next visit.',
  'Ask more of the most able in mathematics, and show governors how.',
  "Bring the plan for the deputy headteacher's development to the next visit.",
]

const remedies: Readonly<Record<Difficulty, { readonly what: string; readonly who: string }>> = {
  attainment: {
    what: 'Set out for each pupil below the expected standard what will be taught, by whom and until when.',
    who: 'Headteacher',
  },
  attendance: {
    what: 'Meet the families of the persistently absent with the education welfare officer and agree targets.',
    who: 'Senior leader for attendance',
  },
  groups: { what: 'Publish to governors the progress of disadvantaged pupils, class by class.', who: 'Headteacher' },
  teaching: {
    what: 'Agree what good teaching looks like here and visit every class against it.',
    who: 'Headteacher and adviser',
  },
  leadership: { what: 'Pair each middle leader with one from another school.', who: 'Adviser' },
  governance: {
    what: 'Fill the vacancies, with names put forward by the governance officer.',
    who: 'Chair of governors',
  },
  staffing: { what: 'Bring the staffing plan for the coming year to human resources.', who: 'Headteacher' },
  budget: { what: 'Submit a recovery plan that balances within three years.', who: 'Chair of the finance committee' },
  rolls: { what: 'Review the number of classes against the forecast of pupils.', who: 'Governing body' },
  exclusions: {
    what: 'Review every exclusion of the term and what was tried before it.',
    who: 'Senior leader for behaviour',
  },
  mobility: {
    what: 'Write an induction week for pupils who arrive in the course of the year.',
    who: 'Deputy headteacher',
  },
  provisionForSen: {
    what: 'Rewrite the targets of individual plans so that each can be tested.',
    who: 'Special educational needs co-ordinator',
  },
  safeguarding: {
    what: 'Complete the single central record and close the two open concerns, today.',
    who: 'Headteacher',
  },
  parents: {
    what: 'Hold a meeting for parents with the Chair, and report back within the month.',
    who: 'Headteacher and Chair',
  },
  headVacancy: {
    what: 'Agree the arrangements for an acting headteacher and a third advertisement.',
    who: 'Chair of governors',
  },
}

/** What a visit for a review is for. */
export const purposeWords = (of: Told, annual: boolean): string =>
  annual
    ? "Annual agreement of the level of support with the headteacher and the Chair, from the school's self-evaluation and the year's evidence."
    : `Review of the level of support; ${levelName(of.level)} was discussed.`
