import type { Day } from '../kernel/index.ts'
import { castSchools } from './cast-schools.ts'
import type { SchoolSketch } from './cast-school.ts'
import { chanceFrom, pickOne, pickSome, wholeBetween } from './chance.ts'
import { closedSchools, successionOf } from './closed-schools.ts'
import { ordinaryDifficulties, type Difficulty } from './difficulty.ts'
import { otherSketches } from './other-schools.ts'
import { plainLetters } from './person.ts'
import { primarySketches } from './primary-schools.ts'
import { schoolFrom } from './school-from-sketch.ts'
import type { DemonstrationSchool } from './school.ts'
import type { Ages, Sketch } from './sketch.ts'
import { levelSteps } from './trajectory.ts'
import { endOfPresentYear } from './years.ts'

/** Every school of the authority, open and closed, the cast first. The same for every day of one academic year. */
export const demonstrationSchools = (today: Day): readonly DemonstrationSchool[] => [
  ...Object.values(castSchools).map((school: SchoolSketch) => castSchool(school, today)),
  ...primarySketches.map((sketch, at) => ordinarySchool(900101 + at, 2101 + at, sketch, today)),
  ...otherSketches.map((sketch, at) => ordinarySchool(900301 + at, 4101 + at, sketch, today)),
  ...closedSchools(today),
]

function castSchool(from: SchoolSketch, today: Day): DemonstrationSchool {
  const school = schoolFrom(from)
  if (from === castSchools.closing) return { ...school, closing: endOfPresentYear(today) }
  return { ...school, ...successionOf(from.urn, today) }
}

function ordinarySchool(urn: number, establishment: number, sketch: Sketch, today: Day): DemonstrationSchool {
  const chance = chanceFrom(`path ${urn}`)
  const [name, , , , ages, , , trajectory] = sketch
  const shift = pickOne(chance, [-1, 0, 1] as const)
  const troubled = trajectory !== 'steady' && trajectory !== 'strong'
  const school = schoolFrom({
    urn,
    establishment,
    sketch,
    slug: slugOf(name),
    levels: levelSteps(trajectory, shift),
    difficulties: troubled ? pickSome(chance, difficultiesOf(ages), wholeBetween(chance, 2, 3)) : [],
  })
  return { ...school, ...successionOf(urn, today) }
}

const unexamined: readonly Difficulty[] = ['attainment', 'groups']
const difficultiesOf = (ages: Ages): readonly Difficulty[] =>
  ['primary', 'junior', 'to16', 'to18'].includes(ages)
    ? ordinaryDifficulties
    : ordinaryDifficulties.filter((difficulty) => !unexamined.includes(difficulty))

/** "weirside-crescent-infant-school", "pellhurst-ce": unique among the schools here. */
const slugOf = (name: string): string =>
  plainLetters(name)
    .replace('church of england', 'ce')
    .replace('catholic', 'rc')
    .replace(/ primary school$/, '')
    .replaceAll(/\b(the|of|and|at)\b/g, '')
    .trim()
    .replaceAll(/ +/g, '-')
