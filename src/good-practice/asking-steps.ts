import type { Permission } from '../people/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import type { ReasonStep } from './entry-forms.tsx'
import type { Act, GoodPractice } from './good-practice.ts'
import { renewGoodPractice, verifyGoodPractice, withdrawGoodPractice, type Decided } from './path.ts'

/** A step that asks one question on a page of its own: what was seen, or why. */
export interface AskingStep extends ReasonStep {
  readonly permission: Permission
  /** Said when nothing is entered. */
  readonly missing: string
  decide(entry: GoodPractice, reason: string, edition: EditionInForce, act: Act, seen: number): Decided
}

export const askingSteps: readonly AskingStep[] = [
  {
    path: 'verify',
    permission: 'verify good practice',
    heading: 'Verify',
    told: 'You answer for the authority that this is good practice. It then stands in the directory for every school of the authority.',
    label: 'What you saw that shows it',
    missing: 'Enter what you saw that shows it',
    submit: 'Verify it',
    decide: verifyGoodPractice,
  },
  {
    path: 'renew',
    permission: 'verify good practice',
    heading: 'Renew',
    told: 'You answer for the authority that this is still good practice. Its verification begins anew today.',
    label: 'What you saw that shows it',
    missing: 'Enter what you saw that shows it',
    submit: 'Renew it',
    decide: renewGoodPractice,
  },
  {
    path: 'withdraw',
    permission: 'withdraw good practice',
    heading: 'Withdraw',
    told: 'It leaves the directory today, for good. It stays on record for the days on which it was verified.',
    label: 'Why it is withdrawn',
    missing: 'Enter why it is withdrawn',
    submit: 'Withdraw it',
    decide: (entry, reason, _edition, act, seen) => withdrawGoodPractice(entry, reason, act, seen),
  },
]
