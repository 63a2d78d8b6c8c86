import type { PersonId } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Instrument } from './formal-record.ts'
import { customary } from './issuing.ts'
import type { RecordTemplate } from './record-template.ts'
import type { TemplateVersion } from './template-change.ts'
import './tables.ts'

const tables = { letter: 'letter_template', noteOfVisit: 'note_template' } as const

/** The template of an authority: its own newest, or that of the service, which is version 0. */
export async function findTemplate(tx: Tx, authority: AuthorityId, instrument: Instrument): Promise<KeptTemplate> {
  const [newest] = await listTemplates(tx, authority, instrument, 1)
  return newest ?? { ...customary[instrument], version: 0, by: null, setAt: null }
}

/** A version with who made it and when; null for that of the service. */
export interface KeptTemplate extends TemplateVersion {
  readonly by: PersonId | null
  readonly setAt: Date | null
}

/** Every version that the authority has made, the newest first. */
export const listTemplates = (
  tx: Tx,
  authority: AuthorityId,
  instrument: Instrument,
  most = 100,
): Promise<readonly KeptTemplate[]> =>
  tx
    .selectFrom(tables[instrument])
    .select(['version', 'opening', 'closing', 'person_id as by', 'set_at as setAt'])
    .where('authority_id', '=', authority)
    .orderBy('version', 'desc')
    .limit(most)
    .execute()

/** Adds a version. @returns whether it was added; false when somebody else has added that version meanwhile. */
export async function recordTemplate(
  tx: Tx,
  authority: AuthorityId,
  instrument: Instrument,
  { version, opening, closing }: TemplateVersion & RecordTemplate,
  { by, at }: { readonly by: PersonId; readonly at: Date },
): Promise<boolean> {
  const added = await tx
    .insertInto(tables[instrument])
    .values({
      authority_id: authority,
      version,
      set_at: at,
      person_id: by,
      opening: JSON.stringify(opening),
      closing: JSON.stringify(closing),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .execute()
  return added.length > 0
}
