import type { Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'

/** What files in force say of a school and the register of schools does not keep: read anew each time, never copied. */
export interface ToldOfSchool {
  readonly links: readonly ToldLink[]
  /** Undefined where no register names one. */
  readonly headteacher: ToldHeadteacher | undefined
}

/** A school before or after the one asked about. */
export interface ToldLink {
  readonly urn: number
  readonly kind: 'predecessor' | 'successor'
  readonly name: string | null
  readonly establishedOn: Day | null
  readonly source: string
}

export interface ToldHeadteacher {
  readonly name: string
  readonly source: string
  readonly asAt: Day
}

/** Asks what files say, which stand above this slice. */
export type FindTold = (tx: Tx, authority: AuthorityId, urn: number) => Promise<ToldOfSchool>
