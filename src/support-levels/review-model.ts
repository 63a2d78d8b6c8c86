/**
 * What a review of a level comes to, told so shortly that it can be read at once: which command is accepted, and what level
 * holds. The decisions themselves are held against it (`review-model.test.ts`).
 */
import { addDays, termOn, type Day } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import type { ReviewKind } from './review.ts'

export const commands = [
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

export interface Step {
  readonly command: (typeof commands)[number]
  readonly level: Level
  readonly kind: ReviewKind
  /** Whether the Principal Adviser acts, where an adviser might too. */
  readonly principal: boolean
  readonly days: number
}

/** The school as the model has it: one open review at most, and the level of each day from a plain list. */
export interface Model {
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
  /** The first day of each level, and the first and the last day it could have been: of the letter, and in the letter. */
  changes: { from: Day; level: Level; issuedOn: Day; said: Day }[]
}

export const newModel = (): Model => ({
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
})

/** The model: says whether the command is accepted and moves on if so. */
export function predict(model: Model, one: Step, today: Day): boolean {
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
      return predictIssue(model, today, addDays(today, one.days))
    case 'complete':
      return when(model.phase === 'draft' && model.kind !== 'annual' && model.changes.length > 0, () => finish(model))
    case 'correct': {
      const [last, before] = [model.changes.at(-1), model.changes.at(-2)]
      if (!last || last.level !== one.level) return false
      const from = addDays(last.issuedOn, one.days)
      const inOrder = before === undefined || from >= before.from
      return when(from !== last.from && inOrder && (from <= today || from === last.said), () => (last.from = from))
    }
  }
}

function predictIssue(model: Model, issuedOn: Day, from: Day): boolean {
  const disputed = (model.head === 'no' || model.chair === 'no') && !model.step
  const missing = (model.head === '' || model.chair === '') && !model.without
  const last = model.changes.at(-1)
  // A correction between proposal and record makes the record show an old level that is no longer so: then it is refused.
  const moved = model.phase === 'ratified' && last?.level !== model.previous
  const early = last !== undefined && from < last.from
  return when(model.phase === 'ratified' && !disputed && !missing && !moved && !early, () => {
    if (last?.level !== model.level) model.changes.push({ from, level: model.level, issuedOn, said: from })
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
