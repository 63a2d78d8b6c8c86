import type { Day } from '../kernel/index.ts'
import type { AuthorityId, DayColumn, Instant, Json } from '../platform/database/index.ts'
import type { LocalChoices } from '../policy/index.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    edition_version: {
      authority_id: AuthorityId
      version: number
      shipped_id: string
      adopted_by: string
      adopted_from: DayColumn
      in_force_from: DayColumn
      choices: Json<LocalChoices>
      change: string
      reason: string
      person_id: string | null
      person_name: string
      role: string | null
      at: Instant
    }
  }
}

/** One version as its row has it; the choices as text, which is also how it is told apart from others. */
export interface VersionRow {
  readonly version: number
  readonly shippedId: string
  readonly adoptedBy: string
  readonly adoptedFrom: Day
  readonly inForceFrom: Day
  readonly choices: string
  readonly change: string
  readonly reason: string
  readonly personName: string
  readonly role: string | null
  readonly at: Date
}
