import { randomUUID } from 'node:crypto'
import { accepted, acceptUnless, refused, type Day, type Outcome } from '../kernel/index.ts'
import { editionInForce } from '../editions/index.ts'
import { latestInspection } from '../inspections/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { findSchool, lockSchool, type School, type Urn } from '../schools/index.ts'
import { followStep, type Following, type FollowingRefusal } from './following.ts'
import { giveStep, type BeforeGiving, type GivingRefusal } from './giving.ts'
import type { StatutoryKind } from './statutory-kind.ts'
import { stepState } from './step-state.ts'
import { versionOf, type StatutoryStep, type StepFacts, type StepId, type WrittenBy } from './statutory-step.ts'
import { listSteps, recordHappening, recordStep } from './store.ts'

type NotThere = { readonly kind: 'notThere' }

interface Asking {
  readonly urn: Urn
  readonly act: WrittenBy
  readonly today: Day
}

/** Writes down a step that was given: locks the school, decides on what is known of it, records. */
export async function recordGiven(
  tx: Tx,
  authority: AuthorityId,
  { urn, kind, facts, act, today }: Asking & { readonly kind: StatutoryKind; readonly facts: StepFacts },
): Promise<Outcome<StatutoryStep, GivingRefusal | NotThere>> {
  const school = await lockedSchool(tx, authority, urn)
  if (!school) return refused({ kind: 'notThere' as const })
  const steps = await listSteps(tx, authority, urn)
  const outcome = giveStep(await beforeGiving(tx, authority, school, steps, facts.givenOn), kind, facts, today)
  if (!outcome.ok) return outcome
  const given = { ...act, on: facts.givenOn, what: 'given', facts: outcome.value } as const
  const step = { id: randomUUID() as StepId, urn, kind, happenings: [given] }
  await recordStep(tx, authority, step)
  return accepted(step)
}

export type CorrectingRefusal =
  | GivingRefusal
  | NotThere
  | { readonly kind: 'stale'; readonly latest: number }
  | { readonly kind: 'annulled' }

export interface Correcting extends Asking {
  readonly id: StepId
  readonly facts: StepFacts
  readonly reason: string
  readonly seen: number
}

/** Corrects what a step says: decided as if it were given anew, among the school's other steps. */
export async function correctStep(
  tx: Tx,
  authority: AuthorityId,
  { urn, id, facts, reason, seen, act, today }: Correcting,
): Promise<Outcome<StatutoryStep, CorrectingRefusal>> {
  const school = await lockedSchool(tx, authority, urn)
  const steps = school ? await listSteps(tx, authority, urn) : []
  const step = steps.find((each) => each.id === id)
  if (!school || !step) return refused({ kind: 'notThere' as const })
  const others = steps.filter((each) => each !== step)
  const before = await beforeGiving(tx, authority, school, others, facts.givenOn)
  const outcome = giveStep(before, step.kind, facts, today)
  const reasons: readonly CorrectingRefusal[] = [
    ...(seen === versionOf(step) ? [] : [{ kind: 'stale', latest: versionOf(step) } as const]),
    ...(stepState(step, today).status === 'annulled' ? [{ kind: 'annulled' } as const] : []),
    ...(outcome.ok ? [] : outcome.reasons),
  ]
  const allowed = acceptUnless(reasons, () => step)
  if (!allowed.ok) return allowed
  await recordHappening(tx, authority, step, versionOf(step) + 1, {
    ...act,
    on: today,
    what: 'corrected',
    facts,
    reason,
  })
  return allowed
}

export interface FollowingUp extends Asking {
  readonly id: StepId
  readonly on: Day
  readonly event: Following
  readonly seen: number
}

/** Adds what happened to a step. */
export async function addToStep(
  tx: Tx,
  authority: AuthorityId,
  { urn, id, on, event, seen, act, today }: FollowingUp,
): Promise<Outcome<StatutoryStep, FollowingRefusal | NotThere>> {
  if (!(await lockSchool(tx, authority, urn))) return refused({ kind: 'notThere' as const })
  const step = (await listSteps(tx, authority, urn)).find((each) => each.id === id)
  if (!step) return refused({ kind: 'notThere' as const })
  const outcome = followStep(step, { on, event, seen }, today)
  if (!outcome.ok) return outcome
  await recordHappening(tx, authority, step, versionOf(step) + 1, { ...act, on, ...outcome.value })
  return accepted(step)
}

const lockedSchool = async (tx: Tx, authority: AuthorityId, urn: Urn): Promise<School | undefined> =>
  (await lockSchool(tx, authority, urn)) ? findSchool(tx, authority, urn) : undefined

async function beforeGiving(
  tx: Tx,
  authority: AuthorityId,
  school: School,
  steps: readonly StatutoryStep[],
  on: Day,
): Promise<BeforeGiving> {
  const { criteria } = await editionInForce(tx, authority, on)
  const category = (await latestInspection(tx, authority, school.urn, on))?.category ?? null
  return { school, steps, category, criteria }
}
