import { randomUUID } from 'node:crypto'
import type { TestDatabase } from './database.ts'

/**
 * Puts a level on the register of authority 999 behind the service's back, for tests of what follows from a level. How a
 * level comes about is proved in `src/support-levels`. References are not checked for once, by the owner alone.
 */
export async function putLevel(database: TestDatabase, urn: number, level: 1 | 2 | 3, from: string): Promise<void> {
  const record = randomUUID()
  await database.owner("set session_replication_role = 'replica'")
  await database.owner(
    `insert into issued_document (authority_id, record_id, urn, reference, issued_on, model, model_sha256, docx, docx_sha256)
     values (999, $1, $2, $3, $4, '', repeat('0', 64), '', repeat('0', 64))`,
    [record, urn, record, from],
  )
  await database.owner(
    `insert into level_entry (authority_id, entry_id, urn, level, effective_from, recorded_at, person_id, review_id, record_id)
     select 999, $1, $2, $3, $4::date, $4::date, person_id, $1, $5 from person where authority_id = 999 limit 1`,
    [randomUUID(), urn, level, from, record],
  )
  await database.owner("set session_replication_role = 'origin'")
}
