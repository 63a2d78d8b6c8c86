import { describe, expect, it } from 'vitest'
import { shippedEditions } from '../../editions/index.ts'
import { day, never, termOn, type Day, type Outcome } from '../kernel/index.ts'
import { editionInForce, type EditionInForce } from '../policy/index.ts'
import {
  answerers,
  answerProposal,
  completeReviewWithoutChange,
  correctEntry,
  evaluateItself,
  gridOf,
  issueRecord,
  judgeCriterion,
  latestEntry,
  openReview,
  proposeLevel,
  ratifyLevel,
  recordAgreementWithoutSchool,
  recordAnswer,
  recordNextStep,
  refuseRatification,
  returnProposal,
  reviewState,
  whatTheRecordShows,
  withdrawReview,
  isRatified,
  type Act,
  type Happening,
  type LevelEntry,
  type NewEntry,
  type PersonsAnswer,
  type Review,
  type ReviewNow,
} from '../support-levels/index.ts'
import { demonstrationSchools } from './schools.ts'
import { demonstrationStory } from './story.ts'
import type { ReviewEvent } from './story-event.ts'

const edition = editionInForce(shippedEditions[0] as EditionInForce)

/** One school as the decisions see it while its story is replayed: nothing but what happened. */
interface Replayed {
  readonly reviews: Map<string, { review: Review; happenings: Happening[] }>
  readonly entries: LevelEntry[]
  readonly answers: PersonsAnswer[]
}

describe('the story of the demonstration, put to the decisions of the service', () => {
  it.each(['2026-11-23', '2026-03-04'].map(day))('is allowed from beginning to end on %s', (today) => {
    const schools = new Map(demonstrationSchools(today).map((school) => [school.urn, school]))
    const replayed = new Map<number, Replayed>()
    const refusals: string[] = []
    const stuck = new Set<number>()
    for (const event of demonstrationStory(today)) {
      if (!('review' in event)) continue
      const school = replayed.get(event.urn) ?? { reviews: new Map(), entries: [], answers: [] }
      replayed.set(event.urn, school)
      const { opened, closed = null } = schools.get(event.urn) ?? { opened: null }
      if (stuck.has(event.urn)) continue
      const refusal = step(school, event, { openedOn: opened, closedOn: closed })
      if (!refusal) continue
      stuck.add(event.urn)
      refusals.push(`${event.review} ${event.what} by ${event.role}: ${refusal}`)
    }
    expect(refusals.slice(0, 10)).toEqual([])
    expect(replayed.size).toBeGreaterThan(110)
  })
})

/** Does one event; answers why it is refused, or nothing. */
function step(
  school: Replayed,
  event: ReviewEvent,
  open: { openedOn: Day | null; closedOn: Day | null },
): string | undefined {
  const act = actOf(event)
  if (event.what === 'reviewOpened') {
    const request = { kind: event.kind, term: termOn(event.on), source: event.source, reason: event.reason }
    const outcome = openReview(
      open,
      [...school.reviews.keys()].map((name) => now(school, name)),
      request,
      edition,
      act,
    )
    if (!outcome.ok) return JSON.stringify(outcome.reasons)
    const { opened, ...facts } = outcome.value
    const review = { id: event.review, urn: event.urn, ...facts, happenings: [] } as unknown as Review
    school.reviews.set(event.review, { review, happenings: [opened] })
    return undefined
  }
  if (event.what === 'criteriaJudged' || event.what === 'schoolEvaluatedItself') return answer(school, event, act)
  if (event.what === 'recordAnswered') return undefined
  if (event.what === 'levelCorrected') return correct(school, event, act)
  if (event.what === 'noteIssued' || event.what === 'letterIssued') return issue(school, event, act)
  return keep(school, event.review, decide(school, event, act))
}

type Decided = Exclude<
  ReviewEvent,
  {
    what:
      | 'reviewOpened'
      | 'criteriaJudged'
      | 'schoolEvaluatedItself'
      | 'recordAnswered'
      | 'levelCorrected'
      | 'noteIssued'
      | 'letterIssued'
  }
>

function decide(school: Replayed, event: Decided, act: Act): Outcome<Happening, unknown> {
  const review = now(school, event.review)
  const grid = gridOf(edition.criteria, [], school.answers)
  switch (event.what) {
    case 'levelProposed':
      return proposeLevel(
        review,
        { ...event, grid, previousLevel: latestEntry(school.entries)?.level ?? null },
        edition,
        act,
      )
    case 'proposalReturned':
      return returnProposal(review, event.comment, edition, act)
    case 'reviewWithdrawn':
      return withdrawReview(review, event.reason, edition, act)
    case 'levelRatified':
      return ratifyLevel(review, event, edition, act)
    case 'levelNotRatified':
      return refuseRatification(review, event, edition, act)
    case 'agreedWithoutSchool':
      return recordAgreementWithoutSchool(review, event, edition, act)
    case 'nextStepAfterDispute':
      return recordNextStep(review, event.nextStep, edition, act)
    case 'reviewCompleted':
      return completeReviewWithoutChange(
        review,
        school.entries,
        { ...event, record: null, reasonAgainstKeyCriteria: '', grid },
        edition,
        act,
      )
    case 'schoolAnswered':
      return schoolAnswered(review, event, act)
    default:
      return never(event)
  }
}

function schoolAnswered(
  review: ReviewNow,
  event: Extract<ReviewEvent, { what: 'schoolAnswered' }>,
  act: Act,
): Outcome<Happening, unknown> {
  const { how, answer, words, answeredOn } = event
  if (how === 'signedIn') return answerProposal(review, { answer, words }, edition, act)
  return recordAnswer(review, { answer, words, how, answeredOn, answerer: policyRole(event.answerer) }, edition, act)
}

function answer(school: Replayed, event: Extract<ReviewEvent, { answers: unknown }>, act: Act): string | undefined {
  for (const { level, number, ...words } of event.answers) {
    const criterion = edition.criteria.find((each) => each.level === level && each.number === number)?.id ?? ''
    const outcome =
      event.what === 'criteriaJudged'
        ? judgeCriterion({ criterion, ...words }, edition, act)
        : evaluateItself({ criterion, ...words }, ['headteacher'], edition, act)
    if (!outcome.ok) return `${level}.${number} ${JSON.stringify(outcome.reasons)}`
    school.answers.push(outcome.value)
  }
  return undefined
}

function issue(
  school: Replayed,
  event: Extract<ReviewEvent, { what: 'noteIssued' | 'letterIssued' }>,
  act: Act,
): string | undefined {
  const review = now(school, event.review)
  if (!isRatified(review.state)) return `nothing ratified: ${review.state.is}`
  const shows = whatTheRecordShows(review.state, event.effectiveFrom)
  const instrument = event.what === 'noteIssued' ? 'noteOfVisit' : 'letter'
  const record = { id: event.review as never, urn: review.urn, instrument, issuedOn: event.on, shows } as const
  const outcome = issueRecord(review, school.entries, record, edition, act)
  if (!outcome.ok) return JSON.stringify(outcome.reasons)
  if (outcome.value.entry) enter(school, outcome.value.entry)
  return keep(school, event.review, { ok: true, value: outcome.value.recorded })
}

function correct(
  school: Replayed,
  event: Extract<ReviewEvent, { what: 'levelCorrected' }>,
  act: Act,
): string | undefined {
  const replaces = latestEntry(school.entries)?.id as LevelEntry['id']
  const { level, effectiveFrom, reason } = event
  const outcome = correctEntry(school.entries, { replaces, level, effectiveFrom, reason, record: null }, edition, act)
  if (!outcome.ok) return JSON.stringify(outcome.reasons)
  enter(school, outcome.value)
  return undefined
}

const enter = (school: Replayed, entry: NewEntry): void => {
  school.entries.push({ ...entry, id: `entry ${school.entries.length}` as LevelEntry['id'] })
}

function keep(school: Replayed, review: string, outcome: Outcome<Happening, unknown>): string | undefined {
  if (!outcome.ok) return JSON.stringify(outcome.reasons)
  school.reviews.get(review)?.happenings.push(outcome.value)
  return undefined
}

function now(school: Replayed, name: string): ReviewNow {
  const held = school.reviews.get(name)
  if (!held) throw new Error(`No review ${name}`)
  return { ...held.review, happenings: held.happenings, state: reviewState(held.happenings, answerers(edition)) }
}

const actOf = ({ by, role, at, on }: ReviewEvent): Act => ({ by, role: policyRole(role), at, on }) as Act
const policyRole = (role: string): string =>
  ({ chair: 'chairOfGovernors', dcs: 'directorOfChildrensServices' })[role] ?? role
