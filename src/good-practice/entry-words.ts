import { never } from '../kernel/index.ts'
import type { FieldErrors } from '../platform/forms/index.ts'
import { dayText } from '../platform/views/index.ts'
import type { EntryState, EntryWords, Happening } from './good-practice.ts'
import type { PathRefusal } from './path.ts'

export const stateNames: Readonly<Record<EntryState['is'], string>> = {
  awaitingConsent: 'Awaiting the school’s consent',
  awaitingVerification: 'Awaiting verification',
  inForce: 'In the directory',
  expired: 'Expired',
  withdrawn: 'Withdrawn',
}

export const happeningNames: Readonly<Record<Happening['what'], string>> = {
  proposed: 'Proposed',
  revised: 'Said in other words',
  consented: 'Consented to by the school',
  verified: 'Verified by the authority',
  renewed: 'Renewed',
  withdrawn: 'Withdrawn',
}

/** "You have … this good practice." */
export const doneNames: Readonly<Record<Happening['what'], string>> = {
  proposed: 'proposed',
  revised: 'changed',
  consented: 'given the school’s consent to',
  verified: 'verified',
  renewed: 'renewed',
  withdrawn: 'withdrawn',
}

export const fieldNames: Readonly<Record<keyof EntryWords, string>> = {
  title: 'Title',
  area: 'Area',
  whatWasDone: 'What the school did',
  impact: 'The impact it had',
  evidence: 'Evidence of the impact',
  contact: 'Whom to ask',
}

/** What to do about where an entry stands, in one sentence. */
export function stateSentence(state: EntryState): string {
  switch (state.is) {
    case 'awaitingConsent':
      return 'The headteacher has not yet consented that it stands in the directory.'
    case 'awaitingVerification':
      return 'The school has consented. An adviser who wrote none of it has yet to verify it.'
    case 'inForce':
      return `It stands in the directory until ${dayText(state.expiresOn)}.`
    case 'expired':
      return `Its verification ran out on ${dayText(state.expiresOn)}. It is in the directory again once it is renewed.`
    case 'withdrawn':
      return `It was withdrawn: ${state.reason}`
    default:
      return never(state)
  }
}

/** The sentence for each reason why a step is not taken. */
export const pathErrors = (reasons: readonly PathRefusal[]): FieldErrors =>
  Object.fromEntries(reasons.map((reason) => ['form', pathSentence(reason)]))

function pathSentence(reason: PathRefusal): string {
  switch (reason.kind) {
    case 'notNow':
      return `This cannot be done now. The entry stands so: ${stateNames[reason.state].toLowerCase()}.`
    case 'wroteIt':
      return 'You wrote this entry or a part of it. Somebody else of the Quality and Standards team has to verify it.'
    case 'onlyContact':
      return 'What is in the directory keeps its words: only whom to ask can be changed. For anything else withdraw it and propose it anew.'
    case 'nothingChanged':
      return 'Nothing has been changed. Change what is wrong, or leave the page.'
    case 'stale':
      return 'Somebody changed this entry after you opened the page'
    default:
      return never(reason)
  }
}
