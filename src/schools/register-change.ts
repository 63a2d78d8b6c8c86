import type { AuthorityId } from '../platform/database/index.ts'
import type { RegisterPlan } from './register.ts'
import type { FactSource, School, SchoolFact, Urn } from './school.ts'

/** A register that was brought in: which import, and whether of the authority itself or of the published library. */
export interface BroughtIn {
  readonly authority: AuthorityId
  readonly number: number
}

/** What stood of some facts: each with where it was from; no source where nothing was known. */
export type FactsThen = Readonly<
  Partial<Record<SchoolFact, readonly [value: School[SchoolFact], source: FactSource | null]>>
>

/** What one bringing-in of a register changed about one school. */
export interface RegisterChange {
  readonly sequence: number
  readonly by: BroughtIn
  readonly urn: Urn
  /** The facts that it changed, as they stood; null for a school that was not known before. */
  readonly before: FactsThen | null
}

/** What a plan changes, as it is to be remembered. `anew` are schools of which nothing was known any more. */
export const changesIn = (
  { added, changed }: RegisterPlan,
  anew: ReadonlySet<Urn> = new Set(),
): readonly Pick<RegisterChange, 'urn' | 'before'>[] => [
  ...added.map(({ urn }) => ({ urn, before: null })),
  ...changed.map(({ before, after }) => ({
    urn: before.urn,
    before: anew.has(before.urn) ? null : factsThen(before, after),
  })),
]

/** What undoing a register does: schools as they stood, schools nobody has told of any more, and what later changes now follow. */
export interface RegisterUndoing {
  readonly restored: readonly { readonly before: School; readonly after: School }[]
  readonly untold: readonly Urn[]
  readonly rebased: readonly RegisterChange[]
}

/**
 * Gives back what a register changed (4.1), as if it had never come. A fact that a later register changed stays, and what stood
 * before is that one's to give back from now on; what the council has entered since stays.
 * @param source what the register wrote beside the facts it gave
 */
export function planRegisterUndoing(
  schools: readonly School[],
  changes: readonly RegisterChange[],
  undone: BroughtIn,
  source: FactSource,
): RegisterUndoing {
  const each = schools.map((school) => {
    const own = changes.filter(({ urn }) => urn === school.urn).sort((one, other) => one.sequence - other.sequence)
    return { before: school, ...undoneFor({ after: school, changes: own, untold: false }, undone, source) }
  })
  const known = new Set(changes)
  return {
    restored: each.filter(({ before, after }) => before !== after),
    untold: each.filter(({ untold }) => untold).map(({ before }) => before.urn),
    rebased: each.flatMap((one) => one.changes).filter((change) => !known.has(change)),
  }
}

const factsThen = (before: School, after: School): FactsThen =>
  Object.fromEntries(
    (Object.keys(after.sources) as SchoolFact[])
      .filter((fact) => before[fact] !== after[fact] || !isSame(before.sources[fact], after.sources[fact]))
      .map((fact) => [fact, [before[fact], before.sources[fact] ?? null]]),
  )

interface Unwound {
  readonly after: School
  readonly changes: readonly RegisterChange[]
  readonly untold: boolean
}

/** One bringing-in after the other, the latest first. */
function undoneFor(of: Unwound, undone: BroughtIn, source: FactSource): Unwound {
  const last = of.changes.findLast(({ by }) => by.authority === undone.authority && by.number === undone.number)
  if (!last) return of
  const earlier = of.changes.filter(({ sequence }) => sequence < last.sequence)
  const later = of.changes.filter(({ sequence }) => sequence > last.sequence)
  const unwound =
    last.before === null ? withoutAdding(of.after, later, source) : givenBack(of.after, last.before, later, source)
  return undoneFor({ untold: of.untold, ...unwound, changes: [...earlier, ...unwound.changes] }, undone, source)
}

/** The school that a register had added: the next that told of it has added it now, and where none has nobody has. */
function withoutAdding(school: School, later: readonly RegisterChange[], source: FactSource): Unwound {
  const facts = new Set(Object.keys(school.sources) as SchoolFact[])
  const nothing = [...facts].map((fact) => [fact, [keeps.has(fact) ? school[fact] : null, null]] as const)
  const { after, changes } = givenBack(school, Object.fromEntries(nothing), later, source)
  const [heir, ...others] = changes
  return { after, changes: heir ? [{ ...heir, before: null }, ...others] : [], untold: !heir }
}

/** Without these nothing is a school; they stay until a register that tells of it says otherwise. */
const keeps: ReadonlySet<SchoolFact> = new Set(['name', 'phase', 'governance', 'type'])

/** Each fact goes back to what stood: in the next change that followed it, where there is one, else on the school itself. */
function givenBack(
  school: School,
  then: FactsThen,
  later: readonly RegisterChange[],
  source: FactSource,
): Omit<Unwound, 'untold'> {
  let after = school
  let changes = later
  for (const [fact, stood] of Object.entries(then) as [SchoolFact, NonNullable<FactsThen[SchoolFact]>][]) {
    const heir = changes.find(({ before }) => before !== null && fact in before)
    if (heir)
      changes = changes.map((each) => (each === heir ? { ...each, before: { ...each.before, [fact]: stood } } : each))
    else if (isSame(after.sources[fact], source)) after = withFact(after, fact, stood)
  }
  return { after, changes }
}

function withFact(school: School, fact: SchoolFact, [value, source]: NonNullable<FactsThen[SchoolFact]>): School {
  const { [fact]: _, ...others } = school.sources
  return { ...school, [fact]: value, sources: source === null ? others : { ...others, [fact]: source } }
}

const isSame = (one: FactSource | undefined, other: FactSource | undefined): boolean =>
  one?.[0] === other?.[0] && one?.[1] === other?.[1]
