import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Governance, Phase } from '../policy/index.ts'
import { recordRegister, type RegisterPlan, type RegisterRow, type Urn } from '../schools/index.ts'
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

/** What a register says of an establishment, as the register of schools takes it; facts it does not have are left out. */
function registerRow(of: EstablishmentRow): RegisterRow {
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
