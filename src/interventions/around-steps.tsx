import type { ComponentChildren } from 'preact'
import type { Day } from '../kernel/index.ts'
import { mayDo, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { FieldErrors, Frame } from '../platform/views/index.ts'
import { findSchoolInView, SchoolFrame, type SchoolInView, type Urn } from '../schools/index.ts'
import type { StatutoryStep } from './statutory-step.ts'
import { listSteps } from './store.ts'

/** What stands around every page about a school's statutory steps. */
export interface AroundSteps {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly inView: SchoolInView
  readonly steps: readonly StatutoryStep[]
  readonly today: Day
  readonly mayRecord: boolean
}

export interface AskedOfSchool {
  readonly actor: Actor
  readonly frame: Frame
  readonly today: Day
  readonly params: { readonly urn: Urn }
}

/** Undefined when the school is not there or not this person's to see. */
export async function loadSteps(
  tx: Tx,
  { actor, frame, today, params: { urn } }: AskedOfSchool,
): Promise<AroundSteps | undefined> {
  const inView = await findSchoolInView(tx, actor.authority, urn, today)
  if (!inView) return undefined
  return {
    frame,
    actor,
    inView,
    steps: await listSteps(tx, actor.authority, urn),
    today,
    mayRecord: mayDo(actor.role, 'record statutory powers'),
  }
}

export const stepsPath = (urn: number): string => `/schools/${urn}/statutory-powers`
export const stepPath = ({ urn, id }: Pick<StatutoryStep, 'urn' | 'id'>): string => `${stepsPath(urn)}/${id}`

export interface StepShellProps {
  readonly around: AroundSteps
  readonly heading: string
  readonly back: { readonly href: string; readonly text: string }
  readonly errors?: FieldErrors | undefined
  readonly success?: ComponentChildren
  readonly children: ComponentChildren
}

/** A page about statutory powers in the frame of its school, below the tab of its support level. */
export const StepShell = ({ around: { frame, actor, inView }, ...page }: StepShellProps) => (
  <SchoolFrame frame={frame} actor={actor} inView={inView} tab="supportLevel" {...page} />
)
