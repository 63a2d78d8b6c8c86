/**
 * Giving a step (3.1; Education and Inspections Act 2006 ss.59 to 66 and 70A): whether the law opens it for this school
 * on this day, and whether its record is whole. Pure; every reason at once.
 */
import { acceptUnless, addMonths, type Day, type Outcome } from '../kernel/index.ts'
import type { CriterionId } from '../policy/index.ts'
import { isOpen, type School } from '../schools/index.ts'
import { stepState } from './step-state.ts'
import {
  adoptionActFrom,
  outsidePowers,
  powerOf,
  type Basis,
  type StatutoryKind,
  type StatutoryPower,
} from './statutory-kind.ts'
import type { StatutoryStep, StepFacts } from './statutory-step.ts'

export type GivingRefusal =
  | { readonly kind: 'outsidePowers'; readonly why: NonNullable<ReturnType<typeof outsidePowers>> }
  | { readonly kind: 'notOpen' }
  | { readonly kind: 'inTheFuture' }
  | { readonly kind: 'beforeTheLaw'; readonly from: Day }
  | { readonly kind: 'missing'; readonly field: MissingField }
  | { readonly kind: 'complyBeforeGiven' }
  | { readonly kind: 'unknownCriterion'; readonly criterion: CriterionId }
  | { readonly kind: 'basisDoesNotOpen'; readonly basis: Basis; readonly section: string }
  | { readonly kind: 'notInCategory'; readonly basis: Basis }
  | { readonly kind: 'noSuchNotice' }
  | { readonly kind: 'noticeNotFailed' }
  | { readonly kind: 'noIntentionGiven' }
  | { readonly kind: 'tooLate'; readonly by: Day }
  | { readonly kind: 'preconditionAfter'; readonly field: 'consultedOn' | 'secretaryOfStateOn' }

export type MissingField =
  | 'grounds'
  | 'words'
  | 'required'
  | 'minded'
  | 'complyBy'
  | 'basis'
  | 'follows'
  | 'consultedOn'
  | 'secretaryOfStateOn'
  | 'reference'

/** What is known of the school when a step is given. */
export interface BeforeGiving {
  readonly school: Pick<School, 'governance' | 'phase' | 'openedOn' | 'closedOn'>
  /** The school's other steps. */
  readonly steps: readonly StatutoryStep[]
  /** The category of concern of the latest inspection by the day it is given: SM, or NTI, SWK, RSI; null for none. */
  readonly category: string | null
  readonly criteria: readonly { readonly id: CriterionId }[]
}

export function giveStep(
  before: BeforeGiving,
  kind: StatutoryKind,
  facts: StepFacts,
  today: Day,
): Outcome<StepFacts, GivingRefusal> {
  const power = powerOf(kind)
  const { givenOn } = facts
  const why = outsidePowers(before.school)
  const known = new Set(before.criteria.map(({ id }) => id))
  const reasons: readonly GivingRefusal[] = [
    ...(why ? [{ kind: 'outsidePowers', why } as const] : []),
    ...(isOpen(before.school, givenOn) ? [] : [{ kind: 'notOpen' } as const]),
    ...(givenOn > today ? [{ kind: 'inTheFuture' } as const] : []),
    ...(givenOn < power.from ? [{ kind: 'beforeTheLaw', from: power.from } as const] : []),
    ...fieldsMissing(power, facts).map((field) => ({ kind: 'missing', field }) as const),
    ...(facts.complyBy !== null && facts.complyBy <= givenOn ? [{ kind: 'complyBeforeGiven' } as const] : []),
    ...facts.criteria
      .filter((id) => !known.has(id))
      .map((criterion) => ({ kind: 'unknownCriterion', criterion }) as const),
    ...basisRefused(before, power, facts),
    ...(['consultedOn', 'secretaryOfStateOn'] as const)
      .filter((field) => (facts[field] ?? givenOn) > givenOn)
      .map((field) => ({ kind: 'preconditionAfter', field }) as const),
  ]
  return acceptUnless(reasons, () => facts)
}

/** What a record of such a step must say: s.60(4), and the preconditions of each power. */
function fieldsMissing(power: StatutoryPower, facts: StepFacts): readonly MissingField[] {
  const later = facts.givenOn >= adoptionActFrom
  const notice = power.sort === 'notice'
  const told = power.secretaryOfState === 'consents' || (power.secretaryOfState === 'isTold' && later)
  const needed: readonly (readonly [MissingField, boolean, boolean])[] = [
    ['grounds', power.kind === 'warningNotice', facts.grounds.length > 0],
    ['words', true, facts.words !== ''],
    ['required', notice, facts.required !== ''],
    ['minded', notice || power.sort === 'intention', facts.minded !== ''],
    ['complyBy', notice && later, facts.complyBy !== null],
    ['basis', power.sort === 'power', facts.basis !== null],
    ['follows', restsOnNotice(power, facts.basis), facts.follows !== null],
    ['consultedOn', power.consultation, facts.consultedOn !== null],
    ['secretaryOfStateOn', told, facts.secretaryOfStateOn !== null],
    ['reference', true, facts.reference !== ''],
  ]
  return needed.filter(([, asked, given]) => asked && !given).map(([field]) => field)
}

const restsOnNotice = (power: StatutoryPower, basis: Basis | null): boolean =>
  power.sort === 'intention' || basis === 'warningNotice' || basis === 'payWarningNotice'

/** Whether the school is eligible for intervention by what is said: ss.60(1), 60A(1), 61, 62. */
function basisRefused(before: BeforeGiving, power: StatutoryPower, facts: StepFacts): readonly GivingRefusal[] {
  const { basis } = facts
  if (power.sort === 'notice') return []
  if (basis !== null && !power.after.includes(basis))
    return [{ kind: 'basisDoesNotOpen', basis, section: power.section }]
  if (basis === 'specialMeasures') return before.category === 'SM' ? [] : [{ kind: 'notInCategory', basis }]
  if (basis === 'significantImprovement')
    return ['NTI', 'SWK', 'RSI'].includes(before.category ?? '') ? [] : [{ kind: 'notInCategory', basis }]
  return facts.follows === null ? [] : afterNotice(before, power, facts)
}

/** s.60(1): not complied with in its period, and reasonable notice given that powers are to be used; then two months. */
function afterNotice({ steps }: BeforeGiving, power: StatutoryPower, facts: StepFacts): readonly GivingRefusal[] {
  const wanted = facts.basis ?? null
  const notice = steps.find(({ id, kind }) => id === facts.follows && powerOf(kind).sort === 'notice')
  if (!notice || (wanted !== null && notice.kind !== wanted)) return [{ kind: 'noSuchNotice' }]
  const { status, complyBy } = stepState(notice, facts.givenOn)
  if (power.sort === 'intention') return status === 'annulled' ? [{ kind: 'noSuchNotice' }] : []
  const intended = steps.some(
    (step) =>
      step.kind === 'noticeOfIntention' &&
      isBefore(step, facts.givenOn) &&
      stepState(step, facts.givenOn).facts.follows === notice.id,
  )
  const by = complyBy === null || power.months === null ? null : addMonths(complyBy, power.months)
  return [
    ...(status === 'notComplied' ? [] : [{ kind: 'noticeNotFailed' } as const]),
    ...(intended ? [] : [{ kind: 'noIntentionGiven' } as const]),
    ...(by !== null && facts.givenOn > by ? [{ kind: 'tooLate', by } as const] : []),
  ]
}

function isBefore(step: StatutoryStep, on: Day): boolean {
  const { status, facts } = stepState(step, on)
  return (status === 'inForce' || status === 'ended') && facts.givenOn <= on
}
