import { councilSource, mayChange, sourcesWith } from './fact-source.ts'
import type { FactSource, School, SchoolFact, Urn } from './school.ts'

/**
 * What a national register says of one school. A fact that the register does not have is left out; one that it has and
 * leaves empty is null. What makes a school a school is always there.
 */
export type RegisterRow = { readonly urn: Urn } & Pick<School, 'name' | 'phase' | 'governance' | 'type'> &
  Partial<Omit<School, 'urn' | 'sources' | 'version'>> & {
    /** Whether it says that the school is open or closed, beside what it says of the day. */
    readonly stands?: 'open' | 'closed'
  }

/** What bringing in a register would do, or has done. */
export interface RegisterPlan {
  readonly added: readonly School[]
  readonly changed: readonly { readonly before: School; readonly after: School }[]
  readonly unchanged: number
  /** Facts on which the register differs from what the council itself has entered: the council's stay. */
  readonly keptFacts: number
}

/**
 * What a register changes (4.1): schools that are new to the authority come in, known ones take what the register knows newer,
 * and what the council entered itself stays until it lets go of it. The same register twice changes nothing.
 * @param may whether the register may say what a fact is: `mayChangeAgain` for one that has been there before
 */
export function planRegister(
  known: readonly School[],
  rows: readonly RegisterRow[],
  source: FactSource,
  may: typeof mayChange = mayChange,
): RegisterPlan {
  const byUrn = new Map(known.map((school) => [school.urn, school]))
  const added: School[] = []
  const changed: { before: School; after: School }[] = []
  let kept = 0
  let unchanged = 0
  for (const each of rows) {
    const before = byUrn.get(each.urn)
    const row = withClosing(each, before, source)
    if (!before) {
      added.push(schoolFromRow(row, source))
      continue
    }
    const { after, keptFacts } = refreshed(before, row, source, may)
    kept += keptFacts
    if (after === before) unchanged++
    else changed.push({ before, after })
  }
  return { added, changed, unchanged, keptFacts: kept }
}

/**
 * What a register says of closing where it gives no day: a school that it calls closed has closed by the register's own day, unless
 * a day is known; of one that it calls open no day of closing holds any more.
 */
function withClosing(row: RegisterRow, before: School | undefined, [, asAt]: FactSource): RegisterRow {
  const known = before?.closedOn ?? null
  if (row.closedOn !== undefined || row.stands === undefined) return row
  if (row.stands === 'open') return known === null ? row : { ...row, closedOn: null }
  return known !== null && known <= asAt ? row : { ...row, closedOn: asAt }
}

function refreshed(
  before: School,
  row: RegisterRow,
  source: FactSource,
  may: typeof mayChange,
): { readonly after: School; readonly keptFacts: number } {
  const said = factsIn(row)
  const taken = said.filter((fact) => may(before.sources[fact], source) && isNews(before, row, fact, source))
  const keptFacts = said.filter(
    (fact) => before.sources[fact]?.[0] === councilSource && row[fact] !== before[fact],
  ).length
  if (taken.length === 0) return { after: before, keptFacts }
  const values = Object.fromEntries(taken.map((fact) => [fact, row[fact] ?? null]))
  return {
    after: { ...before, ...values, sources: sourcesWith(before.sources, taken, ...source) },
    keptFacts,
  }
}

/** Another value, or the same one known for a later day or from a new source. */
function isNews(before: School, row: RegisterRow, fact: SchoolFact, [source, asAt]: FactSource): boolean {
  const held = before.sources[fact]
  return row[fact] !== before[fact] || held === undefined || held[0] !== source || held[1] !== asAt
}

const schoolFromRow = (row: RegisterRow, source: FactSource): School => ({
  ...nothingKnown,
  ...Object.fromEntries(factsIn(row).map((fact) => [fact, row[fact] ?? null])),
  urn: row.urn,
  name: row.name,
  phase: row.phase,
  governance: row.governance,
  type: row.type,
  sources: sourcesWith({}, factsIn(row), ...source),
  version: 1,
})

const factsIn = (row: RegisterRow): readonly SchoolFact[] => registerFacts.filter((fact) => row[fact] !== undefined)

const nothingKnown = {
  establishmentNumber: null,
  openedOn: null,
  closedOn: null,
  closingOn: null,
  area: null,
  street: null,
  locality: null,
  town: null,
  postcode: null,
  telephone: null,
  website: null,
  lowAge: null,
  highAge: null,
  gender: null,
  religiousCharacter: null,
  diocese: null,
  trust: null,
} as const satisfies Partial<Record<SchoolFact, null>>

const registerFacts = [
  'name',
  'phase',
  'governance',
  'type',
  ...(Object.keys(nothingKnown) as (keyof typeof nothingKnown)[]),
] as const satisfies readonly SchoolFact[]
