import type { ColumnType } from 'kysely'
import type { Day } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AuthorityId, DayColumn, Instant } from '../platform/database/index.ts'
import type { DesignationKind } from '../policy/index.ts'
import type { Urn } from '../schools/index.ts'
import type { DesignationChange, DesignationId } from './designation.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    designation: {
      authority_id: AuthorityId
      urn: Urn
      designation_id: DesignationId
      version: number
      what: DesignationChange
      kind: DesignationKind
      holder_name: string
      holder_post: string
      holder_person_id: PersonId | null
      from_day: DayColumn
      to_day: ColumnType<Day | null, Day | null, never>
      source: string
      reason: string | null
      person_id: PersonId
      person_name: string
      at: Instant
    }
  }
}
