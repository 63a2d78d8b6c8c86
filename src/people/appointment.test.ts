import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import type { AppointmentId, PersonId } from './actor.ts'
import {
  appoint,
  correctPerson,
  endAppointment,
  letIn,
  standingOn,
  withdrawAppointment,
  type Appointment,
} from './appointment.ts'

const today = day('2026-03-04')
const held = (over: Partial<Appointment> = {}): Appointment => ({
  id: 'a' as AppointmentId,
  personId: 'p' as PersonId,
  role: 'officer',
  urn: null,
  from: day('2025-09-01'),
  to: null,
  ...over,
})
const known = { held: [], isSchool: (urn: number) => urn === 900101 }
const reasonsOf = (outcome: { ok: boolean; reasons?: readonly unknown[] }) => (outcome.ok ? [] : outcome.reasons)

describe('giving a role', () => {
  it('asks a school of the authority for school roles, and none for others', () => {
    const from = today
    expect(reasonsOf(appoint({ role: 'headteacher', from }, known))).toEqual(['schoolNeeded'])
    expect(reasonsOf(appoint({ role: 'officer', urn: 900101, from }, known))).toEqual(['schoolNotNeeded'])
    expect(reasonsOf(appoint({ role: 'chair', urn: 1, from }, known))).toEqual(['noSuchSchool'])
    expect(reasonsOf(appoint({ role: 'chair', urn: 900101, from }, known))).toEqual([])
  })

  it('says every reason at once', () => {
    const newcomer = {
      name: 'Ada',
      email: 'a@b.example',
      role: 'headteacher',
      from: today,
      to: day('2026-03-03'),
    } as const
    expect(reasonsOf(letIn(newcomer, { ...known, emailUsed: true }))).toEqual([
      'schoolNeeded',
      'endsBeforeItBegins',
      'emailUsed',
    ])
  })

  it('gives nobody the same role twice for the same days', () => {
    const again = (over: Partial<Appointment>, from = today) =>
      reasonsOf(appoint({ role: 'officer', from }, { ...known, held: [held(over)] }))
    expect(again({})).toEqual(['alreadyHeld'])
    expect(again({ to: day('2026-03-03') })).toEqual([])
    expect(again({ to: today })).toEqual(['alreadyHeld'])
    expect(again({ role: 'provider' })).toEqual([])
  })
})

describe('withdrawing a role', () => {
  const first = day('2026-04-01')
  const administrator = (over: Partial<Appointment>) => held({ role: 'administrator', ...over })

  it('takes back what has not begun, and nothing that has', () => {
    expect(withdrawAppointment(held({ from: first }), today, []).ok).toBe(true)
    expect(reasonsOf(withdrawAppointment(held({ from: today }), today, []))).toEqual(['alreadyBegun'])
  })

  it('never leaves an authority without an administrator on its first day', () => {
    const planned = administrator({ from: first })
    const leaving = administrator({ to: day('2026-03-31') })
    expect(reasonsOf(withdrawAppointment(planned, today, [leaving]))).toEqual(['lastAdministrator'])
    expect(withdrawAppointment(planned, today, [administrator({})]).ok).toBe(true)
  })
})

describe('ending a role', () => {
  it('ends what has not ended yet, on its first day or later', () => {
    expect(endAppointment(held(), today, today, []).ok).toBe(true)
    expect(reasonsOf(endAppointment(held(), day('2025-08-31'), today, []))).toEqual(['endsBeforeItBegins'])
    expect(reasonsOf(endAppointment(held({ to: day('2026-03-03') }), today, today, []))).toEqual(['alreadyEnded'])
  })

  it('never leaves an authority without an administrator the day after', () => {
    const last = held({ role: 'administrator' })
    const other = (over: Partial<Appointment>) => held({ id: 'b' as AppointmentId, role: 'administrator', ...over })
    expect(reasonsOf(endAppointment(last, today, today, []))).toEqual(['lastAdministrator'])
    expect(reasonsOf(endAppointment(last, today, today, [other({ to: today })]))).toEqual(['lastAdministrator'])
    expect(reasonsOf(endAppointment(last, day('2026-01-01'), today, [other({ to: today })]))).toEqual([
      'lastAdministrator',
    ])
    expect(endAppointment(last, today, today, [other({})]).ok).toBe(true)
    expect(endAppointment(last, today, today, [other({ from: day('2026-03-05') })]).ok).toBe(true)
  })
})

it('says how an appointment stands on a day, both of its days included', () => {
  const of = held({ to: today })
  expect([day('2025-08-31'), day('2025-09-01'), today, day('2026-03-05')].map((on) => standingOn(of, on))).toEqual([
    'future',
    'inForce',
    'inForce',
    'ended',
  ])
})

it('corrects a name, unless nothing changed or the address is another person’s', () => {
  const person = { name: 'Ada', email: 'a@b.example' }
  expect(correctPerson(person, { ...person, name: 'Adah' }, false)).toEqual({
    ok: true,
    value: { ...person, name: 'Adah' },
  })
  expect(reasonsOf(correctPerson(person, person, false))).toEqual(['nothingChanged'])
  expect(reasonsOf(correctPerson(person, { ...person, email: 'c@b.example' }, true))).toEqual(['emailUsed'])
})
