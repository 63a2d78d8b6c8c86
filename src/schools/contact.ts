import type { Brand, Day } from '../kernel/index.ts'
import type { Urn } from './school.ts'

export type ContactId = Brand<string, 'ContactId'>
export type ContactRole = 'headteacher' | 'chair' | 'clerk' | 'schoolLeader'

/** Someone at a school to whom the authority writes, whether or not they sign in. */
export interface Contact {
  readonly id: ContactId
  readonly urn: Urn
  readonly role: ContactRole
  readonly name: string
  readonly email: string | null
  readonly telephone: string | null
  readonly from: Day
  readonly to: Day | null
}
