import type { Brand, Day } from '../kernel/index.ts'
import type { Governance, Phase } from '../policy/index.ts'

/** A school's unique reference number, the national one. A conversion gives a new one. */
export type Urn = Brand<number, 'Urn'>

/** Where a fact is from and the day it held. */
export type FactSource = readonly [source: string, asAt: Day]

/** A school or setting as the authority's register has it (4.1: every phase and type). */
export interface School {
  readonly urn: Urn
  readonly establishmentNumber: number | null
  readonly name: string
  readonly phase: Phase
  readonly governance: Governance
  readonly type: string
  readonly openedOn: Day | null
  readonly closedOn: Day | null
  readonly closingOn: Day | null
  readonly area: string | null
  readonly street: string | null
  readonly locality: string | null
  readonly town: string | null
  readonly postcode: string | null
  readonly telephone: string | null
  readonly website: string | null
  readonly lowAge: number | null
  readonly highAge: number | null
  readonly gender: string | null
  readonly religiousCharacter: string | null
  readonly diocese: string | null
  readonly trust: string | null
  readonly sources: Readonly<Partial<Record<SchoolFact, FactSource>>>
  /** Counts the saves: a stale one is told. */
  readonly version: number
}

export type SchoolFact = Exclude<keyof School, 'urn' | 'sources' | 'version'>

export type SchoolStatus = 'open' | 'closing' | 'closed' | 'proposed'

/** Whether a school is open on a day: from the day it opened to the day before it closed. */
export const isOpen = (school: Pick<School, 'openedOn' | 'closedOn'>, on: Day): boolean =>
  (school.openedOn === null || school.openedOn <= on) && (school.closedOn === null || on < school.closedOn)

/** The one word for where a school is in its life on a day. */
export function statusOn(school: Pick<School, 'openedOn' | 'closedOn' | 'closingOn'>, on: Day): SchoolStatus {
  if (school.closedOn !== null && school.closedOn <= on) return 'closed'
  if (school.openedOn !== null && school.openedOn > on) return 'proposed'
  return school.closingOn !== null ? 'closing' : 'open'
}
