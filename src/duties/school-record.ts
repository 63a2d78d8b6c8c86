/** What is on record about one school, as the duties and early warnings are worked out from it. Gathered, never stored. */
import type { Day, TermDates } from '../kernel/index.ts'
import type { SchoolInspection } from '../inspections/index.ts'
import type { PersonId } from '../people/index.ts'
import type { StepState, StatutoryKind } from '../interventions/index.ts'
import type { CriterionId, Level, Phase } from '../policy/index.ts'
import type { Urn } from '../schools/index.ts'
import type { LevelPeriod, ReviewDue } from '../support-levels/index.ts'

/** A person who may act, by id and name. */
export interface Named {
  readonly personId: PersonId
  readonly name: string
}

export interface SchoolRecord {
  readonly urn: Urn
  readonly phase: Phase
  /** Its agreed levels, the first first; empty before any was agreed. */
  readonly levels: readonly Pick<LevelPeriod, 'level' | 'from' | 'to'>[]
  readonly nextReview: ReviewDue | null
  /** The criteria as they stood when the level in force was last agreed or confirmed; null where none were kept. */
  readonly agreed: AgreedCriteria | null
  /** Criteria met today. */
  readonly met: readonly CriterionId[]
  /** The latest first. */
  readonly inspections: readonly SchoolInspection[]
  /** Days visited, of the notes of visit that were issued. */
  readonly visits: readonly Day[]
  /** Days on which reviews of the level were finished. */
  readonly reviews: readonly Day[]
  /** The terms from the first agreed level to the end of this year, in order. */
  readonly terms: readonly TermDates[]
  readonly steps: readonly { readonly kind: StatutoryKind; readonly state: Pick<StepState, 'status' | 'complyBy'> }[]
  readonly adviser: Named | undefined
}

export interface AgreedCriteria {
  readonly on: Day
  readonly met: readonly CriterionId[]
}

/** The level that holds on a day, since when it has held without a break, and the level before; null before the first. */
export function standingOn(
  { levels }: Pick<SchoolRecord, 'levels'>,
  today: Day,
): { readonly level: Level; readonly since: Day; readonly before: Level | null } | null {
  const past = levels.filter(({ from }) => from <= today)
  const last = past.at(-1)
  if (!last) return null
  const before = past.findLastIndex(({ level }) => level !== last.level)
  return { level: last.level, since: past[before + 1]?.from ?? last.from, before: past[before]?.level ?? null }
}

/** Since when the school has been in a category of concern, and in which; null when it is in none (E&IA 2006 ss.61, 62). */
export function categoryOn(
  { inspections }: Pick<SchoolRecord, 'inspections'>,
  today: Day,
): { readonly category: string; readonly since: Day } | null {
  const judged = inspections.filter(({ kind, on }) => kind !== 'ungraded' && on <= today)
  const category = judged[0]?.category ?? null
  if (category === null) return null
  const out = judged.findIndex((one) => one.category === null)
  const first = out < 0 ? judged.at(-1) : judged[out - 1]
  return { category, since: first?.on ?? today }
}
