/** What can happen to a step once it is given (3.1; s.60(7) to (10)). Pure; every reason at once. */
import { acceptUnless, type Day, type Outcome } from '../kernel/index.ts'
import { powerOf } from './statutory-kind.ts'
import { stepState, type StepState } from './step-state.ts'
import { versionOf, type Ending, type StatutoryStep, type StepEvent, type StepHappening } from './statutory-step.ts'

/** Everything but giving and correcting, which are decided by `giveStep`. */
export type Following = Exclude<StepEvent, { readonly what: 'given' | 'corrected' }>

export type FollowingRefusal =
  | { readonly kind: 'stale'; readonly latest: number }
  | { readonly kind: 'inTheFuture' }
  | { readonly kind: 'beforeGiven'; readonly givenOn: Day }
  | { readonly kind: 'hasEnded'; readonly status: StepState['status'] }
  | { readonly kind: 'notOfThisKind'; readonly what: Following['what'] }
  | { readonly kind: 'alreadyCopied' }
  | { readonly kind: 'representationsTooLate'; readonly until: Day }
  | { readonly kind: 'nothingRepresented' }
  | { readonly kind: 'periodRuns'; readonly until: Day }
  | { readonly kind: 'representationsUndecided' }
  | { readonly kind: 'nothingToTakeBack' }
  | { readonly kind: 'wordsMissing' }

/** @param seen how many happenings the person was shown */
export function followStep(
  step: StatutoryStep,
  request: { readonly on: Day; readonly event: Following; readonly seen: number },
  today: Day,
): Outcome<Following, FollowingRefusal> {
  const { on, event, seen } = request
  const state = stepState(step, on)
  const { givenOn } = state.facts
  const reasons: readonly FollowingRefusal[] = [
    ...(seen === versionOf(step) ? [] : [{ kind: 'stale', latest: versionOf(step) } as const]),
    ...(on > today ? [{ kind: 'inTheFuture' } as const] : []),
    ...(on < givenOn ? [{ kind: 'beforeGiven', givenOn } as const] : []),
    ...endedRefused(state, event),
    ...wordsRefused(event),
    ...eventRefused(step, state, event, on),
  ]
  return acceptUnless(reasons, () => event)
}

/** Everything that can be said of a step after it was given. */
export const followings = [
  'copied',
  'represented',
  'confirmed',
  'notConfirmed',
  'complied',
  'notComplied',
  'withdrawn',
  'lapsed',
  'ended',
  'takenBack',
] as const satisfies readonly Following['what'][]

/** What may be said next of a step, for the form: what the law does not know of it is not offered. */
export const possibleNext = (step: StatutoryStep, state: StepState): readonly Following['what'][] =>
  followings.filter((what) => isOfKind(step, state, what))

function isOfKind({ kind }: StatutoryStep, state: StepState, what: Following['what']): boolean {
  const notice = powerOf(kind).sort === 'notice'
  switch (what) {
    case 'represented':
    case 'confirmed':
    case 'notConfirmed':
      return state.representationsUntil !== null
    case 'complied':
    case 'notComplied':
    case 'lapsed':
      return notice
    case 'ended':
      return !notice
    case 'copied':
    case 'withdrawn':
    case 'takenBack':
      return true
  }
}

/** After a step has ended copies are still written down and mistakes taken back. */
function endedRefused({ status }: StepState, { what }: Following): readonly FollowingRefusal[] {
  if (what === 'takenBack' ? status !== 'annulled' : what === 'copied' && status !== 'annulled') return []
  return ['running', 'periodOver', 'inForce'].includes(status) ? [] : [{ kind: 'hasEnded', status }]
}

function wordsRefused(event: Following): readonly FollowingRefusal[] {
  if (event.what === 'copied') return []
  const words = event.what === 'takenBack' ? event.reason : event.words
  return words === '' ? [{ kind: 'wordsMissing' }] : []
}

function eventRefused(step: StatutoryStep, state: StepState, event: Following, on: Day): readonly FollowingRefusal[] {
  if (!isOfKind(step, state, event.what)) return [{ kind: 'notOfThisKind', what: event.what }]
  const { representationsUntil, complyBy, standing, copies } = state
  switch (event.what) {
    case 'copied':
      return copies.some(({ to }) => to === event.to) ? [{ kind: 'alreadyCopied' }] : []
    case 'represented':
      return representationsUntil !== null && on > representationsUntil
        ? [{ kind: 'representationsTooLate', until: representationsUntil }]
        : []
    case 'confirmed':
    case 'notConfirmed':
      return has(standing, 'represented') ? [] : [{ kind: 'nothingRepresented' }]
    case 'notComplied':
      return [
        ...(complyBy !== null && on <= complyBy ? [{ kind: 'periodRuns', until: complyBy } as const] : []),
        // s.60(1)(b): none made in time, or the Chief Inspector has confirmed the notice.
        ...(has(standing, 'represented') && !has(standing, 'confirmed')
          ? [{ kind: 'representationsUndecided' } as const]
          : []),
      ]
    case 'takenBack':
      return standing.some(({ number }) => number === event.number) ? [] : [{ kind: 'nothingToTakeBack' }]
    default:
      return []
  }
}

const has = (standing: readonly StepHappening[], what: StepHappening['what'] | Ending): boolean =>
  standing.some((one) => one.what === what)
