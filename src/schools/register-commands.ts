import { acceptUnless, type Outcome } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { councilSource, mayChange, mayChangeAgain } from './fact-source.ts'
import { planRegister, type RegisterPlan, type RegisterRow } from './register.ts'
import { changesIn, planRegisterUndoing, type BroughtIn, type RegisterChange } from './register-change.ts'
import { listRegisterChanges, recordRegisterChanges, replaceRegisterChanges } from './register-change-store.ts'
import { removeSchools, type Removal } from './removal.ts'
import type { FactSource, School, Urn } from './school.ts'
import { isOfSuccession, planSuccessions, type NewestRegister, type Succession } from './succession.ts'
import { listSchools, lockRegister, recordSchools } from './store.ts'

/**
 * Brings a register in (4.1): new schools are added, known ones take what is newer, the council's own entries stay. Called by
 * whoever reads registers, in their transaction; `planRegister` on `listSchools` is the same without writing.
 * @param source the publisher in words and the day for which the register speaks
 * @param by the import it came with, under which what it changed is remembered
 * @param again where it is brought in again because another is undone: the schools that only that one had told of so far
 */
export async function recordRegister(
  tx: Tx,
  authority: AuthorityId,
  rows: readonly RegisterRow[],
  source: FactSource,
  by: BroughtIn,
  again?: ReadonlySet<Urn>,
): Promise<RegisterPlan> {
  await lockRegister(tx, authority)
  const known = await listSchools(tx, authority, 'forUpdate')
  const plan = planRegister(known, rows, source, again ? mayChangeAgain : mayChange)
  await recordSchools(tx, authority, [...plan.added, ...plan.changed.map(({ after }) => after)])
  await recordRegisterChanges(tx, authority, by, changesIn(plan, again))
  return plan
}

/** What the undoing of a register has done. */
export interface RegisterUndone {
  readonly removed: readonly Urn[]
  /** Schools of which facts are as they stood before. */
  readonly restored: readonly Urn[]
  /** Schools that it had added and that others in force tell of: those are to be brought in anew. */
  readonly anew: ReadonlySet<Urn>
  /** Whether what it changed was remembered; of an import older than the memory only what it added is taken out. */
  readonly remembered: boolean
}

/** A school that the register had added, and what hangs on it: see `Removal`; `facts` for what the council entered itself. */
export type HeldSchool = Removal['staying'][number]

/** A register to undo. */
export interface UndoneRegister {
  readonly by: BroughtIn
  /** What it wrote beside the facts that it gave. */
  readonly source: FactSource
  /** The schools that it tells of. */
  readonly came: ReadonlySet<number>
  /** The schools that other registers in force tell of: they are not removed. */
  readonly told: ReadonlySet<number>
}

/**
 * Gives back what a register changed (4.1), all of it or nothing: refused where something hangs on a school that it had added.
 * Then the transaction must be rolled back.
 */
export async function undoRegister(
  tx: Tx,
  authority: AuthorityId,
  undone: UndoneRegister,
): Promise<Outcome<RegisterUndone, HeldSchool>> {
  await lockRegister(tx, authority)
  const schools = await listSchools(tx, authority, 'forUpdate')
  const recorded = await listRegisterChanges(tx, authority, undone.by)
  const changes = recorded.length > 0 ? recorded : assumedChanges(schools, undone)
  const plan = planRegisterUndoing(schools, changes, undone.by, undone.source)
  const gone = schools.filter(({ urn }) => plan.untold.includes(urn) && !undone.told.has(urn))
  const restored = plan.restored.filter(({ before }) => !gone.includes(before))
  await recordSchools(
    tx,
    authority,
    restored.map(({ after }) => after),
  )
  await replaceRegisterChanges(tx, authority, undone.by, plan.rebased)
  const plain = gone.filter((school) => !hasCouncilFacts(school))
  const { removed, staying } = await removeSchools(tx, authority, plain.map(urnOf))
  const held = [...staying, ...gone.filter(hasCouncilFacts).map(({ urn }) => ({ urn, by: 'facts' }))]
  return acceptUnless(held, () => ({
    removed,
    restored: restored.map(({ before }) => before.urn),
    anew: new Set(plan.untold.filter((urn) => undone.told.has(urn))),
    remembered: recorded.length > 0,
  }))
}

const urnOf = ({ urn }: School): Urn => urn

const hasCouncilFacts = ({ sources }: School): boolean =>
  Object.values(sources).some(([from]) => from === councilSource)

/** Of a register that came before its changes were remembered: it added the schools that nobody but its publisher tells of. */
const assumedChanges = (
  schools: readonly School[],
  { by, source: [publisher], came, told }: UndoneRegister,
): readonly RegisterChange[] =>
  schools
    .filter(({ urn }) => came.has(urn) && !told.has(urn))
    .filter((school) =>
      Object.entries(school.sources).every(
        ([fact, from]) => from?.[0] === publisher || (fact === 'closedOn' && isOfSuccession(school)),
      ),
    )
    .map(({ urn }) => ({ sequence: 0, by, urn, before: null }))

/** Closes the schools that others have followed, and opens again those of which that no longer holds. Answers what it changed. */
export async function recordSuccessions(
  tx: Tx,
  authority: AuthorityId,
  register: NewestRegister | undefined,
  successions: readonly Succession[],
): Promise<ReturnType<typeof planSuccessions>> {
  await lockRegister(tx, authority)
  const changes = planSuccessions(await listSchools(tx, authority, 'forUpdate'), register, successions)
  await recordSchools(
    tx,
    authority,
    changes.map(({ after }) => after),
  )
  return changes
}
