import { addDays, daysBetween, termOn, type Day } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import { castSchools } from './cast-schools.ts'
import { earlierTurn, presentReview, visitFixedBy } from './cast-turns.ts'
import { bellCurve, chanceFrom, pickOne } from './chance.ts'
import type { ReviewScript, Turn } from './review-script.ts'
import { officeDayFrom, schoolDayFrom, visitingDays } from './school-days.ts'
import type { DemonstrationSchool } from './school.ts'
import { levelAfter } from './trajectory.ts'
import { reviewNumberOn, reviewTerms, type ReviewTerm } from './years.ts'

/** Every review of a school that has begun, from four complete years ago, in order: one a term, the autumn's the annual agreement. */
export function reviewScripts(school: DemonstrationSchool, today: Day): readonly ReviewScript[] {
  const present = presentReview(school, today)
  const lastRegular = present ? reviewNumberOn(openedFor(present.visitedOn), today) - 1 : lastReviewOf(school, today)
  const regular = reviewTerms(today)
    .filter(({ review }) => review <= lastRegular)
    .map((term) => ({ term, visitedOn: visitIn(school, term, today) }))
    .filter(
      ({ visitedOn }) => school.opened <= visitedOn && (!school.closed || visitedOn < addDays(school.closed, -30)),
    )
    .map(({ term, visitedOn }, at) => regularReview(school, term, visitedOn, at === 0))
  if (!present) return regular
  const { year, term } = termOn(openedFor(present.visitedOn))
  const previous = regular.at(-1)?.level ?? null
  return [...regular, { ...present, ...nameOf(school, year, term), school, previous }]
}

/** The day a review is opened: eight days before the visit, in the visit's own term. */
export const openedFor = (visitedOn: Day): Day => {
  const before = officeDayFrom(addDays(visitedOn, -8))
  const termsFirst = officeDayFrom(termOn(visitedOn).from)
  return before < termsFirst ? termsFirst : before
}

/** Schools passed over in the term before this one: overdue today. */
const passedOver: readonly number[] = [900112, 900138, 900150, 900155, 900171, 900313]

function lastReviewOf({ urn }: DemonstrationSchool, today: Day): number {
  const present = reviewNumberOn(today, today)
  if (urn === castSchools.vulnerableOverdue.urn) return present - 3
  return passedOver.includes(urn) ? present - 2 : present
}

/** Each school is visited at about the same time of every term, so that its reviews lie a term apart. */
function visitIn(school: DemonstrationSchool, { review, year, term }: ReviewTerm, today: Day): Day {
  const fixed = visitFixedBy(school, review, today)
  if (fixed) return fixed
  const usual = chanceFrom(`visits ${school.urn}`)()
  const into = Math.min(1, Math.max(0, usual + bellCurve(chanceFrom(`visit ${school.urn} ${year} ${term}`)) * 0.05))
  const { from, to } = visitingDays(year, term)
  return schoolDayFrom(addDays(from, Math.round(daysBetween(from, to) * into)))
}

function regularReview(school: DemonstrationSchool, term: ReviewTerm, visitedOn: Day, first: boolean): ReviewScript {
  const level = levelBeforePresent(school, term.review)
  const previous = first ? null : levelBeforePresent(school, term.review - 1)
  const turn = { ...ordinaryTurn(school, term, level, previous), ...earlierTurn(school, term.review) }
  return { ...nameOf(school, term.year, term.term), school, visitedOn, level, previous, turn }
}

/** Steps from 12 on belong to the present review of the cast, whose level is not taken by a regular one. */
const levelBeforePresent = ({ levels }: DemonstrationSchool, review: number): Level =>
  levelAfter(
    levels.filter(([from]) => from < 12),
    review,
  )

const nameOf = (school: DemonstrationSchool, year: ReviewTerm['year'], term: ReviewTerm['term']) => ({
  review: `${school.urn} ${year} ${term}`,
  kind: term === 'autumn' ? ('annual' as const) : ('termly' as const),
  year,
  term,
})

/** One change to a level of more concern in five is disputed by somebody at the school. */
function ordinaryTurn(
  school: DemonstrationSchool,
  { year, term }: ReviewTerm,
  level: Level,
  previous: Level | null,
): Turn {
  if (previous === null || level <= previous) return {}
  const chance = chanceFrom(`turn ${school.urn} ${year} ${term}`)
  const source = pickOne(chance, ['advisersVisit', 'authorityMeeting', 'school'] as const)
  if (chance() > 0.2) return { source }
  const words = pickOne(chance, disputingWords)
  return chance() < 0.5
    ? { source, headteacher: { answer: 'disputes', words } }
    : { source, chair: { answer: 'disputes', words } }
}

const disputingWords = [
  'We do not recognise the picture that this gives of the school, and have said so in our self-evaluation.',
  'The figures are those of last year; what has been done since is not in them.',
  'The board was not shown the evidence before it was asked to agree.',
  'One indicator out of nineteen should not decide.',
] as const
