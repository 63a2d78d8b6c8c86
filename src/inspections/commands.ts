import { accepted, daysBetween, refused, type Day, type Outcome } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { InspectionFramework } from '../policy/index.ts'
import { lockSchool, type Urn } from '../schools/index.ts'
import {
  enterInspection,
  withdrawInspection,
  type EnteredInspection,
  type EnteredKind,
  type Entry,
  type EntryRefusal,
  type KnownInspection,
  type WithdrawalRefusal,
} from './entered-inspection.ts'
import { listInspections } from './reading.ts'
import type { SchoolInspection } from './school-inspection.ts'
import { listEnteredInspections, recordEnteredInspection } from './store.ts'

/** One inspection as it stands: what the lists say of it, and the version that was entered, if any. */
export interface InspectionState {
  readonly known: KnownInspection
  readonly inspection: SchoolInspection | undefined
  readonly entered: EnteredInspection | undefined
}

export async function findInspectionState(
  tx: Tx,
  authority: AuthorityId,
  of: { readonly urn: Urn; readonly on: Day; readonly kind: EnteredKind },
): Promise<InspectionState> {
  const last = (await listEnteredInspections(tx, authority, [of.urn])).find(
    (each) => each.on === of.on && each.kind === of.kind,
  )
  const entered = last?.withdrawnBecause === null ? last : undefined
  const all = await listInspections(tx, authority, of.urn)
  const inspection = all.find(
    (each) => (each.kind === 'ungraded') === (of.kind === 'ungraded') && Math.abs(daysBetween(each.on, of.on)) <= 6,
  )
  const stated = [...(inspection?.judgements ?? [])].filter(([measure]) => !isEntered(measure, entered))
  const known = { on: of.on, kind: of.kind, published: new Map(stated), version: last?.version ?? 0 }
  return { known, inspection, entered }
}

/** What was entered by hand alone: the lists do not state it, or it would not have been taken. */
const isEntered = (measure: string, entered: EnteredInspection | undefined): boolean =>
  entered !== undefined &&
  (Object.hasOwn(entered.judgements, measure) || (measure === 'ofsted-category' && entered.category !== null))

export interface EntryRequest {
  readonly urn: Urn
  readonly on: Day
  readonly kind: EnteredKind
  readonly entry: Entry
  /** The version the person was shown. */
  readonly seen: number
  readonly by: { readonly personId: PersonId; readonly personName: string }
  readonly now: Date
  readonly today: Day
}

export type Entered = { readonly before: EnteredInspection | undefined; readonly after: EnteredInspection }

/** Enters or corrects an inspection: locks the school, decides on what is there, adds a version. */
export async function recordEntry(
  tx: Tx,
  authority: AuthorityId,
  frameworks: readonly InspectionFramework[],
  { urn, on, kind, entry, seen, by, now, today }: EntryRequest,
): Promise<Outcome<Entered, EntryRefusal | { readonly kind: 'notThere' }>> {
  if (!(await lockSchool(tx, authority, urn))) return refused({ kind: 'notThere' as const })
  const { known, entered: before } = await findInspectionState(tx, authority, { urn, on, kind })
  const outcome = enterInspection(known, entry, seen, frameworks, today)
  if (!outcome.ok) return outcome
  const person = { by: by.personId, byName: by.personName, at: now }
  const after = { ...outcome.value, ...person, urn, on, kind, withdrawnBecause: null }
  await recordEnteredInspection(tx, authority, after)
  return accepted({ before, after })
}

export interface WithdrawalRequest extends Omit<EntryRequest, 'entry' | 'today'> {
  readonly because: string
}

/** Takes back what was entered by hand: locks the school, decides on what is there, adds a version that says so. */
export async function recordWithdrawal(
  tx: Tx,
  authority: AuthorityId,
  { urn, on, kind, because, seen, by, now }: WithdrawalRequest,
): Promise<Outcome<EnteredInspection, WithdrawalRefusal | { readonly kind: 'notThere' }>> {
  if (!(await lockSchool(tx, authority, urn))) return refused({ kind: 'notThere' as const })
  const { entered } = await findInspectionState(tx, authority, { urn, on, kind })
  const outcome = withdrawInspection(entered, because, seen)
  if (!outcome.ok) return outcome
  const person = { by: by.personId, byName: by.personName, at: now }
  const after = { ...(entered as EnteredInspection), ...person, ...outcome.value }
  await recordEnteredInspection(tx, authority, after)
  return accepted(after)
}
