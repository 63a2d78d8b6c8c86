import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Contact, ContactId } from './contact.ts'
import type { Urn } from './school.ts'
import './tables.ts'

/** Contacts of a school, or of all; ended ones too, newest first. */
export async function listContacts(tx: Tx, authority: AuthorityId, urn?: number): Promise<readonly Contact[]> {
  let query = tx
    .selectFrom('contact')
    .select(['contact_id as id', 'urn', 'role', 'name', 'email', 'telephone', 'from_day as from', 'to_day as to'])
    .where('authority_id', '=', authority)
  if (urn !== undefined) query = query.where('urn', '=', urn as Urn)
  return query.orderBy('from_day', 'desc').orderBy('contact_id').execute()
}

export async function recordContact(tx: Tx, authority: AuthorityId, contact: Contact): Promise<void> {
  const { id, urn, role, name, email, telephone, from, to } = contact
  await tx
    .insertInto('contact')
    .values({ authority_id: authority, contact_id: id, urn, role, name, email, telephone, from_day: from, to_day: to })
    .execute()
}

/** Corrects what is known of a contact, or sets the last day. */
export async function recordContactChange(tx: Tx, authority: AuthorityId, contact: Contact): Promise<void> {
  const { id, name, email, telephone, from, to } = contact
  await tx
    .updateTable('contact')
    .set({ name, email, telephone, from_day: from, to_day: to })
    .where('authority_id', '=', authority)
    .where('contact_id', '=', id)
    .execute()
}

export async function findContact(
  tx: Tx,
  authority: AuthorityId,
  urn: Urn,
  id: ContactId,
): Promise<Contact | undefined> {
  return (await listContacts(tx, authority, urn)).find((contact) => contact.id === id)
}
