import { accepted, refused, type Outcome } from '../kernel/index.ts'

/** What makes schools of one phase alike: size (the logarithm of the roll), free school meals, language, special needs. */
export const dimensions = ['roll', 'fsm', 'eal', 'sen'] as const
export type Dimension = (typeof dimensions)[number]

/** One school of the phase with what is known of it; null where no number is published. */
export interface SchoolProfile extends Readonly<Record<Dimension, number | null>> {
  readonly urn: number
}

export interface SimilarSchool {
  readonly school: SchoolProfile
  /** How far apart the two are, in standard deviations of the phase. */
  readonly distance: number
  /** What was known of only one of the two, and so not compared. */
  readonly notKnown: readonly Dimension[]
}

export interface SimilarSchools {
  readonly of: SchoolProfile
  readonly schools: readonly SimilarSchool[]
  /** How many schools of the phase were looked at. */
  readonly among: number
  /** What is not known of the school itself, and so played no part. */
  readonly notKnown: readonly Dimension[]
}

export type SimilarRefusal =
  | { readonly kind: 'tooLittleKnown'; readonly notKnown: readonly Dimension[] }
  | { readonly kind: 'noOthers' }

/** How many similar schools there are, and of how many dimensions two schools must both have a number to be compared. */
export const similarCount = 10
export const fewestKnown = 3

/**
 * The schools of the same phase nearest to one in size and intake (5.2: "compare well with similar schools").
 * Each dimension is measured in standard deviations over the phase; the distance of two schools is the root of the mean
 * square over the dimensions known of both. Schools equally near follow by URN, so that everybody sees the same ones.
 * @param candidates every school of the phase of which there is a census, the school itself among them or not
 */
export function nearestSchools(
  of: SchoolProfile,
  candidates: readonly SchoolProfile[],
): Outcome<SimilarSchools, SimilarRefusal> {
  const notKnown = dimensions.filter((dimension) => scaled(of, dimension) === undefined)
  if (dimensions.length - notKnown.length < fewestKnown) return refused({ kind: 'tooLittleKnown', notKnown })
  const others = candidates.filter(({ urn }) => urn !== of.urn)
  const spreads = spreadsOf([of, ...others])
  const near = others.flatMap((school) => comparedWith(of, school, spreads))
  if (near.length === 0) return refused({ kind: 'noOthers' })
  near.sort((one, other) => one.distance - other.distance || one.school.urn - other.school.urn)
  return accepted({ of, schools: near.slice(0, similarCount), among: near.length, notKnown })
}

/** The roll is compared by its logarithm: 100 pupils more are much to a small school and little to a large one. */
function scaled(school: SchoolProfile, dimension: Dimension): number | undefined {
  const value = school[dimension]
  if (value === null) return undefined
  if (dimension !== 'roll') return value
  return value > 0 ? Math.log(value) : undefined
}

type Spreads = Readonly<Record<Dimension, number>>

/** The standard deviation of each dimension over all the schools. */
function spreadsOf(schools: readonly SchoolProfile[]): Spreads {
  const spreadOf = (dimension: Dimension): number => {
    const values = schools.flatMap((school) => scaled(school, dimension) ?? [])
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length
    return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  }
  return { roll: spreadOf('roll'), fsm: spreadOf('fsm'), eal: spreadOf('eal'), sen: spreadOf('sen') }
}

function comparedWith(of: SchoolProfile, school: SchoolProfile, spreads: Spreads): readonly SimilarSchool[] {
  const notKnown: Dimension[] = []
  let squares = 0
  for (const dimension of dimensions) {
    const [own, others] = [scaled(of, dimension), scaled(school, dimension)]
    if (own === undefined || others === undefined) notKnown.push(dimension)
    // Where all schools are the same nothing tells them apart.
    else if (spreads[dimension] > 0) squares += ((own - others) / spreads[dimension]) ** 2
  }
  const known = dimensions.length - notKnown.length
  return known < fewestKnown ? [] : [{ school, distance: Math.sqrt(squares / known), notKnown }]
}
