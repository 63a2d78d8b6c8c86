import type { Day } from '../kernel/index.ts'
import { castAppointments, castPeople } from './cast.ts'
import { castSchools } from './cast-schools.ts'
import type { Role } from '../people/index.ts'
import type { Appointment, Person } from './person.ts'
import { ordinaryStaffing, type Staffing } from './school-people.ts'
import { demonstrationSchools } from './schools.ts'
import { septemberBefore } from './years.ts'

/** Everyone of the demonstration: the cast, and the heads and Chairs of all other schools. */
export function demonstrationPeople(today: Day): Staffing {
  const appointedElsewhere = new Set<number>([...Object.values(castSchools).map(({ urn }) => urn), 900901])
  const schools = demonstrationSchools(today).filter(
    ({ urn, closed }) => !appointedElsewhere.has(urn) && (!closed || closed > septemberBefore(today, 4)),
  )
  const ordinary = ordinaryStaffing(schools, today)
  return {
    people: [...castPeople, ...ordinary.people],
    appointments: [...castAppointments(today), ...ordinary.appointments],
  }
}

/** Who holds a school's post on a day; undefined when it is vacant. */
export const holderOn = (staffing: Staffing, urn: number, role: Role, on: Day): Person | undefined => {
  const held = staffing.appointments.find((appointment) => isHeld(appointment, urn, role, on))
  return staffing.people.find(({ email }) => email === held?.email)
}

const isHeld = (held: Appointment, urn: number, role: Role, on: Day): boolean =>
  held.urn === urn && held.role === role && held.from <= on && (!held.to || on <= held.to)
