/**
 * Whether a school has the capacity to support others on a day, as known by an instant (5.3): derived each time from its
 * level, the designations people at it hold and the good practice verified there, and stored nowhere. Pure.
 */
import { addDays, type Day } from '../kernel/index.ts'
import { verifiedPeriods } from '../good-practice/index.ts'
import { capacityToSupport, type CapacityToSupport, type EditionInForce } from '../policy/index.ts'
import { designationsForCapacity } from '../providers/index.ts'
import { statusOn, type School } from '../schools/index.ts'
import type { HeldBySchool } from './held-by.ts'
import { levelOn, type LevelEntry } from './level-history.ts'
import type { Instant } from './review.ts'

/** What is kept of one school that its capacity follows from. */
export interface CapacityEvidence extends HeldBySchool {
  readonly entries: readonly LevelEntry[]
}

/** A school that is closed on the day supports nobody, whatever level it had. */
export function capacityOn(
  school: Pick<School, 'openedOn' | 'closedOn' | 'closingOn'>,
  { entries, designations, goodPractice }: CapacityEvidence,
  edition: EditionInForce,
  on: Day,
  knownAt?: Instant,
): CapacityToSupport {
  const level = statusOn(school, on) === 'closed' ? null : levelOn(entries, on, knownAt)
  const known = knownAt === undefined ? undefined : new Date(knownAt)
  return capacityToSupport(
    edition,
    level ?? undefined,
    designationsForCapacity(designations, known),
    verifiedPeriods(goodPractice, known),
    on,
  )
}

/** What was on record at an instant: all that was written down since is left out. */
export function knownBy({ entries, designations, goodPractice }: CapacityEvidence, knownAt: Instant): CapacityEvidence {
  const known = new Date(knownAt)
  return {
    entries: entries.filter(({ recordedAt }) => recordedAt <= knownAt),
    designations: designations.filter(({ at }) => at <= known),
    goodPractice: goodPractice
      .map((entry) => ({ ...entry, happenings: entry.happenings.filter(({ at }) => at <= known) }))
      .filter(({ happenings }) => happenings.length > 0),
  }
}

/** An edition and from when it holds, until the next one does; the first from the beginning. */
export interface EditionHolding {
  readonly from: Day | null
  readonly edition: EditionInForce
}

export interface CapacityPeriod {
  readonly from: Day
  /** The last day of it; null while it goes on. */
  readonly to: Day | null
}

/**
 * The days up to `today` on which a school had the capacity, each by the edition that held on it: it can begin or end only
 * where something of it does.
 * @param editions the earliest first
 */
export function capacityPeriods(
  school: Parameters<typeof capacityOn>[0],
  evidence: CapacityEvidence,
  editions: readonly EditionHolding[],
  today: Day,
): readonly CapacityPeriod[] {
  const periods: { from: Day; to: Day | null }[] = []
  const changes = editions.flatMap(({ from }) => (from === null ? [] : [from]))
  const days = [...new Set([...turningDays(school, evidence), ...changes])].sort()
  for (const on of days.filter((each) => each <= today)) {
    const edition = editions.findLast(({ from }) => from === null || from <= on)?.edition
    if (!edition) continue
    const last = periods.at(-1)
    const goesOn = last !== undefined && last.to === null
    const { has } = capacityOn(school, evidence, edition, on)
    if (has && !goesOn) periods.push({ from: on, to: null })
    if (!has && goesOn) last.to = addDays(on, -1)
  }
  return periods
}

function turningDays(
  { closedOn }: Parameters<typeof capacityOn>[0],
  { entries, designations, goodPractice }: CapacityEvidence,
): readonly Day[] {
  const held = [...designationsForCapacity(designations), ...verifiedPeriods(goodPractice)]
  const days = [
    ...entries.map(({ effectiveFrom }) => effectiveFrom),
    ...held.flatMap(({ from, to }) => (to === undefined ? [from] : [from, addDays(to, 1)])),
    ...(closedOn === null ? [] : [closedOn]),
  ]
  return days
}
