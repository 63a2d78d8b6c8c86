export { recordPassword } from './access-store.ts'
export { publicRoute, route, type Actor, type AppointmentId, type PersonId } from './actor.ts'
export {
  holds,
  type Appointment,
} from './appointment.ts'
export { recordAuthority } from './authority-commands.ts'
export { type AuthorityRefusal } from './authority.ts'
export { emailProblem } from './forms.ts'
export { actionsWithWords } from './action-words.ts'
export { HistoryOf, outcomeNames } from './history-words.tsx'
export { makeInvitation, recordNewcomer, recordPost } from './invitation-commands.ts'
export { mayDo, type Permission } from './permission.ts'
export { addAppointment, addPerson, endAppointmentOn } from './person-commands.ts'
export { adviserRoles, isInForce, isSchoolRole, roleNames, roles, type Role } from './role.ts'
export { peopleRoutes } from './routes.ts'
export { endRefusal, newcomerRefusal, postRefusal } from './refusal-sentences.ts'
export { identify } from './session-commands.ts'
export {
  findOnlyAuthority,
  findPersonByEmail,
  listAppointments,
  listAuthorities,
  listPeople,
  recordAppointment,
  recordPerson,
  type Authority,
  type Person,
} from './store.ts'
export { wasUsedSince } from './session-store.ts'
