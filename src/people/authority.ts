import { acceptUnless, type Outcome } from '../kernel/index.ts'
import type { AuthorityId } from '../platform/database/index.ts'

/** A local authority of the database. */
export interface Authority {
  readonly id: AuthorityId
  readonly name: string
  readonly laCode: number | null
  readonly demonstration: boolean
}

/** An authority to be set up. Its number in the database is its LA code, or the next free one above all LA codes. */
export interface AuthorityRequest {
  readonly name: string
  readonly laCode: number | null
  /** Everyone in it is invented, and anyone may sign in as any of them: from its first day to its last. */
  readonly demonstration: boolean
}

export type AuthorityRefusal = 'nameUsed' | 'codeUsed' | 'demonstrationBesideReal' | 'realBesideDemonstration'

/** Whether an authority may be set up beside those that are there. A demonstration never stands beside a real one. Pure. */
export function establishAuthority(
  request: AuthorityRequest,
  known: readonly Authority[],
): Outcome<AuthorityRequest & { readonly id: AuthorityId }, AuthorityRefusal> {
  const reasons: AuthorityRefusal[] = []
  if (known.some(({ name }) => name.toLowerCase() === request.name.toLowerCase())) reasons.push('nameUsed')
  if (request.laCode !== null && known.some(({ laCode }) => laCode === request.laCode)) reasons.push('codeUsed')
  if (request.demonstration && known.some(({ demonstration }) => !demonstration))
    reasons.push('demonstrationBesideReal')
  if (!request.demonstration && known.some(({ demonstration }) => demonstration))
    reasons.push('realBesideDemonstration')
  const afterCodes = Math.max(999, ...known.map(({ id }) => id)) + 1
  return acceptUnless(reasons, () => ({ ...request, id: (request.laCode ?? afterCodes) as AuthorityId }))
}

/** The demonstration whose cast anyone may sign in as; none where real people sign in beside it. */
export const castOffered = (authorities: readonly Authority[]): Authority | undefined =>
  authorities.every(({ demonstration }) => demonstration) ? authorities[0] : undefined
