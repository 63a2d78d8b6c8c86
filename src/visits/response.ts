/** What the school does with a record it is sent: the headteacher says whether it is accurate (7.2, 3.2). */
import { acceptUnless, type Outcome } from '../kernel/index.ts'
import { recordState, type Act, type FormalRecord, type Response } from './formal-record.ts'

export interface ResponseRequest {
  readonly answer: Response['answer']
  /** Needed when it is inaccurate. */
  readonly words: string
}

export type ResponseRefusal =
  | { readonly kind: 'notIssued' }
  | { readonly kind: 'alreadyAnswered'; readonly answer: Response['answer'] }
  | { readonly kind: 'notTheHeadteacher' }
  | { readonly kind: 'wordsMissing' }

/** The headteacher's answer, given once; what is wrong is put right by a correction, not by another answer. */
export function answerRecord(
  record: FormalRecord,
  request: ResponseRequest,
  act: Act,
): Outcome<Response, ResponseRefusal> {
  const state = recordState(record.happenings)
  const given = state.is === 'issued' ? state.response : null
  const words = request.words.trim()
  const reasons: readonly ResponseRefusal[] = [
    ...(state.is === 'issued' ? [] : [{ kind: 'notIssued' } as const]),
    ...(given ? [{ kind: 'alreadyAnswered', answer: given.answer } as const] : []),
    ...(act.role === 'headteacher' ? [] : [{ kind: 'notTheHeadteacher' } as const]),
    ...(request.answer === 'inaccurate' && words === '' ? [{ kind: 'wordsMissing' } as const] : []),
  ]
  return acceptUnless(reasons, () => ({ ...act, what: 'answered', answer: request.answer, words }))
}
