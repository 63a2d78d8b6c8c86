import type { PersonId } from '../people/index.ts'
import type { AuthorityId, DayColumn, Instant, Json } from '../platform/database/index.ts'
import type { Block } from '../platform/documents/index.ts'
import type { Urn } from '../schools/index.ts'
import type { Instrument, RecordHappening, RecordId } from './formal-record.ts'
import type { LevelSection } from './level-section.ts'
import type { LetterDraft } from './letter.ts'
import type { NoteDraft } from './note-of-visit.ts'

type OfRecord = { authority_id: AuthorityId; record_id: RecordId; urn: Urn }

declare module '../platform/database/tables.ts' {
  interface Tables {
    formal_record: OfRecord & {
      instrument: Instrument
      corrects: RecordId | null
      written_by: PersonId
      saved_at: Instant
      version: number
      draft: Json<NoteDraft | LetterDraft>
    }
    issued_document: OfRecord & {
      reference: string
      issued_on: DayColumn
      level: Json<LevelSection> | null
      model: string
      model_sha256: string
      docx: Buffer
      docx_sha256: string
      pdf: Buffer | null
      pdf_sha256: string | null
    }
    record_happening: OfRecord & {
      number: number
      what: RecordHappening['what']
      person_id: PersonId
      role: string
      at: Instant
      answer: 'accurate' | 'inaccurate' | null
      words: string
    }
    pdf_attempt: OfRecord & {
      attempt: number
      at: Instant
      pdf: Buffer | null
      pdf_sha256: string | null
      refusal: string | null
    }
    record_number: { authority_id: AuthorityId; year: number; last: number }
    letter_template: TemplateRow
    note_template: TemplateRow
  }
}

interface TemplateRow {
  authority_id: AuthorityId
  version: number
  set_at: Instant
  person_id: PersonId
  opening: Json<readonly Block[]>
  closing: Json<readonly Block[]>
}
