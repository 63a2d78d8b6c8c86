export { recordPassword } from './access-store.ts'
export { publicRoute, route, type Actor, type AppointmentId, type PersonId } from './actor.ts'
export {
  appoint,
  holds,
  inForce,
  type Appointment,
  type Newcomer,
  type NewcomerRefusal,
  type Post,
} from './appointment.ts'
export { recordAuthority } from './authority-commands.ts'
export { establishAuthority, type AuthorityRefusal, type AuthorityRequest } from './authority.ts'
export { emailProblem } from './forms.ts'
export { actionsWithWords } from './action-words.ts'
export { HistoryOf, outcomeNames, whoText } from './history-words.tsx'
export { makeInvitation, recordNewcomer, recordPost } from './invitation-commands.ts'
export { mayDo, permissions, type Permission } from './permission.ts'
export { addAppointment, addPerson, endAppointmentOn } from './person-commands.ts'
export { adviserRoles, isInForce, isSchoolRole, roleNames, roles, schoolRoles, type Role } from './role.ts'
export { peopleRoutes } from './routes.ts'
export { endRefusal, newcomerRefusal, postRefusal } from './refusal-sentences.ts'
export { identify } from './session-commands.ts'
export { Token as FormToken } from './sign-in-pages.tsx'
export {
  findPerson,
  findOnlyAuthority,
  findPersonByEmail,
  listAppointments,
  listAuthorities,
  listPeople,
  recordAppointment,
  recordAppointmentEnd,
  recordPerson,
  type Authority,
  type Person,
} from './store.ts'
export { wasUsedSince } from './session-store.ts'
