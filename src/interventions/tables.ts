import type { PersonId } from '../people/index.ts'
import type { AuthorityId, DayColumn, Instant, Json } from '../platform/database/index.ts'
import type { Urn } from '../schools/index.ts'
import type { StatutoryKind } from './statutory-kind.ts'
import type { StepEvent, StepId } from './statutory-step.ts'

/** What a happening says beside who, when and what. */
type StoredFacts = Omit<StepEvent, 'what'>

declare module '../platform/database/tables.ts' {
  interface Tables {
    statutory_step: {
      authority_id: AuthorityId
      step_id: StepId
      urn: Urn
      kind: StatutoryKind
    }
    statutory_happening: {
      authority_id: AuthorityId
      step_id: StepId
      number: number
      urn: Urn
      what: StepEvent['what']
      happened_on: DayColumn
      facts: Json<StoredFacts>
      person_id: PersonId
      person_name: string
      role: string
      at: Instant
    }
  }
}
