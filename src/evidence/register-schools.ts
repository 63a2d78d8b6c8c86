import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Governance, Phase } from '../policy/index.ts'
import {
  isOfSuccession,
  listSchools,
  recordRegister,
  removeSchools,
  type RegisterPlan,
  type RegisterRow,
  type School,
  type Urn,
} from '../schools/index.ts'
import { listImportsInForce } from './commands.ts'
import { listEstablishments, type EstablishmentRow } from './figure-store.ts'
import type { DataImport } from './import.ts'

/**
 * Brings the establishments of one authority from an imported register into its register of schools (4.1). New schools are
 * added, known ones take what is newer, and what the authority entered itself stays.
 */
export async function recordSchoolsFromRegister(
  tx: Tx,
  authority: AuthorityId,
  laCode: number,
  register: DataImport,
): Promise<RegisterPlan> {
  const establishments = await listEstablishments(tx, authority, { la: laCode }, [register])
  return recordRegister(tx, authority, establishments.map(registerRow), [register.publisher, register.asAt])
}

/** What became of the schools that a register had added, once it is undone. */
export interface UndoneRegister {
  readonly removed: number
  readonly staying: readonly { readonly name: string; readonly by: string }[]
}

/**
 * Takes out of an authority's register the schools that an import alone had brought in: no other register in force has them,
 * and the council has entered nothing about them. A school that anything hangs on stays, and it is said why.
 */
export async function removeSchoolsOfRegister(
  tx: Tx,
  authority: AuthorityId,
  laCode: number,
  undone: DataImport,
): Promise<UndoneRegister> {
  const inForce = await listImportsInForce(tx, authority)
  const still = await listEstablishments(tx, authority, { la: laCode }, inForce)
  const known = new Set(still.map(({ urn }) => urn))
  const came = await listEstablishments(tx, authority, { la: laCode }, [undone])
  const candidates = new Set(came.filter(({ urn }) => !known.has(urn)).map(({ urn }) => urn))
  const schools = (await listSchools(tx, authority)).filter(
    (school) => candidates.has(school.urn) && isAllFrom(undone.publisher, school),
  )
  const urns = schools.map(({ urn }) => urn)
  const { removed, staying } = await removeSchools(tx, authority, urns)
  const names = new Map(schools.map(({ urn, name }) => [urn, name]))
  return {
    removed: removed.length,
    staying: staying.map(({ urn, by }) => ({ name: names.get(urn) ?? String(urn), by })),
  }
}

/** Whether everything known of a school is a publisher's, or follows from who has followed the school. */
const isAllFrom = (publisher: string, school: Pick<School, 'sources'>): boolean =>
  Object.entries(school.sources).every(
    ([fact, source]) => source?.[0] === publisher || (fact === 'closedOn' && isOfSuccession(school)),
  )

/** What a register says of an establishment, as the register of schools takes it; facts it does not have are left out. */
export function registerRow(of: EstablishmentRow): RegisterRow {
  const facts = {
    establishmentNumber: of.establishmentNumber,
    openedOn: of.openedOn,
    closedOn: of.closedOn,
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
  return {
    urn: of.urn as Urn,
    name: of.name.slice(0, 200),
    phase: of.phase as Phase,
    type: of.type ?? 'Not stated',
    governance: governanceOfType(of.type ?? ''),
    ...known,
  }
}

/** Who runs an establishment of a type; only maintained ones fall under the authority's powers (E&IA 2006 s.59). */
function governanceOfType(type: string): Governance {
  if (/academy|free school|studio|university technical|city technology/i.test(type)) return 'academy'
  if (/independent|non-maintained/i.test(type)) return 'independent'
  if (/community|voluntary|foundation|nursery|pupil referral|local authority|\bla\b/i.test(type)) return 'maintained'
  return 'other'
}
