/** How schools moved between levels from one day to another (7.3, 7.10). */
import type { Day } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import { isOpen } from '../schools/index.ts'
import type { OpenDays } from './due.ts'
import { levelOn, type LevelEntry } from './level-history.ts'
import type { Instant, Urn } from './review.ts'

/** Where a school stood on a day; `notOpen` before it opens and after it closes. */
export type Standing = Level | 'noLevel' | 'notOpen'

export interface SchoolsLevels extends OpenDays {
  readonly urn: Urn
  readonly entries: readonly LevelEntry[]
}

export interface Movement {
  readonly from: Standing
  readonly to: Standing
  readonly urns: readonly Urn[]
}

/**
 * Every pair of standings with the schools that made that movement, staying where they were included.
 * Each school is counted once; a school open on neither day is left out.
 */
export function movements(
  schools: readonly SchoolsLevels[],
  from: Day,
  to: Day,
  knownAt?: Instant,
): readonly Movement[] {
  const moved = new Map<string, { from: Standing; to: Standing; urns: Urn[] }>()
  for (const school of schools) {
    const move = { from: standingOn(school, from, knownAt), to: standingOn(school, to, knownAt) }
    if (move.from === 'notOpen' && move.to === 'notOpen') continue
    const key = `${move.from} ${move.to}`
    const cell = moved.get(key) ?? { ...move, urns: [] }
    cell.urns.push(school.urn)
    moved.set(key, cell)
  }
  return [...moved.values()]
}

export function standingOn(school: SchoolsLevels, on: Day, knownAt?: Instant): Standing {
  return isOpen(school, on) ? (levelOn(school.entries, on, knownAt) ?? 'noLevel') : 'notOpen'
}
