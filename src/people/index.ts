export { publicRoute, route, type Actor, type AppointmentId, type PersonId } from './actor.ts'
export { identify } from './identify.ts'
export { appoint, makeInvitation, recordNewcomer, type Newcomer, type NewcomerRefusal } from './invite.ts'
export { Token as FormToken } from './pages.tsx'
export { mayDo, permissions, type Permission } from './permission.ts'
export { adviserRoles, isInForce, isSchoolRole, roleNames, roles, schoolRoles, type Role } from './role.ts'
export { routes as peopleRoutes } from './routes.tsx'
export {
  findPerson,
  findPersonByEmail,
  listAppointments,
  listAuthorities,
  listPeople,
  recordAppointment,
  recordAppointmentEnd,
  recordPassword,
  recordPerson,
  type Appointment,
  type Authority,
  type Person,
} from './store.ts'
