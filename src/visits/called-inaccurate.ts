import type { PersonId } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Urn } from '../schools/index.ts'
import type { Instrument, RecordId } from './formal-record.ts'
import './tables.ts'

/** A record that its headteacher calls inaccurate (3.2). */
export interface CalledInaccurate {
  readonly id: RecordId
  readonly urn: Urn
  readonly instrument: Instrument
  readonly reference: string
  readonly writtenBy: PersonId
}

/**
 * Records called inaccurate and not followed yet, the oldest answer first: a correction of it, or any later note or letter of
 * the same school, once issued, is taken as what was made of the answer.
 */
export function listCalledInaccurate(tx: Tx, authority: AuthorityId): Promise<readonly CalledInaccurate[]> {
  return tx
    .selectFrom('record_happening as h')
    .innerJoin('formal_record as r', (join) =>
      join.onRef('r.authority_id', '=', 'h.authority_id').onRef('r.record_id', '=', 'h.record_id'),
    )
    .innerJoin('issued_document as d', (join) =>
      join.onRef('d.authority_id', '=', 'h.authority_id').onRef('d.record_id', '=', 'h.record_id'),
    )
    .select(['r.record_id as id', 'r.urn', 'r.instrument', 'd.reference', 'r.written_by as writtenBy'])
    .where('h.authority_id', '=', authority)
    .where('h.what', '=', 'answered')
    .where('h.answer', '=', 'inaccurate')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('record_happening as later')
            .select('later.number')
            .whereRef('later.authority_id', '=', 'h.authority_id')
            .whereRef('later.urn', '=', 'h.urn')
            .where('later.what', '=', 'issued')
            .whereRef('later.at', '>', 'h.at'),
        ),
      ),
    )
    .orderBy('h.at')
    .orderBy('d.reference')
    .execute()
}
