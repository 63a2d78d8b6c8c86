import type { AcademicYear, Term } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AuthorityId, Instant, Json } from '../platform/database/index.ts'
import type { Urn } from '../schools/index.ts'
import type { CentralBudget } from './central-budget.ts'
import type { LineId, LineWords } from './central-line.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    central_budget: {
      authority_id: AuthorityId
      year_kind: CentralBudget['kind']
      year: number
      version: number
      amounts: Json<CentralBudget['amounts']>
      person_id: PersonId
      person_name: string
      at: Instant
    }
    central_line: {
      authority_id: AuthorityId
      line_id: LineId
      version: number
      urn: Urn
      academic_year: AcademicYear
      term: Term
      kind: LineWords['kind']
      half_days: number
      pounds: number
      purpose: string
      officer_id: PersonId
      taken_back: string | null
      person_id: PersonId
      person_name: string
      at: Instant
    }
  }
}
