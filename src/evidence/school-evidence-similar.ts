import { accepted, refused, type Outcome } from '../kernel/index.ts'

/** What makes schools of one phase alike: size (the logarithm of the roll), free school meals, language, special needs. */
export const dimensions = ['roll', 'fsm', 'eal', 'sen'] as const
export type Dimension = (typeof dimensions)[number]

/** One school of the phase with what is known of it; null where no number is published. */
export interface SchoolProfile extends Readonly<Record<Dimension, number | null>> {
  readonly urn: number
}

export interface SimilarSchool<Of extends SchoolProfile = SchoolProfile> {
  readonly school: Of
  /** How far apart the two are, in standard deviations of the phase. */
  readonly distance: number
  /** What was known of only one of the two, and so not compared. */
  readonly notKnown: readonly Dimension[]
}

export interface SimilarSchools<Of extends SchoolProfile = SchoolProfile> {
  readonly of: SchoolProfile
  readonly schools: readonly SimilarSchool<Of>[]
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
  return nearestIn(phaseOf([of, ...candidates.filter(({ urn }) => urn !== of.urn)]), of)
}

/** Every school of a phase made ready to be measured: worked out once, then asked about any number of its schools. */
export interface PhaseOfSchools<Of extends SchoolProfile = SchoolProfile> {
  readonly schools: readonly Of[]
  /** Four numbers a school in the order of `dimensions`, each in standard deviations; NaN where none is known. */
  readonly places: Float64Array
}

export function phaseOf<Of extends SchoolProfile>(schools: readonly Of[]): PhaseOfSchools<Of> {
  const places = new Float64Array(schools.length * dimensions.length)
  for (const [at, dimension] of dimensions.entries()) {
    const values = Float64Array.from(schools, (school) => scaled(school, dimension))
    const spread = spreadOf(values)
    // Where all schools are the same nothing tells them apart: each stands at nought, and only "not known" differs.
    const place = (value: number): number => (spread > 0 || Number.isNaN(value) ? value / spread : 0)
    for (const [row, value] of values.entries()) places[row * dimensions.length + at] = place(value)
  }
  return { schools, places }
}

/** The nearest to one of the schools of a phase; the phase must hold the school itself. */
export function nearestIn<Of extends SchoolProfile>(
  phase: PhaseOfSchools<Of>,
  of: SchoolProfile,
): Outcome<SimilarSchools<Of>, SimilarRefusal> {
  const notKnown = dimensions.filter((dimension) => Number.isNaN(scaled(of, dimension)))
  if (dimensions.length - notKnown.length < fewestKnown) return refused({ kind: 'tooLittleKnown', notKnown })
  const self = phase.schools.findIndex(({ urn }) => urn === of.urn)
  const near: Near<Of>[] = []
  let among = 0
  for (const [row, school] of phase.schools.entries()) {
    const distance = row === self ? Number.NaN : distanceBetween(phase.places, self, row)
    if (Number.isNaN(distance)) continue
    among++
    keepNearest(near, { school, distance })
  }
  if (among === 0) return refused({ kind: 'noOthers' })
  const schools = near.map(({ school, distance }) => ({ school, distance, notKnown: notKnownOfBoth(of, school) }))
  return accepted({ of, schools, among, notKnown })
}

interface Near<Of> {
  readonly school: Of
  readonly distance: number
}

/** Puts a school in its place among the nearest so far, of which there are never more than are wanted. */
function keepNearest<Of extends SchoolProfile>(near: Near<Of>[], one: Near<Of>): void {
  let at = near.length
  while (at > 0 && isNearer(one, near[at - 1] as Near<Of>)) at--
  if (at >= similarCount) return
  near.splice(at, 0, one)
  if (near.length > similarCount) near.pop()
}

const isNearer = <Of extends SchoolProfile>(one: Near<Of>, other: Near<Of>): boolean =>
  one.distance < other.distance || (one.distance === other.distance && one.school.urn < other.school.urn)

/** NaN where too little is known of both. */
function distanceBetween(places: Float64Array, one: number, other: number): number {
  let squares = 0
  let known = 0
  for (let at = 0; at < dimensions.length; at++) {
    const apart = (places[one * dimensions.length + at] as number) - (places[other * dimensions.length + at] as number)
    if (Number.isNaN(apart)) continue
    known++
    squares += apart * apart
  }
  return known < fewestKnown ? Number.NaN : Math.sqrt(squares / known)
}

const notKnownOfBoth = (of: SchoolProfile, school: SchoolProfile): readonly Dimension[] =>
  dimensions.filter((dimension) => Number.isNaN(scaled(of, dimension) + scaled(school, dimension)))

/** The roll is compared by its logarithm: 100 pupils more are much to a small school and little to a large one. */
function scaled(school: SchoolProfile, dimension: Dimension): number {
  const value = school[dimension]
  if (value === null) return Number.NaN
  if (dimension !== 'roll') return value
  return value > 0 ? Math.log(value) : Number.NaN
}

/** The standard deviation of the numbers that are known. */
function spreadOf(values: Float64Array): number {
  const known = values.filter((value) => !Number.isNaN(value))
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length
  return Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / known.length)
}
