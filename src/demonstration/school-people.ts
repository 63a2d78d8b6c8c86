import { addDays, type Day } from '../kernel/index.ts'
import { chanceFrom, pickOne, wholeBetween, type Chance } from './chance.ts'
import { firstNames, secondNames } from './name-pool.ts'
import type { Role } from '../people/index.ts'
import { person, type Appointment, type Person } from './person.ts'
import { authority } from './place.ts'
import type { DemonstrationSchool } from './school.ts'
import { septemberBefore } from './years.ts'

export interface Staffing {
  readonly people: readonly Person[]
  readonly appointments: readonly Appointment[]
}

/** The heads and Chairs of schools outside the cast, those before them included where they changed within the four years. */
export function ordinaryStaffing(schools: readonly DemonstrationSchool[], today: Day): Staffing {
  const names = namesInOrder()
  const held = schools.flatMap((school) => [
    ...post(school, 'headteacher', names, today),
    ...post(school, 'chair', names, today),
  ])
  return { people: held.map(([holder]) => holder), appointments: held.map(([, appointment]) => appointment) }
}

type Held = readonly [Person, Appointment]

/** The holders of one post, earliest first: one, or two where the post changed hands at a September. */
function post(school: DemonstrationSchool, role: Role, names: () => Name, today: Day): readonly Held[] {
  const chance = chanceFrom(`${role} ${school.urn}`)
  const began = septemberBefore(today, wholeBetween(chance, 5, 11))
  const from = began > school.opened ? began : school.opened
  const changed = septemberBefore(today, wholeBetween(chance, 1, 3))
  const ended = school.closed ? { to: school.closed } : {}
  const first = holderOf(school, names())
  const changes = chance() < 0.3 && !school.closed && changed > from
  if (!changes) return [[first, { email: first.email, role, urn: school.urn, from, ...ended }]]
  const second = holderOf(school, names())
  return [
    [first, { email: first.email, role, urn: school.urn, from, to: addDays(changed, -1) }],
    [second, { email: second.email, role, urn: school.urn, from: changed }],
  ]
}

type Name = readonly [first: readonly [string, Person['title']], second: string]

const holderOf = (school: DemonstrationSchool, [[first, title], second]: Name): Person =>
  person(title, `${first} ${second}`, `${school.slug}.${authority.domain}`)

/** Names one after another, no second name again until all have been used, and then never with the same first name. */
function namesInOrder(): () => Name {
  const chance = chanceFrom('names')
  const order = [...secondNames].sort()
  const used = new Set<string>()
  let next = 0
  return () => {
    const second = order[next++ % order.length] as string
    const first = firstNotUsed(chance, second, used)
    used.add(`${first[0]} ${second}`)
    return [first, second]
  }
}

function firstNotUsed(chance: Chance, second: string, used: ReadonlySet<string>): Name[0] {
  for (;;) {
    const first = pickOne(chance, firstNames)
    if (!used.has(`${first[0]} ${second}`)) return first
  }
}
