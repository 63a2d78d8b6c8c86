import { acceptUnless, type Day, type Outcome } from '../kernel/index.ts'
import { councilSource, isCouncils, releasedSource, sourcesWith } from './fact-source.ts'
import type { School, SchoolFact, Urn } from './school.ts'

/** The facts that are typed in on one page. When a school closes is decided on a page of its own (`closing.ts`). */
export const keptFacts = [
  'name',
  'establishmentNumber',
  'phase',
  'type',
  'governance',
  'openedOn',
  'lowAge',
  'highAge',
  'gender',
  'religiousCharacter',
  'diocese',
  'trust',
  'area',
  'street',
  'locality',
  'town',
  'postcode',
  'telephone',
  'website',
] as const satisfies readonly SchoolFact[]

export type KeptFact = (typeof keptFacts)[number]
export type FactValues = Pick<School, KeptFact>

export const isDayFact = (fact: KeptFact): fact is 'openedOn' => fact === 'openedOn'

export type FactRefusal = 'agesReversed' | 'opensAfterItCloses'

export interface FactChange {
  readonly school: School
  /** The facts that are different now. */
  readonly changed: readonly KeptFact[]
  /** The facts the council no longer keeps itself. */
  readonly released: readonly KeptFact[]
}

/**
 * What a school's facts are after somebody at the council typed them in (4.1): what was changed is the council's from
 * today, what was let go is open to the next register, everything else stays as it was with its source and date.
 */
export function changeFacts(
  school: School,
  given: FactValues,
  release: readonly KeptFact[],
  today: Day,
): Outcome<FactChange, FactRefusal> {
  const changed = keptFacts.filter((fact) => given[fact] !== school[fact])
  const released = release.filter((fact) => isCouncils(school, fact) && !changed.includes(fact))
  return acceptUnless(factProblems(given, school.closedOn), () => ({
    school: {
      ...school,
      ...given,
      sources: sourcesWith(sourcesWith(school.sources, released, releasedSource, today), changed, councilSource, today),
    },
    changed,
    released,
  }))
}

/** A school that the council adds itself. */
export const newSchool = (urn: Urn, given: FactValues, today: Day): Outcome<School, FactRefusal> =>
  acceptUnless(factProblems(given, null), () => ({
    urn,
    ...given,
    closedOn: null,
    closingOn: null,
    sources: sourcesWith(
      {},
      keptFacts.filter((fact) => given[fact] !== null),
      councilSource,
      today,
    ),
    version: 1,
  }))

function factProblems(given: FactValues, closedOn: Day | null): readonly FactRefusal[] {
  const reasons: FactRefusal[] = []
  if (given.lowAge !== null && given.highAge !== null && given.lowAge > given.highAge) reasons.push('agesReversed')
  if (given.openedOn !== null && closedOn !== null && given.openedOn > closedOn) reasons.push('opensAfterItCloses')
  return reasons
}
