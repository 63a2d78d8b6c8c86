import { dayOf, type Day } from '../kernel/index.ts'
import type { SchoolSketch } from './cast-school.ts'
import { chanceFrom, pickOne, wholeBetween, type Chance } from './chance.ts'
import type { Phase } from '../policy/index.ts'
import { localities, streets } from './place.ts'
import { isAcademy, type DemonstrationSchool, type Faith } from './school.ts'
import type { Ages } from './sketch.ts'

/** What a sketch and two numbers make, everything else being drawn from the number. */
export function schoolFrom(from: SchoolSketch): DemonstrationSchool {
  const [name, type, faith, locality, ages, roll, disadvantage, trajectory] = from.sketch
  const chance = chanceFrom(`school ${from.urn}`)
  const [area, district] = localities[locality]
  const [phase, lowAge, highAge] = agesOf[ages]
  return {
    urn: from.urn,
    establishment: from.establishment,
    name,
    slug: from.slug,
    phase: type === 'childrensCentre' ? 'childrensCentre' : phase,
    type,
    faith,
    ...dioceseOf(faith),
    ...(isAcademy({ type }) ? { trust: pickOne(chance, trusts) } : {}),
    gender: name.includes('Girls') ? 'girls' : 'mixed',
    area,
    locality,
    street: pickOne(chance, streets),
    postcode: `${district} ${wholeBetween(chance, 1, 9)}${pickOne(chance, letters)}${pickOne(chance, letters)}`,
    telephone: `01632 ${String(960_000 + (from.urn % 1000)).padStart(6, '0')}`,
    lowAge,
    highAge,
    roll,
    capacity: capacityFor(roll, wholeBetween(chance, 0, 12)),
    disadvantage,
    opened: openedIn(chance, isAcademy({ type })),
    strong: trajectory === 'strong',
    levels: from.levels,
    difficulties: from.difficulties,
  }
}

const agesOf: Record<Ages, readonly [Phase, low: number, high: number]> = {
  primary: ['primary', 4, 11],
  infant: ['primary', 4, 7],
  junior: ['primary', 7, 11],
  to16: ['secondary', 11, 16],
  to18: ['secondary', 11, 18],
  through: ['allThrough', 4, 18],
  special: ['special', 4, 19],
  alternative: ['pru', 7, 16],
  nursery: ['nursery', 2, 4],
  post16: ['post16', 16, 19],
  early: ['earlyYears', 0, 5],
}

const trusts = ['Greenshank Learning Trust', 'Three Weirs Academy Trust', 'Larkspur and Linden Schools Trust'] as const
const letters = 'ABDEFGHJLNPQRSTUWXYZ'.split('')

const dioceseOf = (faith: Faith): { diocese?: string } => {
  if (faith === 'Church of England') return { diocese: 'Diocese of Amblechester' }
  if (faith === 'Roman Catholic') return { diocese: 'Catholic Diocese of Hallowford' }
  return {}
}

/** Places, rounded to fives: so many per cent more than the pupils on roll. */
const capacityFor = (roll: number, percent: number): number => Math.ceil((roll * (1 + percent / 100)) / 5) * 5

/** A 1 September: academies in the years when most opened, others in those when most were built. */
function openedIn(chance: Chance, academy: boolean): Day {
  const year = academy ? wholeBetween(chance, 2011, 2018) : wholeBetween(chance, 1952, 1998)
  const opened = dayOf(year, 9, 1)
  if (!opened) throw new Error(`No September in ${year}`)
  return opened
}
