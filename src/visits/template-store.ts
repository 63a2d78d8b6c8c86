import type { PersonId } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { LetterTemplate } from './letter-document.ts'
import { customaryLetter } from './letter-template.ts'
import type { TemplateVersion } from './template-change.ts'
import './tables.ts'

/** The letter of an authority: its own newest, or that of the service, which is version 0. */
export async function findLetterTemplate(tx: Tx, authority: AuthorityId): Promise<KeptTemplate> {
  const [newest] = await listLetterTemplates(tx, authority, 1)
  return newest ?? { ...customaryLetter, version: 0, by: null, setAt: null }
}

/** A version with who made it and when; null for the letter of the service. */
export interface KeptTemplate extends TemplateVersion {
  readonly by: PersonId | null
  readonly setAt: Date | null
}

/** Every version that the authority has made, the newest first. */
export const listLetterTemplates = (tx: Tx, authority: AuthorityId, most = 100): Promise<readonly KeptTemplate[]> =>
  tx
    .selectFrom('letter_template')
    .select(['version', 'opening', 'closing', 'person_id as by', 'set_at as setAt'])
    .where('authority_id', '=', authority)
    .orderBy('version', 'desc')
    .limit(most)
    .execute()

/** Adds a version. @returns whether it was added; false when somebody else has added that version meanwhile. */
export async function recordLetterTemplate(
  tx: Tx,
  authority: AuthorityId,
  { version, opening, closing }: TemplateVersion & LetterTemplate,
  { by, at }: { readonly by: PersonId; readonly at: Date },
): Promise<boolean> {
  const added = await tx
    .insertInto('letter_template')
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
