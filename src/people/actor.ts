import type { Brand } from '../kernel/index.ts'
import type { Scope } from '../platform/database/index.ts'
import { routesOf, type AskingPerson } from '../platform/http/index.ts'
import type { Permission } from './permission.ts'
import type { Role } from './role.ts'

export type PersonId = Brand<string, 'PersonId'>
export type AppointmentId = Brand<string, 'AppointmentId'>

/** The person who asks, in the one role they have taken up. People with a school role see that school alone. */
export interface Actor extends Scope, AskingPerson {
  readonly personId: PersonId
  readonly personName: string
  readonly role: Role
  readonly appointmentId: AppointmentId
  readonly authorityName: string
  readonly laCode: number | null
  readonly demonstration: boolean
  /** Whether the person holds other appointments they could take up. */
  readonly hasOtherRoles: boolean
  /** Seconds until the session ends if nothing more is asked. */
  readonly sessionSeconds: number
}

/** Declares one address of a slice: who may, what may be sent, what is remembered. */
export const route = routesOf<Actor, Permission | 'signedIn'>()

/** Declares an address open to anyone. A short list, reviewed (`test/permissions.test.ts`). */
export const publicRoute = routesOf<Actor | undefined, 'public'>()
