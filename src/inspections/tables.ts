import type { ColumnType } from 'kysely'
import type { Day } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AuthorityId, DayColumn, Instant, Json } from '../platform/database/index.ts'
import type { Urn } from '../schools/index.ts'
import type { CategoryCode, EnteredKind, Judgements } from './entered-inspection.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    entered_inspection: {
      authority_id: AuthorityId
      urn: Urn
      inspected_on: DayColumn
      kind: EnteredKind
      version: number
      published_on: ColumnType<Day | null, Day | null, never>
      judgements: Json<Judgements>
      category: CategoryCode | 'none' | null
      outcome: string | null
      source: string
      withdrawn_because: ColumnType<string | null, string | null | undefined, never>
      person_id: PersonId
      person_name: string
      at: Instant
    }
  }
}
