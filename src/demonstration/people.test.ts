import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import { castPeople } from './cast.ts'
import { castSchools } from './cast-schools.ts'
import { demonstrationPeople, holderOn } from './people.ts'
import { demonstrationSchools } from './schools.ts'
import { demonstrationStory } from './story.ts'
import { septemberBefore } from './years.ts'

const today = day('2026-11-23')
const staffing = demonstrationPeople(today)

describe('the people of the demonstration', () => {
  it('have each a name and an address of their own', () => {
    const { people } = staffing
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length)
    expect(new Set(people.map(({ name }) => name)).size).toBe(people.length)
    for (const { email } of people) expect(email).toMatch(/^[a-z0-9.-]+@([a-z0-9-]{1,63}\.)?ambleford\.example$/)
  })

  it('are all appointed, to schools that exist, and for a time that does not end before it begins', () => {
    const emails = new Set(staffing.people.map(({ email }) => email))
    const urns = new Set(demonstrationSchools(today).map(({ urn }) => urn))
    for (const { email, urn, from, to } of staffing.appointments) {
      expect(emails).toContain(email)
      if (urn !== undefined) expect(urns).toContain(urn)
      expect(from <= (to ?? today)).toBe(true)
    }
    expect(new Set(staffing.appointments.map(({ email }) => email))).toEqual(emails)
  })

  it('hold every role of the service', () => {
    expect(new Set(staffing.appointments.map(({ role }) => role)).size).toBe(19)
    const roles = new Map(
      castPeople.map(({ email }) => [email, staffing.appointments.filter((held) => held.email === email).length]),
    )
    expect([...roles.values()].filter((appointments) => appointments > 1).length).toBeGreaterThanOrEqual(5)
  })

  it('lead every school on every first of September and today, the one without a headteacher by an acting one', () => {
    const days = [4, 3, 2, 1, 0].map((back) => septemberBefore(today, back))
    for (const school of demonstrationSchools(today))
      for (const on of [...days, today]) {
        const closed = school.closed && school.closed < on
        if (on < school.opened || closed) continue
        expect(holderOn(staffing, school.urn, 'headteacher', on), `${school.name} ${on}`).toBeDefined()
        expect(holderOn(staffing, school.urn, 'chair', on), `${school.name} ${on}`).toBeDefined()
      }
    const acting = staffing.appointments.filter((held) => held.acting)
    expect(acting.map(({ urn }) => urn)).toEqual([castSchools.headVacancy.urn])
  })

  it('act only in roles they hold on that day', () => {
    const held = new Map<string, (typeof staffing.appointments)[number][]>()
    for (const appointment of staffing.appointments)
      held.set(appointment.email, [...(held.get(appointment.email) ?? []), appointment])
    for (const event of demonstrationStory(today)) {
      const mayAct = held
        .get(event.by)
        ?.some(
          ({ role, urn, from, to }) =>
            role === event.role &&
            (urn === undefined || urn === event.urn) &&
            from <= event.on &&
            event.on <= (to ?? today),
        )
      expect(mayAct, `${event.by} as ${event.role} on ${event.on}: ${event.what}`).toBe(true)
    }
  })
})
