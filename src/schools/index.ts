export { recordClosing } from './commands.ts'
export { contactRoles, type ContactId, type ContactRole } from './contact.ts'
export { listContacts, recordContact } from './contact-store.ts'
export { dayAsked, dayBoxes } from './day-boxes.ts'
export { councilSource } from './fact-source.ts'
export { listPossibleAdvisers, type PossibleAdviser } from './link-adviser-commands.ts'
export { recordLinkAdviser } from './link-adviser-store.ts'
export { planRegister, type RegisterPlan, type RegisterRow } from './register.ts'
export { recordRegister, recordSuccessions, undoRegister } from './register-commands.ts'
export {
  isOpen,
  statusOn,
  type FactSource,
  type School,
  type SchoolFact,
  type Urn,
} from './school.ts'
export { type Succession } from './succession.ts'
export { schoolRoutes } from './routes.tsx'
export { SchoolFrame, type SchoolFrameProps, type SchoolTab } from './school-frame.tsx'
export { schoolColumns, schoolFilters, schoolSearch } from './school-list.tsx'
export { listSchoolRows, type SchoolRow } from './school-row.ts'
export { findSchoolInView, type SchoolInView } from './school-in-view.ts'
export {
  factNames,
  factText,
  phaseNames,
} from './school-words.ts'
export {
  findSchool,
  listSchools,
  lockSchool,
  recordSchoolLinks,
  recordSchools,
  type SchoolLink,
} from './store.ts'
export { listTermDates } from './term-store.ts'
export type { ToldHeadteacher, ToldLink, ToldOfSchool } from './told-of-school.ts'
export { urnParam } from './urn-param.ts'
