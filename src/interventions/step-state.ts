/** Where a step stands: never stored, always asked of what happened to it (3.1; E&IA 2006 ss.60, 60A). */
import { workingDaysAfter, type Day } from '../kernel/index.ts'
import type { School } from '../schools/index.ts'
import { adoptionActFrom, copiesOf, powerOf, type Addressee } from './statutory-kind.ts'
import { endings, type Ending, type StatutoryStep, type StepFacts, type StepHappening } from './statutory-step.ts'

/**
 * `running`: the governing body has time to comply. `periodOver`: it is to be written down whether it did. `inForce`: a
 * power in use, or an intention. `annulled`: written down by mistake.
 */
export type StepStatus = 'running' | 'periodOver' | 'inForce' | 'annulled' | Ending

export interface StepState {
  readonly facts: StepFacts
  readonly status: StepStatus
  /** The last day for representations to the Chief Inspector, who hears them until 17 April 2016; null after. */
  readonly representationsUntil: Day | null
  /** The last day to comply; null for what asks for nothing. */
  readonly complyBy: Day | null
  readonly copies: readonly CopySent[]
  /** Standing happenings, without what was taken back. */
  readonly standing: readonly (StepHappening & { readonly number: number })[]
}

export interface CopySent {
  readonly to: Addressee
  readonly on: Day
}

/** A step as it stands on a day. */
export function stepState(step: StatutoryStep, today: Day): StepState {
  const standing = standingOf(step.happenings)
  const facts = factsOf(standing, step.happenings)
  const notice = powerOf(step.kind).sort === 'notice'
  const initial = notice && facts.givenOn < adoptionActFrom ? workingDaysAfter(facts.givenOn, initialPeriod) : null
  const complyBy = notice ? complianceEnd(facts, initial, standing) : null
  return {
    facts,
    status: statusOf(standing, complyBy, today),
    representationsUntil: initial,
    complyBy,
    copies: [
      ...facts.copies.map((to) => ({ to, on: facts.givenOn })),
      ...standing.flatMap((one) => (one.what === 'copied' ? [{ to: one.to, on: one.on }] : [])),
    ],
    standing,
  }
}

/** Whether a step is still to be reckoned with: it asks for something, or a power is in use. */
export const isOpen = ({ status }: Pick<StepState, 'status'>): boolean =>
  ['running', 'periodOver', 'inForce'].includes(status)

/** Whom the law gives a copy and who has none yet. */
export function copiesOwed(
  { kind }: Pick<StatutoryStep, 'kind'>,
  { facts, copies }: Pick<StepState, 'facts' | 'copies'>,
  school: Pick<School, 'type' | 'religiousCharacter'>,
): readonly Addressee[] {
  const owed = copiesOf(powerOf(kind), school, facts.givenOn)
  return owed.filter((to) => !copies.some((copy) => copy.to === to))
}

/** Copies go out at the same time as the notice: ss.60(6) and 66. */
export const isLate = ({ on }: CopySent, { givenOn }: StepFacts): boolean => on > givenOn

/** The initial period ends with the fifteenth working day following that on which the notice is given: s.60(10). */
const initialPeriod = 15

/** s.60(10): the initial period, or fifteen working days from the day the Chief Inspector confirmed the notice. */
function complianceEnd(facts: StepFacts, initial: Day | null, standing: StepState['standing']): Day | null {
  if (initial === null) return facts.complyBy
  const confirmed = standing.findLast(({ what }) => what === 'confirmed')
  return confirmed ? workingDaysAfter(confirmed.on, initialPeriod) : initial
}

function standingOf(happenings: readonly StepHappening[]): StepState['standing'] {
  const takenBack = new Set(happenings.flatMap((one) => (one.what === 'takenBack' ? [one.number] : [])))
  return happenings
    .map((one, at) => ({ ...one, number: at + 1 }))
    .filter(({ what, number }) => what !== 'takenBack' && !takenBack.has(number))
}

/** What the last correction that stands says; of a step that was annulled what it said. */
function factsOf(standing: StepState['standing'], all: readonly StepHappening[]): StepFacts {
  for (const from of [standing, all])
    for (const one of from.toReversed()) if (one.what === 'given' || one.what === 'corrected') return one.facts
  throw new Error('A step begins with what was given')
}

function statusOf(standing: StepState['standing'], complyBy: Day | null, today: Day): StepStatus {
  if (standing[0]?.what !== 'given') return 'annulled'
  const ended = standing.findLast(({ what }) => (endings as readonly string[]).includes(what))
  if (ended) return ended.what as Ending
  if (standing.findLast(({ what }) => what === 'confirmed' || what === 'notConfirmed')?.what === 'notConfirmed')
    return 'lapsed'
  if (complyBy === null) return 'inForce'
  return today <= complyBy ? 'running' : 'periodOver'
}
