import type { Day } from '../kernel/index.ts'
import { principalAdviser, reviewerOn, seniorAdviserOf, type Signed } from './advisers.ts'
import type { Level } from '../policy/index.ts'
import { answerEvents } from './answer-events.ts'
import type { EvidenceBook } from './evidence-book.ts'
import { adviserJudgements, schoolAnswers } from './judged-criteria.ts'
import { meetingName } from './meetings.ts'
import { holderOn } from './people.ts'
import { reasonAgainstWords, reasonWords } from './reason-words.ts'
import { recordEvents } from './record-events.ts'
import { reviewDates, type ReviewDates } from './review-dates.ts'
import { steps, type ReviewScript, type Step } from './review-script.ts'
import type { Staffing } from './school-people.ts'
import type { ReviewEvent } from './story-event.ts'
import { told, type Told } from './told.ts'
import { unchangedEvents } from './unchanged-events.ts'

/** Everything that writing a review's events needs. */
export interface Scene {
  readonly script: ReviewScript
  readonly dates: ReviewDates
  readonly of: Told
  readonly reviewer: Signed
  /** Who visits and writes: the link adviser, or where the level is of more concern the Senior Adviser (7.5). */
  readonly writer: Signed
  readonly headteacher: Signed
  readonly chair: Signed
}

/** What happened, before it has a time: who, on which day, what. */
export type Happening = Without<ReviewEvent, 'at' | 'urn' | 'review' | 'by' | 'role'> & { readonly who: Signed }
type Without<Event, Key extends PropertyKey> = Event extends unknown ? Omit<Event, Key> : never

/** The events of one review that had happened before `today`, in order. */
export function reviewEvents(
  script: ReviewScript,
  staffing: Staffing,
  book: EvidenceBook,
  today: Day,
): readonly ReviewEvent[] {
  const scene = sceneOf(script, staffing, book, today)
  return happenings(scene)
    .filter(({ on }) => on < today)
    .map(({ who, ...happening }, at) => ({
      ...happening,
      at: `${happening.on}T${String(9 + Math.floor(at / 4)).padStart(2, '0')}:${quarters[at % 4]}:00.000Z`,
      urn: script.school.urn,
      review: script.review,
      by: who.person.email,
      role: who.role,
    }))
}

const quarters = ['00', '15', '30', '45']

function sceneOf(script: ReviewScript, staffing: Staffing, book: EvidenceBook, today: Day): Scene {
  const { school, visitedOn, level, previous } = script
  const reviewer = reviewerOn(school, visitedOn, today)
  const holder = (role: 'headteacher' | 'chair'): Signed => {
    const person = holderOn(staffing, school.urn, role, visitedOn)
    if (!person) throw new Error(`${school.name} has no ${role} on ${visitedOn}`)
    return { person, role }
  }
  return {
    script,
    dates: reviewDates(script),
    of: told(book, school, visitedOn, level),
    reviewer,
    writer: writesThemselves(reviewer, level, previous) ? reviewer : seniorAdviserOf(school),
    headteacher: holder('headteacher'),
    chair: holder('chair'),
  }
}

/** The policy has records issued by advisers and Senior Advisers (7.2); the team leader, who reviews too, leaves it to them. */
const writesThemselves = (reviewer: Signed, level: Level, previous: Level | null): boolean =>
  level <= (previous ?? 1) && reviewer.role === 'schoolImprovementAdviser'

function happenings(scene: Scene): readonly Happening[] {
  const { script } = scene
  if (script.kind === 'termly' && script.level === script.previous && !script.turn.until)
    return unchangedEvents(scene, opened(scene))
  const byStep: Readonly<Record<Step, () => readonly Happening[]>> = {
    opened: () => [opened(scene)],
    judged: () => judged(scene),
    proposed: () => [proposed(scene, scene.dates.visited)],
    sentBack: () => sentBack(scene),
    ratified: () => [
      {
        what: 'levelRatified',
        on: scene.dates.met,
        who: principalAdviser,
        meeting: meetingName,
        metOn: scene.dates.met,
      },
    ],
    answered: () => answerEvents(scene),
    recorded: () => recordEvents(scene),
    afterwards: () => corrected(scene),
  }
  const last = steps.indexOf(script.turn.until ?? 'afterwards')
  return steps.slice(0, last + 1).flatMap((step) => byStep[step]())
}

function opened({ script, dates, reviewer }: Scene): Happening {
  const { kind, year, term, turn } = script
  const source = turn.source ?? 'termlyRound'
  return {
    what: 'reviewOpened',
    on: dates.opened,
    who: reviewer,
    kind,
    year,
    term,
    source,
    reason: turn.openedFor ?? '',
  }
}

function judged({ script, dates, of, headteacher, reviewer }: Scene): readonly Happening[] {
  const own: readonly Happening[] =
    script.kind === 'annual'
      ? [{ what: 'schoolEvaluatedItself', on: dates.evaluated, who: headteacher, answers: schoolAnswers(of) }]
      : []
  const on = script.turn.until === 'judged' ? dates.evaluated : dates.visited
  return [...own, { what: 'criteriaJudged', on, who: reviewer, answers: adviserJudgements(of) }]
}

const proposed = ({ script, of, reviewer }: Scene, on: Day): Happening => ({
  what: 'levelProposed',
  on,
  who: reviewer,
  level: script.level,
  reasons: reasonWords(of, script.previous),
  reasonAgainstKeyCriteria: reasonAgainstWords(of),
})

function sentBack(scene: Scene): readonly Happening[] {
  const { dates, reviewer } = scene
  const { returned, withdrawn, notRatified } = scene.script.turn
  if (returned) return [{ what: 'proposalReturned', on: dates.sentBack, who: principalAdviser, comment: returned }]
  if (withdrawn) return [{ what: 'reviewWithdrawn', on: dates.sentBack, who: reviewer, reason: withdrawn }]
  if (!notRatified) return []
  const meeting = { meeting: meetingName, metOn: dates.notRatified, reason: notRatified }
  return [
    { what: 'levelNotRatified', on: dates.notRatified, who: principalAdviser, ...meeting },
    proposed(scene, dates.proposedAgain),
  ]
}

function corrected({ script, dates }: Scene): readonly Happening[] {
  const { correction } = script.turn
  if (!correction) return []
  const effectiveFrom = dates.corrected
  return [
    {
      what: 'levelCorrected',
      on: dates.corrected,
      who: principalAdviser,
      level: script.level,
      effectiveFrom,
      reason: correction,
    },
  ]
}
