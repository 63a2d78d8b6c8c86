import type { ColumnType } from 'kysely'
import type { Day, Term } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AuthorityId, DayColumn, Json } from '../platform/database/index.ts'
import type { Governance, Phase } from '../policy/index.ts'
import type { ContactId, ContactRole } from './contact.ts'
import type { FactsThen } from './register-change.ts'
import type { School, Urn } from './school.ts'

type Keyed = { authority_id: AuthorityId }
type OptionalDay = ColumnType<Day | null, Day | null, Day | null>

declare module '../platform/database/tables.ts' {
  interface Tables {
    school: Keyed & {
      urn: Urn
      establishment_number: number | null
      name: string
      phase: Phase
      governance: Governance
      type: string
      opened_on: OptionalDay
      closed_on: OptionalDay
      closing_on: OptionalDay
      area: string | null
      street: string | null
      locality: string | null
      town: string | null
      postcode: string | null
      telephone: string | null
      website: string | null
      low_age: number | null
      high_age: number | null
      gender: string | null
      religious_character: string | null
      diocese: string | null
      trust: string | null
      sources: Json<School['sources']>
      version: number
    }
    register_change: Keyed & {
      sequence: number
      urn: Urn
      register_authority_id: AuthorityId
      import_number: number
      before: ColumnType<FactsThen | null, string | null, string | null>
    }
    contact: Keyed & {
      contact_id: ContactId
      urn: Urn
      role: ContactRole
      name: string
      email: string | null
      telephone: string | null
      from_day: DayColumn
      to_day: OptionalDay
    }
    link_adviser: Keyed & { urn: Urn; person_id: PersonId; from_day: DayColumn; to_day: OptionalDay }
    school_link: Keyed & {
      urn: Urn
      other_urn: Urn
      kind: 'predecessor' | 'successor'
      established_on: OptionalDay
      source: string
    }
    term_date: Keyed & { academic_year: number; term: Term; from_day: DayColumn; to_day: DayColumn }
  }
}
