/** The letter to headteacher and chair by which a level is recorded where no visit is made (7.2). */
import { acceptUnless, type Day, type Outcome } from '../kernel/index.ts'

export interface LetterDraft {
  readonly subject: string
  readonly headteacher: string
  readonly chair: string
  /** What the level means for the school. */
  readonly effect: string
  readonly supportOffered: string
  /** With whom the school may discuss it, and how. */
  readonly rightToDiscuss: string
  readonly nextReviewOn: Day | null
  readonly signatory: string
  readonly signatoryRole: string
}

export interface CompleteLetter extends LetterDraft {
  readonly nextReviewOn: Day
}

type Needed = Exclude<keyof LetterDraft, 'supportOffered'>
export type LetterRefusal =
  | { readonly kind: 'letterLacks'; readonly what: Needed }
  | { readonly kind: 'nextReviewPast'; readonly nextReviewOn: Day }

export const blankLetter: LetterDraft = {
  subject: '',
  headteacher: '',
  chair: '',
  effect: '',
  supportOffered: '',
  rightToDiscuss: '',
  nextReviewOn: null,
  signatory: '',
  signatoryRole: '',
}

/** Whether a letter may issue on `today`; every reason why not. Support need not be offered: a secure school has none. */
export function completeLetter(draft: LetterDraft, today: Day): Outcome<CompleteLetter, LetterRefusal> {
  const { nextReviewOn } = draft
  const lacking = needed.filter((what) => (draft[what] ?? '').trim() === '')
  const reasons: readonly LetterRefusal[] = [
    ...lacking.map((what) => ({ kind: 'letterLacks', what }) as const),
    ...(nextReviewOn !== null && nextReviewOn <= today ? [{ kind: 'nextReviewPast', nextReviewOn } as const] : []),
  ]
  return acceptUnless(reasons, () => draft as CompleteLetter)
}

const needed: readonly Needed[] = [
  'subject',
  'headteacher',
  'chair',
  'effect',
  'rightToDiscuss',
  'nextReviewOn',
  'signatory',
  'signatoryRole',
]
