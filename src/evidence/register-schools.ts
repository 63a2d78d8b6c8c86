import { accepted, refused, type Outcome } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Governance, Phase } from '../policy/index.ts'
import {
  listSchools,
  recordRegister,
  undoRegister,
  type FactSource,
  type RegisterPlan,
  type RegisterRow,
  type Urn,
} from '../schools/index.ts'
import { listImportsInForce } from './commands.ts'
import { listEstablishments, type EstablishmentRow } from './figure-store.ts'
import type { DataImport } from './import.ts'

/**
 * Brings the establishments of one authority from an imported register into its register of schools (4.1). New schools are
 * added, known ones take what is newer, and what the authority entered itself stays.
 * @param again see `recordRegister`
 */
export async function recordSchoolsFromRegister(
  tx: Tx,
  authority: AuthorityId,
  laCode: number,
  register: DataImport,
  again?: ReadonlySet<Urn>,
): Promise<RegisterPlan> {
  const establishments = await listEstablishments(tx, authority, { la: laCode }, [register])
  return recordRegister(tx, authority, establishments.map(registerRow), sourceOf(register), register, again)
}

/** What became of the schools of an authority when a register was undone. */
export interface SchoolsGivenBack {
  /** How many schools that it had added are gone, and of how many facts are as they stood before. */
  readonly removed: number
  readonly restored: number
  /** Whether what it changed was remembered; of what came before that, only the schools that it added are taken out. */
  readonly remembered: boolean
}

/** What it had added holds something now, so that nothing is undone. */
export interface SchoolsHeld {
  readonly kind: 'schoolsHeld'
  /** The import as it stands, for whoever shows it: the transaction has begun to undo it. */
  readonly of: DataImport
  readonly schools: readonly { readonly name: string; readonly by: string }[]
}

/**
 * Gives back what a register that is undone had changed about the schools of an authority: the schools that it alone had added
 * go, and facts are as if it had never come, by those that are still in force. On a refusal the transaction must be rolled back.
 * @param undone as it was while it was in force
 */
export async function giveBackSchools(
  tx: Tx,
  authority: AuthorityId,
  laCode: number,
  undone: DataImport,
): Promise<Outcome<SchoolsGivenBack, SchoolsHeld>> {
  const names = new Map((await listSchools(tx, authority)).map(({ urn, name }) => [urn, name]))
  const inForce = (await listImportsInForce(tx, authority)).filter(({ holds }) => holds === 'register')
  const outcome = await undoRegister(tx, authority, {
    by: undone,
    source: sourceOf(undone),
    came: await urnsIn(tx, authority, laCode, [undone]),
    told: await urnsIn(tx, authority, laCode, inForce),
  })
  if (!outcome.ok) {
    const schools = outcome.reasons.map(({ urn, by }) => ({ name: names.get(urn) ?? String(urn), by }))
    return refused({ kind: 'schoolsHeld', of: undone, schools })
  }
  const { removed, restored, anew, remembered } = outcome.value
  await bringInAgain(tx, authority, laCode, inForce, anew)
  return accepted({ removed: removed.length, restored: restored.length, remembered })
}

/** The others may say more now than they could beside the undone register: in the order in which they came. */
async function bringInAgain(
  tx: Tx,
  authority: AuthorityId,
  laCode: number,
  registers: readonly DataImport[],
  anew: ReadonlySet<Urn>,
): Promise<void> {
  let untold = anew
  for (const register of registers.toSorted((one, other) => appliedAt(one) - appliedAt(other))) {
    const { changed } = await recordSchoolsFromRegister(tx, authority, laCode, register, untold)
    const told = new Set(changed.map(({ after }) => after.urn))
    untold = new Set([...untold].filter((urn) => !told.has(urn)))
  }
}

const appliedAt = ({ happenings }: DataImport): number =>
  happenings.findLast(({ happening }) => happening === 'applied')?.at.getTime() ?? 0

const sourceOf = ({ publisher, asAt }: DataImport): FactSource => [publisher, asAt]

const urnsIn = async (tx: Tx, authority: AuthorityId, laCode: number, registers: readonly DataImport[]) =>
  new Set<number>((await listEstablishments(tx, authority, { la: laCode }, registers)).map(({ urn }) => urn))

/** What a register says of an establishment, as the register of schools takes it; facts it does not have are left out. */
export function registerRow(of: EstablishmentRow): RegisterRow {
  const facts = {
    establishmentNumber: of.establishmentNumber,
    openedOn: of.openedOn,
    closedOn: of.closedOn,
    // Docs/decisions/0108: a few parts of the authority that every school of a register falls into.
    area: of.constituency,
    street: of.street,
    locality: of.locality,
    town: of.town,
    postcode: of.postcode,
    telephone: of.telephone,
    website: of.website,
    lowAge: of.lowestAge,
    highAge: of.highestAge,
    gender: of.gender,
    religiousCharacter: of.religion,
    diocese: of.diocese,
    trust: of.trust,
  }
  const known = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== null))
  const stands = standing[of.status ?? '']
  return {
    urn: of.urn as Urn,
    name: of.name.slice(0, 200),
    phase: of.phase as Phase,
    type: of.type ?? 'Not stated',
    governance: governanceOfType(of.type ?? ''),
    ...known,
    ...(stands ? { stands } : {}),
  }
}

const standing: Readonly<Record<string, RegisterRow['stands']>> = {
  open: 'open',
  proposedToClose: 'open',
  closed: 'closed',
}

/** Who runs an establishment of a type; only maintained ones fall under the authority's powers (E&IA 2006 s.59). */
function governanceOfType(type: string): Governance {
  if (/academy|free school|studio|university technical|city technology/i.test(type)) return 'academy'
  if (/independent|non-maintained/i.test(type)) return 'independent'
  if (/community|voluntary|foundation|nursery|pupil referral|local authority|\bla\b/i.test(type)) return 'maintained'
  return 'other'
}
