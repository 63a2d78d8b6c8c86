import { addDays, day, type Day } from '../kernel/index.ts'
import type { Difficulty } from './difficulty.ts'
import type { DemonstrationSchool } from './school.ts'
import { schoolFrom } from './school-from-sketch.ts'
import type { Sketch } from './sketch.ts'
import type { LevelStep } from './trajectory.ts'
import { septemberBefore } from './years.ts'

/** The schools that have closed: by becoming an academy, by amalgamation, or for good. */
export const closedSchools = (today: Day): readonly DemonstrationSchool[] =>
  closures.map(({ urn, establishment, sketch, slug, closed, successor, levels, difficulties }) => ({
    ...schoolFrom({ urn, establishment, sketch, slug, levels: levels ?? [[0, 1]], difficulties: difficulties ?? [] }),
    opened: day('1961-09-01'),
    closed: closed(today),
    ...(successor ? { successor } : {}),
  }))

/** Of a school that continues another's history: that school (of an amalgamation the first of the two), and the day it took over. */
export function successionOf(urn: number, today: Day): { readonly predecessor?: number; readonly opened?: Day } {
  const before = closures.find((closure) => closure.successor === urn)
  return before ? { predecessor: before.urn, opened: addDays(before.closed(today), 1) } : {}
}

interface Closure {
  readonly urn: number
  readonly establishment: number
  readonly sketch: Sketch
  readonly slug: string
  readonly closed: (today: Day) => Day
  readonly successor?: number
  readonly levels?: readonly LevelStep[]
  readonly difficulties?: readonly Difficulty[]
}

const on = (text: string) => (): Day => day(text)
const beforeSeptember =
  (yearsBack: number) =>
  (today: Day): Day =>
    addDays(septemberBefore(today, yearsBack), -1)

const closures: readonly Closure[] = [
  {
    urn: 900901,
    establishment: 4901,
    sketch: ['Hallowmere Community School', 'community', 'none', 'Hallowmere', 'to16', 771, 3, 'steady'],
    slug: 'hallowmere-community',
    closed: beforeSeptember(2),
    successor: 900011,
    levels: [[0, 2]],
    difficulties: ['attainment', 'teaching'],
  },
  {
    urn: 900902,
    establishment: 2901,
    sketch: ['Lockstone Basin Infant School', 'community', 'none', 'Lockstone', 'infant', 71, 4, 'steady'],
    slug: 'lockstone-basin-infant',
    closed: on('2018-08-31'),
    successor: 900135,
  },
  {
    urn: 900903,
    establishment: 2902,
    sketch: ['Lockstone Basin Junior School', 'community', 'none', 'Lockstone', 'junior', 96, 4, 'steady'],
    slug: 'lockstone-basin-junior',
    closed: on('2018-08-31'),
    successor: 900135,
  },
  {
    urn: 900904,
    establishment: 2903,
    sketch: ['Priorswell County Primary School', 'community', 'none', 'Priorswell', 'primary', 408, 3, 'steady'],
    slug: 'priorswell-county',
    closed: on('2014-08-31'),
    successor: 900107,
  },
  {
    urn: 900905,
    establishment: 4902,
    sketch: ['Harbour Road School', 'community', 'none', 'Eastwater Quay', 'to16', 644, 5, 'steady'],
    slug: 'harbour-road',
    closed: on('2016-08-31'),
    successor: 900306,
  },
  {
    urn: 900906,
    establishment: 2904,
    sketch: [
      'Crakelow Fen Church of England Primary School',
      'voluntaryControlled',
      'Church of England',
      'Crakelow',
      'primary',
      31,
      3,
      'steady',
    ],
    slug: 'crakelow-fen',
    closed: beforeSeptember(1),
  },
]
