import { addDays, type Day } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import { castSchools } from './cast-schools.ts'
import { inspectionsOf } from './inspections.ts'
import type { Turn } from './review-script.ts'
import { schoolDayBy, schoolDayFrom } from './school-days.ts'
import type { DemonstrationSchool } from './school.ts'

/** The review in which a school stands today: it began so many days ago and is the last in its story. */
export interface PresentReview {
  readonly visitedOn: Day
  readonly level: Level
  readonly turn: Turn
}

/** Of the schools whose story leads up to today. */
export function presentReview({ urn }: DemonstrationSchool, today: Day): PresentReview | undefined {
  const found = presentReviews.get(urn)
  return found && { visitedOn: schoolDayBy(addDays(today, -found.daysAgo)), level: found.level, turn: found.turn }
}

/** What is out of the ordinary about an earlier review. `review` counts terms as `ReviewTerm` does. */
export function earlierTurn(school: DemonstrationSchool, review: number): Turn {
  return earlierTurns.get(`${school.urn} ${review}`) ?? {}
}

/** The day of a review that an event fixes: the adviser comes when the inspectors' report is out. */
export function visitFixedBy(school: DemonstrationSchool, review: number, today: Day): Day | undefined {
  if (school.urn !== castSchools.specialMeasures.urn || review !== 11) return undefined
  const report = inspectionsOf(school, today).at(-1)
  return report && schoolDayFrom(addDays(report.publishedOn, 4))
}

const agrees = (words = ''): NonNullable<Turn['chair']> => ({ answer: 'agrees', words })
const disputes = (words: string): NonNullable<Turn['chair']> => ({ answer: 'disputes', words })

interface Present {
  readonly daysAgo: number
  readonly level: Level
  readonly turn: Turn
}

const presentReviews: ReadonlyMap<number, Present> = new Map<number, Present>([
  [
    castSchools.newlyVulnerable.urn,
    {
      daysAgo: 34,
      level: 2,
      turn: {
        source: 'advisersVisit',
        byLetter: true,
        headteacher: agrees(
          'We agree, and welcome the support. Two experienced teachers left at once; this is not where we mean to stay.',
        ),
        chair: agrees('Governors accept the level and ask to see the support plan before half-term.'),
      },
    },
  ],
  [
    castSchools.warningNotice.urn,
    {
      daysAgo: 48,
      level: 3,
      turn: {
        source: 'authorityMeeting',
        byLetter: true,
        headteacher: agrees('I have asked for this help since the summer.'),
        chair: disputes(
          'The board was short of members through no fault of its own and has appointed two since. A warning notice is out of proportion.',
        ),
      },
    },
  ],
  [
    castSchools.disputed.urn,
    {
      daysAgo: 36,
      level: 2,
      turn: {
        source: 'termlyRound',
        until: 'answered',
        headteacher: disputes(
          'The fall is that of one year group, a third of whom joined after Year 8. Our own tracking of the present Year 11 is above the target. One year is not a trend.',
        ),
        chair: agrees(
          'The board discussed the results twice. We would rather have the support now than explain next year why we did not.',
        ),
      },
    },
  ],
  [
    castSchools.awaitingRatification.urn,
    {
      daysAgo: 3,
      level: 2,
      turn: {
        source: 'school',
        until: 'proposed',
        openedFor: 'The centre told the authority that three of its eight teachers are leaving.',
      },
    },
  ],
  [
    castSchools.ratifiedWithoutLetter.urn,
    {
      daysAgo: 36,
      level: 1,
      turn: {
        until: 'answered',
        headteacher: agrees(),
        chair: agrees('Thank you to the authority and to our partner school.'),
      },
    },
  ],
  [
    900148,
    {
      daysAgo: 24,
      level: 2,
      turn: {
        until: 'sentBack',
        returned:
          'The proposal rests on attendance alone, and the figure is that of two terms. Please set it beside the full year, and say what the school answered.',
      },
    },
  ],
  [900152, { daysAgo: 4, level: 1, turn: { until: 'judged' } }],
  [
    900139,
    {
      daysAgo: 45,
      level: 2,
      turn: {
        until: 'sentBack',
        withdrawn:
          "The persistent absence figure was another school's, read from the wrong row. The review will be begun again.",
      },
    },
  ],
])

const earlierTurns: ReadonlyMap<string, Turn> = new Map<string, Turn>([
  [
    `${castSchools.specialMeasures.urn} 11`,
    {
      source: 'inspection',
      byLetter: true,
      headteacher: agrees('We accept the judgement. Staff and governors will work with the authority.'),
      chair: agrees(),
    },
  ],
  [
    `${castSchools.headVacancy.urn} 11`,
    {
      source: 'school',
      byLetter: true,
      headteacher: agrees('I am sorry to leave at such a time and will do all I can until August.'),
      chair: agrees(),
    },
  ],
  [
    `${castSchools.longestName.urn} 9`,
    {
      source: 'advisersVisit',
      byLetter: true,
      withoutSchool: {
        reason:
          'The headteacher and the Chair were each invited three times, by letter and by telephone, and did not reply before the meeting or in the fifteen days after it.',
        nextStep:
          'The Senior Adviser Primary attends the next meeting of the governing body, with the diocese, and hears what the school has to say.',
      },
    },
  ],
  [
    `${castSchools.vulnerableImproving.urn} 3`,
    {
      byLetter: true,
      correction:
        'The letter gave the day it was signed. The meeting had agreed that the level should begin a week later, with the support.',
    },
  ],
  [
    '900174 3',
    {
      byLetter: true,
      correction: 'The day of effect was entered as the day of the letter; it had been agreed for the Monday after.',
    },
  ],
  [
    '900122 8',
    {
      notRatified:
        "One term of improvement is not enough to call it lasting. To be brought back with the half-term's attendance.",
    },
  ],
  [
    '900109 5',
    {
      source: 'advisersVisit',
      headteacher: disputes('The gap the adviser describes is closing, and our own figures show it.'),
      chair: agrees(),
    },
  ],
])
