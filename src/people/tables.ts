import type { DayColumn, Instant } from '../platform/database/index.ts'
import type { ColumnType, Generated } from 'kysely'
import type { Day } from '../kernel/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import type { AppointmentId, PersonId } from './actor.ts'
import type { Role } from './role.ts'

type Keyed = { authority_id: AuthorityId }
type OptionalDay = ColumnType<Day | null, Day | null, Day | null>

declare module '../platform/database/tables.ts' {
  interface Tables {
    authority: Keyed & { la_code: number | null; name: string; demonstration: boolean; brand_colour: string | null }
    person: Keyed & { person_id: PersonId; name: string; email: string; version: Generated<number> }
    password: Keyed & { person_id: PersonId; hash: string; set_at: Instant }
    appointment: Keyed & {
      appointment_id: AppointmentId
      person_id: PersonId
      role: Role
      urn: number | null
      from_day: DayColumn
      to_day: OptionalDay
    }
    session: Keyed & {
      token_hash: Buffer
      person_id: PersonId
      appointment_id: AppointmentId
      began_at: Instant
      seen_at: Instant
    }
    invitation: Keyed & {
      token_hash: Buffer
      person_id: PersonId
      made_at: Instant
      expires_at: Instant
      used_at: ColumnType<Date | null, Date | null, Date | null>
    }
    sign_in_failure: Keyed & { failure_key: string; at: Instant }
  }
}
