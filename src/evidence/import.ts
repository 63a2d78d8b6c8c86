import type { AcademicYear, Day } from '../kernel/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'
import type { AsAtFrom } from './as-at.ts'
import type { ChangesElsewhere } from './changes-elsewhere.ts'
import type { FigurePlace } from './figure-reading.ts'
import type { RefusedRow } from './refusals.ts'

/** What a file holds beside what is in force, counted in rows. */
export interface ImportCounts {
  readonly rows: number
  readonly records: number
  readonly refused: number
  readonly passedOver: number
  readonly schools: number
  readonly new: number
  readonly changed: number
  readonly unchanged: number
  /** That the last line has no end although the others have: the file may have been cut off there. */
  readonly openEnded?: true
  /** Where the day for which the file holds is from; not known of what was read before this was kept. */
  readonly asAtFrom?: AsAtFrom
  /** What was in force when the rows were counted (`counted-beside.ts`); not known of what was counted before this was kept. */
  readonly beside?: string
  /** Of a file that is only looked at: what it would change beside the authority's own schools. */
  readonly elsewhere?: ChangesElsewhere
}

/** One file that was read into the service, with where it is from. Its number counts within its authority. */
export interface DataImport {
  readonly authority: AuthorityId
  readonly number: number
  readonly layout: string
  readonly title: string
  readonly publisher: string
  readonly licence: string
  readonly holds: 'figures' | 'inspections' | 'register' | 'links'
  readonly fileName: string
  readonly sha256: string
  readonly size: number
  readonly year: AcademicYear | null
  readonly asAt: Day
  readonly places: readonly FigurePlace[]
  readonly counts: ImportCounts
  readonly refused: readonly RefusedRow[]
  readonly previewedAt: Date
  readonly previewedBy: string
  /** Newest last; empty for a file that was only looked at. */
  readonly happenings: readonly ImportHappening[]
}

export interface ImportHappening {
  readonly happening: 'applied' | 'undone'
  readonly sequence: number
  readonly at: Date
  readonly by: string
  readonly reason: string | null
}

export type ImportStatus = 'previewed' | 'applied' | 'undone'

/** Where an import stands: its latest happening. */
export const importStatus = ({ happenings }: Pick<DataImport, 'happenings'>): ImportStatus =>
  happenings.at(-1)?.happening ?? 'previewed'

/**
 * Imports in the order in which they count, the strongest first: an authority's own before the library's, then the later day,
 * then what was applied later.
 */
export function byStrength(one: DataImport, other: DataImport): number {
  const own = Number(other.authority !== 0) - Number(one.authority !== 0)
  if (own !== 0) return own
  if (one.asAt !== other.asAt) return one.asAt < other.asAt ? 1 : -1
  return (other.happenings.at(-1)?.sequence ?? 0) - (one.happenings.at(-1)?.sequence ?? 0)
}

/** Which imports were in force at an instant (now when none is given), by what had happened by then; the strongest first. */
export const importsInForce = (all: readonly DataImport[], knownAt?: Date): readonly DataImport[] =>
  (knownAt === undefined ? all : all.map((each) => asKnown(each, knownAt)))
    .filter((each) => importStatus(each) === 'applied')
    .sort(byStrength)

const asKnown = (of: DataImport, knownAt: Date): DataImport => ({
  ...of,
  happenings: of.happenings.filter(({ at }) => at <= knownAt),
})
