import type { ColumnType } from 'kysely'
import type { Day } from '../kernel/index.ts'
import type { AuthorityId, DayColumn, Instant, Json } from '../platform/database/index.ts'
import type { FigurePlace } from './figure-reading.ts'
import type { ImportCounts } from './import.ts'
import type { Layout } from './layout.ts'
import type { RefusedRow } from './refusals.ts'

type Keyed = { authority_id: AuthorityId }
type OfImport = Keyed & { import_number: number }
type OptionalDay = ColumnType<Day | null, Day | null, Day | null>

declare module '../platform/database/tables.ts' {
  interface Tables {
    data_import: OfImport & {
      layout_id: string
      title: string
      publisher: string
      licence: string
      holds: 'figures' | 'inspections' | 'register' | 'links'
      file_name: string
      sha256: string
      file_size: number
      academic_year: number | null
      as_at: DayColumn
      places: Json<readonly FigurePlace[]>
      counts: Json<ImportCounts>
      refused: Json<readonly RefusedRow[]>
      previewed_at: Instant
      person_id: string | null
      person_name: string
    }
    data_import_happening: OfImport & {
      sequence: number
      happening: 'applied' | 'undone'
      at: Instant
      person_id: string | null
      person_name: string
      reason: string | null
    }
    observation: OfImport & {
      subject_kind: number
      subject_code: number
      phase: number
      part: number
      day: DayColumn
      year: number
      la: number | null
      estab: number | null
      published_on: OptionalDay
      category: string | null
      outcome: string | null
      figures: ColumnType<(number | null)[], string, never>
      statuses: string
      line: number
    }
    establishment: OfImport & {
      urn: number
      line: number
      name: string
      la: number | null
      establishment_number: number | null
      phase: string
      type: string | null
      status: string | null
      opened_on: OptionalDay
      closed_on: OptionalDay
      lowest_age: number | null
      highest_age: number | null
      gender: string | null
      religion: string | null
      admissions: string | null
      street: string | null
      locality: string | null
      address3: string | null
      town: string | null
      county: string | null
      postcode: string | null
      telephone: string | null
      website: string | null
      trust: string | null
      federation: string | null
      head_title: string | null
      head_first_name: string | null
      head_last_name: string | null
      head_job_title: string | null
      capacity: number | null
      diocese: string | null
      ward: string | null
      constituency: string | null
      ukprn: number | null
    }
    establishment_link: OfImport & {
      urn: number
      linked_urn: number
      link_type: string
      link_name: string | null
      established_on: OptionalDay
      line: number
    }
    saved_layout: Keyed & {
      layout_id: string
      layout: Json<Layout>
      saved_at: Instant
      person_id: string | null
      person_name: string
      version: number
    }
  }
}
