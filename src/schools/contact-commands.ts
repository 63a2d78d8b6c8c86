import { createHash } from 'node:crypto'
import { accepted, refused, type Day, type Outcome } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import {
  addContact,
  endContact,
  type AddedContact,
  type Contact,
  type ContactId,
  type ContactRefusal,
} from './contact.ts'
import { findContact, listContacts, recordContact, recordContactChange } from './contact-store.ts'
import type { Urn } from './school.ts'
import { lockSchool } from './store.ts'

type Missing = { readonly kind: 'notThere' }
type Changed = { readonly kind: 'stale'; readonly saved: Contact }

/** Adds somebody to write to at a school; whoever held the same post until then ends the day before. */
export async function recordNewContact(
  tx: Tx,
  authority: AuthorityId,
  contact: Contact,
): Promise<Outcome<AddedContact, ContactRefusal | Missing>> {
  if (!(await lockSchool(tx, authority, contact.urn))) return refused({ kind: 'notThere' as const })
  const outcome = addContact(await listContacts(tx, authority, contact.urn), contact)
  if (!outcome.ok) return outcome
  const { ends } = outcome.value
  if (ends) await recordContactChange(tx, authority, { ...ends.contact, to: ends.to })
  await recordContact(tx, authority, contact)
  return outcome
}

/** Corrects a name, address or number. `seen` is `contactSeen` of the contact the person was shown. */
export async function correctContact(
  tx: Tx,
  authority: AuthorityId,
  of: { readonly urn: Urn; readonly id: ContactId },
  given: Pick<Contact, 'name' | 'email' | 'telephone'> & { readonly seen?: string | undefined },
): Promise<Outcome<{ readonly before: Contact; readonly after: Contact }, Missing | Changed>> {
  await lockSchool(tx, authority, of.urn)
  const before = await findContact(tx, authority, of.urn, of.id)
  if (!before) return refused({ kind: 'notThere' as const })
  if (contactSeen(before) !== given.seen) return refused({ kind: 'stale' as const, saved: before })
  const after = { ...before, name: given.name, email: given.email, telephone: given.telephone }
  if (contactSeen(after) !== contactSeen(before)) await recordContactChange(tx, authority, after)
  return accepted({ before, after })
}

/** Sets the last day of a contact; it stays as history. */
export async function recordContactEnd(
  tx: Tx,
  authority: AuthorityId,
  of: { readonly urn: Urn; readonly id: ContactId },
  to: Day,
): Promise<Outcome<{ readonly before: Contact; readonly after: Contact }, Missing | ContactRefusal>> {
  await lockSchool(tx, authority, of.urn)
  const before = await findContact(tx, authority, of.urn, of.id)
  if (!before) return refused({ kind: 'notThere' as const })
  const outcome = endContact(before, to)
  if (!outcome.ok) return outcome
  await recordContactChange(tx, authority, outcome.value)
  return accepted({ before, after: outcome.value })
}

/** What a person saw of a contact, in short, to be told when somebody else has saved since. */
export const contactSeen = ({ name, email, telephone, to }: Contact): string =>
  createHash('sha256')
    .update(JSON.stringify([name, email, telephone, to]))
    .digest('base64url')
