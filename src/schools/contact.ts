import { acceptUnless, addDays, type Brand, type Day, type Outcome } from '../kernel/index.ts'
import type { Urn } from './school.ts'

export type ContactId = Brand<string, 'ContactId'>

export const contactRoles = ['headteacher', 'chair', 'clerk', 'schoolLeader'] as const
export type ContactRole = (typeof contactRoles)[number]

/** Someone at a school to whom the authority writes, whether or not they sign in. */
export interface Contact {
  readonly id: ContactId
  readonly urn: Urn
  readonly role: ContactRole
  readonly name: string
  readonly email: string | null
  readonly telephone: string | null
  readonly from: Day
  readonly to: Day | null
}

/** Both days included. */
export const isContactOn = ({ from, to }: Pick<Contact, 'from' | 'to'>, on: Day): boolean =>
  from <= on && (to === null || on <= to)

/** The contacts of a school on a day, in the order of the roles; a contact that has yet to begin is among them. */
export const contactsFrom = (contacts: readonly Contact[], on: Day): readonly Contact[] =>
  contacts
    .filter(({ to }) => to === null || on <= to)
    .sort((a, b) => contactRoles.indexOf(a.role) - contactRoles.indexOf(b.role) || (a.name < b.name ? -1 : 1))

export type ContactRefusal =
  | { readonly kind: 'beforeTheLast'; readonly name: string; readonly since: Day }
  | { readonly kind: 'endsBeforeItBegins'; readonly from: Day }

/** What adding a contact does: the new one and, where there is one of a kind, the one who ends the day before. */
export interface AddedContact {
  readonly contact: Contact
  readonly ends: { readonly contact: Contact; readonly to: Day } | undefined
}

/**
 * Adds a contact. A school has one headteacher, one Chair and one clerk at a time: the one before ends the day before,
 * and nobody who began later is overtaken.
 */
export function addContact(existing: readonly Contact[], contact: Contact): Outcome<AddedContact, ContactRefusal> {
  if (contact.role === 'schoolLeader')
    return acceptUnless<AddedContact, ContactRefusal>([], () => ({ contact, ends: undefined }))
  const same = existing.filter(({ role, to }) => role === contact.role && (to === null || to >= contact.from))
  const later = same.find(({ from }) => from >= contact.from)
  const before = same.find(({ from }) => from < contact.from)
  return acceptUnless<AddedContact, ContactRefusal>(
    later ? [{ kind: 'beforeTheLast', name: later.name, since: later.from }] : [],
    () => ({ contact, ends: before && { contact: before, to: addDays(contact.from, -1) } }),
  )
}

/** Ends a contact with a last day; the row stays as history. */
export const endContact = (contact: Contact, to: Day): Outcome<Contact, ContactRefusal> =>
  acceptUnless<Contact, ContactRefusal>(
    to < contact.from ? [{ kind: 'endsBeforeItBegins', from: contact.from }] : [],
    () => ({ ...contact, to }),
  )
