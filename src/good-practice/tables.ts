import type { ColumnType } from 'kysely'
import type { Day } from '../kernel/index.ts'
import type { PersonId, Role } from '../people/index.ts'
import type { AuthorityId, DayColumn, Instant } from '../platform/database/index.ts'
import type { Urn } from '../schools/index.ts'
import type { EntryId, EntryWords, Happening } from './good-practice.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    good_practice: {
      authority_id: AuthorityId
      urn: Urn
      entry_id: EntryId
      version: number
      what: Happening['what']
      on_day: DayColumn
      expires_on: ColumnType<Day | null, Day | null, never>
      reason: string | null
      words: ColumnType<EntryWords | null, string | null, never>
      person_id: PersonId
      person_name: string
      role: Role
      at: Instant
    }
  }
}
