import { recordAppointment, recordPerson, type AppointmentId } from '../people/index.ts'
import { fixedId } from './fixed-id.ts'
import { personIdOf, type Loading } from './loading.ts'
import type { Staffing } from './school-people.ts'

/** Everyone with what they are and were appointed to. Nobody has a password: the sign-in page offers the cast. */
export async function loadPeople({ tx, authority }: Loading, { people, appointments }: Staffing): Promise<void> {
  for (const person of people)
    await recordPerson(tx, authority, { id: personIdOf(person), name: person.name, email: person.email })
  for (const { email, role, urn = null, from, to = null } of appointments) {
    const id = fixedId('appointment', `${email} ${role} ${urn} ${from}`) as AppointmentId
    await recordAppointment(tx, authority, { id, personId: personIdOf({ email }), role, urn, from, to })
  }
}
