import { z } from 'zod'
import type { Day } from '../kernel/index.ts'
import type { Actor } from '../people/index.ts'
import type { AuditFacts } from '../platform/audit/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { FormRead } from '../platform/forms/index.ts'
import type { Answer } from '../platform/http/index.ts'
import type { Frame } from '../platform/views/index.ts'
import { urnParam, type Urn } from '../schools/index.ts'
import type { ReviewId } from './review.ts'

export const ofSchool = z.object({ urn: urnParam })
export const ofReview = z.object({ urn: urnParam, review: z.uuid().transform((id) => id as ReviewId) })

/** What the routes of this slice are asked with. */
export interface AskedOf<Params, Form = unknown> {
  readonly actor: Actor
  readonly params: Params
  readonly form: FormRead<Form>
  readonly frame: Frame
  readonly once: string
  readonly now: Date
  readonly today: Day
  readonly notice: string | undefined
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  write(work: (tx: Tx) => Promise<Answer>): Promise<Answer>
  audit(tx: Tx, facts: AuditFacts): Promise<void>
}

export interface OfReview {
  readonly urn: Urn
  readonly review: ReviewId
}
