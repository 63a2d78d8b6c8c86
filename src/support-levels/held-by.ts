import { listGoodPractice, type GoodPractice } from '../good-practice/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { listDesignations, type DesignationVersion } from '../providers/index.ts'
import type { Urn } from '../schools/index.ts'

/** What a school shows of the capacity to support others, beside its level. */
export interface HeldBySchool {
  readonly designations: readonly DesignationVersion[]
  readonly goodPractice: readonly GoodPractice[]
}

/** The designations and the good practice of one school, or of every school in scope. */
export const listHeldBy = async (tx: Tx, authority: AuthorityId, urn?: Urn): Promise<HeldBySchool> => ({
  designations: await listDesignations(tx, authority, urn),
  goodPractice: await listGoodPractice(tx, authority, urn),
})
