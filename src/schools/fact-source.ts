import type { Day } from '../kernel/index.ts'
import type { FactSource, School, SchoolFact } from './school.ts'

/** The source of what the council has typed in itself. No register changes such a fact until the council lets it go. */
export const councilSource = 'Entered by the council'

/** What the council typed in and has let go: it stands until the next register says something, whatever its day. */
export const releasedSource = 'Entered by the council, until the next register'

/** Whether the council keeps a fact itself. */
export const isCouncils = (school: Pick<School, 'sources'>, fact: SchoolFact): boolean =>
  school.sources[fact]?.[0] === councilSource

/**
 * Whether a register may say what a fact is: not against the council's own word, and not with older words than those
 * held. The same register of the same day may, so that a corrected file can be brought in again.
 */
export function mayChange(held: FactSource | undefined, [source, asAt]: FactSource): boolean {
  if (held === undefined || held[0] === releasedSource) return true
  if (held[0] === councilSource) return false
  return asAt > held[1] || (asAt === held[1] && source === held[0])
}

/** The same for a register that is brought in again: what the council let go since then waits for the next that is new. */
export const mayChangeAgain: typeof mayChange = (held, source) =>
  held?.[0] !== releasedSource && mayChange(held, source)

/** The sources of a school after some facts were given by one source. */
export const sourcesWith = (
  sources: School['sources'],
  facts: readonly SchoolFact[],
  source: string,
  asAt: Day,
): School['sources'] => ({ ...sources, ...Object.fromEntries(facts.map((fact) => [fact, [source, asAt]])) })
