import { z } from 'zod'
import type { Actor } from '../people/index.ts'
import type { Asked } from '../platform/http/index.ts'
import { urnParam, type Urn } from '../schools/index.ts'
import type { ReviewId } from './review.ts'

export const ofSchool = z.object({ urn: urnParam })
export const ofReview = z.object({ urn: urnParam, review: z.uuid().transform((id) => id as ReviewId) })

/** What the routes of this slice are asked with. */
export type AskedOf<Params, Form = unknown> = Pick<
  Asked<Actor, Params, unknown, Form>,
  'actor' | 'params' | 'form' | 'frame' | 'once' | 'now' | 'today' | 'notice' | 'audit' | 'read' | 'write'
>

export interface OfReview {
  readonly urn: Urn
  readonly review: ReviewId
}
