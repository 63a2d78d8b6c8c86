/**
 * Random weeks in the life of one school, played to the decisions and to a model so small that it can be read at once.
 * The model says whether each command is accepted and what level holds; then the promises of the policy are checked.
 */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, termOn, type Day } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import { answerProposal, recordAgreementWithoutSchool, recordNextStep } from './agreement.ts'
import { completeReviewWithoutChange } from './completion.ts'
import { correctEntry } from './correction.ts'
import { adviser, chair, edition, grid, headteacher, now, onDay, principal, urn } from './example-reviews.ts'
import { issueRecord, whatTheRecordShows } from './formal-record.ts'
import { latestEntry, levelHistory, levelOn, type EntryId, type LevelEntry } from './level-history.ts'
import type { LevelSaid } from './level-said.ts'
import { countsForTerm, openReview } from './opening.ts'
import { proposeLevel, returnProposal, withdrawReview } from './proposal.ts'
import { ratifyLevel, refuseRatification } from './ratification.ts'
import { commands, newModel, predict, type Model, type Step } from './review-model.ts'
import { finishedOn } from './register.ts'
import type { Happening, RecordId, Review, ReviewId, ReviewKind } from './review.ts'
import { isOpen, isRatified } from './review-state.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const runs = Number(process.env['RUNS'] ?? 150)
console.log(`review-model SEED=${seed} RUNS=${runs}`)

const stepOf = (command: fc.Arbitrary<Step['command']>) =>
  fc.record<Step>({
    command,
    level: fc.constantFrom<Level>(1, 2, 3),
    kind: fc.constantFrom<ReviewKind>('annual', 'termly', 'extra'),
    principal: fc.boolean(),
    days: fc.nat(40),
  })
const anyStep = stepOf(fc.constantFrom(...commands)).map((one) => [one])
/** A random walk alone seldom reaches the end of a review: stretches of the whole way are mixed in. */
const theWay = ['open', 'propose', 'ratify', 'headAgrees', 'chairAgrees', 'issue'] as const
const wholeWay = fc.tuple(
  ...theWay.map((command) => stepOf(fc.constant(command)).map((one) => ({ ...one, principal: false }))),
)
/** The day of a level put right a while after it was recorded: the level stays as it is. */
const corrects = fc
  .tuple(wholeWay, stepOf(fc.constant('wait')), stepOf(fc.constant('correct')))
  .map(([way, wait, correct]) => [...way, wait, { ...correct, level: way[1]?.level ?? 1 }])
const steps = fc
  .array(
    fc.oneof({ weight: 5, arbitrary: anyStep }, { weight: 1, arbitrary: wholeWay }, { weight: 1, arbitrary: corrects }),
    { maxLength: 24 },
  )
  .map((parts) => parts.flat().slice(0, 40))

/** The school as the service keeps it. */
interface School {
  today: Day
  reviews: Review[]
  entries: LevelEntry[]
  issued: { id: RecordId; on: Day }[]
}

describe('random weeks in the life of a school', () => {
  it('7.2 7.4 every command is accepted or refused as the policy says, and its promises hold throughout', () => {
    let inEffect = 0
    let corrected = 0
    fc.assert(
      fc.property(steps, (played) => {
        const school: School = { today: day('2010-09-06'), reviews: [], entries: [], issued: [] }
        const model = newModel()
        for (const one of played) {
          expect({ ...one, accepted: play(school, one) }).toEqual({
            ...one,
            accepted: predict(model, one, school.today),
          })
          check(school, model)
        }
        inEffect += school.entries.length
        corrected += school.entries.filter(({ replaces }) => replaces).length
      }),
      { seed, numRuns: runs },
    )
    // The walk must reach what it is there to try.
    expect(inEffect).toBeGreaterThan(runs / 10)
    expect(corrected).toBeGreaterThan(0)
  })
})

/** Gives one command to the decisions and keeps the facts; tells whether it was accepted. */
function play(school: School, one: Step): boolean {
  if (one.command === 'wait') {
    school.today = addDays(school.today, one.days)
    return true
  }
  if (one.command === 'correct') return playCorrection(school, one)
  if (one.command === 'open') return playOpening(school, one)
  const review = school.reviews.find((candidate) => isOpen(now(candidate).state))
  if (!review) return false
  const happening = happeningOf(school, review, one)
  if (!happening) return false
  school.reviews = school.reviews.map((other) =>
    other === review ? { ...review, happenings: [...review.happenings, happening] } : other,
  )
  return true
}

function playOpening(school: School, { kind }: Step): boolean {
  const request = { kind, term: termOn(school.today), source: 'school', reason: 'Asked' } as const
  const outcome = openReview(
    { openedOn: null, closedOn: null },
    school.reviews.map(now),
    request,
    edition,
    onDay(adviser, school.today),
  )
  if (!outcome.ok) return false
  const { year, term, opened } = outcome.value
  school.reviews = [
    ...school.reviews,
    { id: `r${school.reviews.length}` as ReviewId, urn, kind, year, term, happenings: [opened] },
  ]
  return true
}

function playCorrection(school: School, { level, days }: Step): boolean {
  const last = latestEntry(school.entries)
  if (!last) return false
  const effectiveFrom = addDays(last.recordIssuedOn, days)
  const request = { replaces: last.id, level, effectiveFrom, reason: 'Typed wrongly' }
  const register = { entries: school.entries, records: saidIn(school) }
  const outcome = correctEntry(register, request, edition, onDay(principal, school.today))
  if (!outcome.ok) return false
  school.entries = [...school.entries, { ...outcome.value, id: `e${school.entries.length}` as EntryId }]
  return true
}

const saidIn = ({ reviews }: School): readonly LevelSaid[] =>
  reviews.map(now).flatMap(({ state }) => {
    if (state.is !== 'inEffect') return []
    const { record: id, issuedOn, effectiveFrom } = state.record
    return [{ id, level: state.proposal.level, issuedOn, effectiveFrom, corrects: null }]
  })

function happeningOf(school: School, review: Review, one: Step): Happening | null {
  const { today } = school
  const officer = onDay(one.principal ? principal : adviser, today)
  const asPrincipal = onDay(principal, today)
  const it = now(review)
  const sitting = { meeting: 'Standards meeting', metOn: today, reason: 'Not yet' }
  const answer = (whose: typeof chair, said: 'agrees' | 'disputes') =>
    valueOf(answerProposal(it, { answer: said, words: 'Said' }, edition, onDay(whose, today)))
  switch (one.command) {
    case 'propose': {
      const previousLevel = latestEntry(school.entries)?.level ?? null
      const request = { level: one.level, previousLevel, reasons: 'Seen', reasonAgainstKeyCriteria: '', grid: grid() }
      return valueOf(proposeLevel(it, request, edition, officer))
    }
    case 'return':
      return valueOf(returnProposal(it, 'Look again', edition, asPrincipal))
    case 'withdraw':
      return valueOf(withdrawReview(it, 'Mistake', edition, officer))
    case 'ratify':
      return valueOf(ratifyLevel(it, sitting, edition, asPrincipal))
    case 'refuse':
      return valueOf(refuseRatification(it, sitting, edition, asPrincipal))
    case 'headAgrees':
      return answer(headteacher, 'agrees')
    case 'headDisputes':
      return answer(headteacher, 'disputes')
    case 'chairAgrees':
      return answer(chair, 'agrees')
    case 'chairDisputes':
      return answer(chair, 'disputes')
    case 'nextStep':
      return valueOf(recordNextStep(it, 'Meet', edition, officer))
    case 'withoutSchool':
      return valueOf(recordAgreementWithoutSchool(it, { reason: 'No answer', nextStep: 'Write' }, edition, officer))
    case 'issue':
      return issued(school, review, one)
    case 'complete': {
      const request = { note: 'As before', reviewedOn: today, record: null, reasonAgainstKeyCriteria: '', grid: grid() }
      return valueOf(completeReviewWithoutChange(it, school.entries, request, edition, officer))
    }
    case 'open':
    case 'correct':
    case 'wait':
      return null
  }
}

function issued(school: School, review: Review, one: Step): Happening | null {
  const it = now(review)
  if (!isRatified(it.state)) return null
  const id = `n${school.issued.length}` as RecordId
  const shows = whatTheRecordShows(it.state, addDays(school.today, one.days))
  const record = { id, urn, instrument: 'noteOfVisit', issuedOn: school.today, shows } as const
  const outcome = issueRecord(it, school.entries, record, edition, onDay(adviser, school.today))
  if (!outcome.ok) return null
  school.issued.push({ id, on: school.today })
  const { recorded, entry } = outcome.value
  if (entry) school.entries = [...school.entries, { ...entry, id: `e${school.entries.length}` as EntryId }]
  return recorded
}

const valueOf = <Value>(outcome: { ok: true; value: Value } | { ok: false }): Value | null =>
  outcome.ok ? outcome.value : null

/** What the policy promises, whatever was done. */
function check({ today, reviews, entries, issued }: School, model: Model): void {
  const states = reviews.map(now)
  // 7.4: at most one review of a school is open.
  expect(states.filter(({ state }) => isOpen(state)).length).toBe(model.phase === 'none' ? 0 : 1)
  // 7.2: exactly one finished review for a term, 7.1: one annual agreement a year.
  const finished = states.filter(({ state }) => finishedOn(state) !== null)
  const terms = finished.filter(countsForTerm).map(({ year, term }) => `${year} ${term}`)
  expect(terms).toEqual([...new Set(terms)])
  expect(terms.toSorted()).toEqual(model.doneTerms.toSorted())
  const annual = finished.filter(({ kind }) => kind === 'annual').map(({ year }) => year)
  expect(annual).toEqual([...new Set(annual)])
  // 7.2: no level in effect without a record that was issued on or before its first day.
  for (const { record, effectiveFrom } of entries) {
    const instrument = issued.find(({ id }) => id === record)
    expect(instrument !== undefined && instrument.on <= effectiveFrom).toBe(true)
  }
  // diagram: nobody ratified their own proposal.
  for (const { state } of states) if (state.is === 'inEffect') expect(state.ratification.by).not.toBe(state.proposal.by)
  // 7.3: the level of every day is that of the model, and its history has no gap.
  for (const on of [
    today,
    addDays(today, 30),
    ...model.changes.map(({ from }) => from),
    ...model.changes.map(({ from }) => addDays(from, -1)),
  ])
    expect(levelOn(entries, on)).toBe(model.changes.findLast(({ from }) => from <= on)?.level ?? null)
  const history = levelHistory(entries)
  for (const [index, { to }] of history.entries())
    expect(to ? addDays(to, 1) : undefined).toBe(history[index + 1]?.from)
}
