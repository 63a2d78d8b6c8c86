import { z } from 'zod'

export type { Contact, ContactId, ContactRole } from './contact.ts'
export {
  isOpen,
  statusOn,
  type FactSource,
  type School,
  type SchoolFact,
  type SchoolStatus,
  type Urn,
} from './school.ts'
export {
  findSchool,
  listContacts,
  listLinkAdvisers,
  listSchoolLinks,
  listSchools,
  listTermDates,
  lockSchool,
  recordContact,
  recordLinkAdviser,
  recordSchoolLinks,
  recordSchools,
  type LinkAdviser,
  type SchoolLink,
} from './store.ts'

/** A URN in an address: up to seven digits. */
export const urnParam = z
  .string()
  .regex(/^[1-9]\d{0,6}$/)
  .transform((text) => Number(text) as import('./school.ts').Urn)
