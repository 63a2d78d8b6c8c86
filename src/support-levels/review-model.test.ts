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
import { countsForTerm, openReview } from './opening.ts'
import { proposeLevel, returnProposal, withdrawReview } from './proposal.ts'
import { ratifyLevel, refuseRatification } from './ratification.ts'
import { finishedOn } from './register.ts'
import type { Happening, RecordId, Review, ReviewId, ReviewKind } from './review.ts'
import { isOpen, isRatified } from './review-state.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const runs = Number(process.env['RUNS'] ?? 150)
console.log(`review-model SEED=${seed} RUNS=${runs}`)

const commands = [
  'open',
  'propose',
  'return',
  'withdraw',
  'ratify',
  'refuse',
  'headAgrees',
  'headDisputes',
  'chairAgrees',
  'chairDisputes',
  'nextStep',
  'withoutSchool',
  'issue',
  'complete',
  'correct',
  'wait',
] as const
interface Step {
  readonly command: (typeof commands)[number]
  readonly level: Level
  readonly kind: ReviewKind
  /** Whether the Principal Adviser acts, where an adviser might too. */
  readonly principal: boolean
  readonly days: number
}
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
const steps = fc
  .array(fc.oneof({ weight: 5, arbitrary: anyStep }, { weight: 1, arbitrary: wholeWay }), { maxLength: 24 })
  .map((parts) => parts.flat().slice(0, 40))

/** The school as the service keeps it. */
interface School {
  today: Day
  reviews: Review[]
  entries: LevelEntry[]
  issued: { id: RecordId; on: Day }[]
}

/** The school as the model has it: one open review at most, and the level of each day from a plain list. */
interface Model {
  phase: 'none' | 'draft' | 'proposed' | 'ratified'
  kind: ReviewKind
  term: string
  year: number
  proposer: string
  previous: Level | undefined
  level: Level
  head: string
  chair: string
  step: boolean
  without: boolean
  doneTerms: string[]
  doneYears: number[]
  changes: { from: Day; level: Level }[]
}

describe('random weeks in the life of a school', () => {
  it('7.2 7.4 every command is accepted or refused as the policy says, and its promises hold throughout', () => {
    let inEffect = 0
    let corrected = 0
    fc.assert(
      fc.property(steps, (played) => {
        const school: School = { today: day('2010-09-06'), reviews: [], entries: [], issued: [] }
        const model: Model = {
          phase: 'none',
          kind: 'extra',
          term: '',
          year: 0,
          proposer: '',
          previous: undefined,
          level: 1,
          head: '',
          chair: '',
          step: false,
          without: false,
          doneTerms: [],
          doneYears: [],
          changes: [],
        }
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

function playCorrection(school: School, { level }: Step): boolean {
  const last = latestEntry(school.entries)
  if (!last) return false
  const request = { replaces: last.id, level, effectiveFrom: last.effectiveFrom, reason: 'Typed wrongly', record: null }
  const outcome = correctEntry(school.entries, request, edition, onDay(principal, school.today))
  if (!outcome.ok) return false
  school.entries = [...school.entries, { ...outcome.value, id: `e${school.entries.length}` as EntryId }]
  return true
}

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

/** The model: says whether the command is accepted and moves on if so. */
function predict(model: Model, one: Step, today: Day): boolean {
  switch (one.command) {
    case 'wait':
      return true
    case 'open': {
      const term = termOn(today)
      const key = `${term.year} ${term.term}`
      const takenTerm = one.kind !== 'extra' && model.doneTerms.includes(key)
      const takenYear = one.kind === 'annual' && model.doneYears.includes(term.year)
      return when(model.phase === 'none' && !takenTerm && !takenYear, () =>
        Object.assign(model, { phase: 'draft', kind: one.kind, term: key, year: term.year }),
      )
    }
    case 'propose':
      return when(model.phase === 'draft', () =>
        Object.assign(model, {
          phase: 'proposed',
          previous: model.changes.at(-1)?.level,
          level: one.level,
          proposer: one.principal ? 'pa' : 'ad',
        }),
      )
    case 'return':
      return when(model.phase === 'proposed' || model.phase === 'ratified', () => (model.phase = 'draft'))
    case 'withdraw':
      return when(model.phase !== 'none', () => (model.phase = 'none'))
    case 'ratify':
      return when(model.phase === 'proposed' && model.proposer !== 'pa', () =>
        Object.assign(model, { phase: 'ratified', head: '', chair: '', step: false, without: false }),
      )
    case 'refuse':
      return when(model.phase === 'proposed' && model.proposer !== 'pa', () => (model.phase = 'draft'))
    case 'headAgrees':
      return when(model.phase === 'ratified', () => (model.head = 'yes'))
    case 'chairAgrees':
      return when(model.phase === 'ratified', () => (model.chair = 'yes'))
    case 'headDisputes':
      return when(model.phase === 'ratified', () => Object.assign(model, { head: 'no', step: false }))
    case 'chairDisputes':
      return when(model.phase === 'ratified', () => Object.assign(model, { chair: 'no', step: false }))
    case 'nextStep':
      return when(
        model.phase === 'ratified' && (model.head === 'no' || model.chair === 'no') && !model.step,
        () => (model.step = true),
      )
    case 'withoutSchool':
      return when(model.phase === 'ratified' && (model.head === '' || model.chair === ''), () =>
        Object.assign(model, { step: true, without: true }),
      )
    case 'issue':
      return predictIssue(model, addDays(today, one.days))
    case 'complete':
      return when(model.phase === 'draft' && model.kind !== 'annual' && model.changes.length > 0, () => finish(model))
    case 'correct': {
      const last = model.changes.at(-1)
      return when(last !== undefined && last.level !== one.level, () =>
        model.changes.splice(-1, 1, { from: last!.from, level: one.level }),
      )
    }
  }
}

function predictIssue(model: Model, from: Day): boolean {
  const disputed = (model.head === 'no' || model.chair === 'no') && !model.step
  const missing = (model.head === '' || model.chair === '') && !model.without
  const last = model.changes.at(-1)
  // A correction between proposal and record makes the record show an old level that is no longer so: then it is refused.
  const moved = model.phase === 'ratified' && last?.level !== model.previous
  const early = last !== undefined && from < last.from
  return when(model.phase === 'ratified' && !disputed && !missing && !moved && !early, () => {
    if (last?.level !== model.level) model.changes.push({ from, level: model.level })
    finish(model)
  })
}

function finish(model: Model): void {
  if (model.kind !== 'extra') model.doneTerms.push(model.term)
  if (model.kind === 'annual') model.doneYears.push(model.year)
  model.phase = 'none'
}

function when(accepted: boolean, then: () => unknown): boolean {
  if (accepted) then()
  return accepted
}

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
