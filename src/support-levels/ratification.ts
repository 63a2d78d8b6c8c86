/** A meeting of the authority ratifies a proposed level, or does not (diagram). */
import { acceptUnless, type Day, type Outcome } from '../kernel/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import type { Act, Proposed, Ratification } from './review.ts'
import {
  notPossibleIn,
  mayNot,
  wordsMissing,
  type NotPossibleNow,
  type ReviewNow,
  type RoleMayNot,
  type WordsMissing,
} from './review-rules.ts'

export interface Sitting {
  readonly meeting: string
  readonly metOn: Day
}

export type RatificationRefusal =
  | RoleMayNot
  | NotPossibleNow
  | WordsMissing
  | { readonly kind: 'ownProposal' }
  | { readonly kind: 'meetingInFuture'; readonly metOn: Day }
  | { readonly kind: 'meetingBeforeProposal'; readonly proposedOn: Day }

/** Records that a meeting ratified the proposed level. Nobody ratifies what they proposed themselves. */
export const ratifyLevel = (
  review: ReviewNow,
  sitting: Sitting,
  edition: EditionInForce,
  act: Act,
): Outcome<Ratification, RatificationRefusal> =>
  acceptUnless(reasonsAgainst(review, sitting, edition, act), () => decided('ratified', sitting, '', act))

/** Records that a meeting did not ratify it, and why; the level may then be proposed again. */
export const refuseRatification = (
  review: ReviewNow,
  sitting: Sitting & { readonly reason: string },
  edition: EditionInForce,
  act: Act,
): Outcome<Ratification, RatificationRefusal> =>
  acceptUnless([...reasonsAgainst(review, sitting, edition, act), ...wordsMissing(sitting.reason, 'reason')], () =>
    decided('notRatified', sitting, sitting.reason, act),
  )

function reasonsAgainst(
  review: ReviewNow,
  sitting: Sitting,
  edition: EditionInForce,
  act: Act,
): readonly RatificationRefusal[] {
  const proposal = review.state.is === 'proposed' ? review.state.proposal : null
  return [
    ...mayNot(act.role, 'ratifyLevel', edition),
    ...notPossibleIn(review.state, ['proposed']),
    ...wordsMissing(sitting.meeting, 'meeting'),
    ...(sitting.metOn > act.on ? [{ kind: 'meetingInFuture', metOn: sitting.metOn } as const] : []),
    ...(proposal ? againstProposal(proposal, sitting, act) : []),
  ]
}

const againstProposal = (proposal: Proposed, { metOn }: Sitting, act: Act): readonly RatificationRefusal[] => [
  ...(proposal.by === act.by ? [{ kind: 'ownProposal' } as const] : []),
  ...(metOn < proposal.on ? [{ kind: 'meetingBeforeProposal', proposedOn: proposal.on } as const] : []),
]

const decided = (what: Ratification['what'], { meeting, metOn }: Sitting, reason: string, act: Act): Ratification => ({
  ...act,
  what,
  meeting: meeting.trim(),
  metOn,
  reason: reason.trim(),
})
