import type { Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { School } from '../schools/index.ts'
import { listImportsInForce } from './commands.ts'
import { listPredecessorsOf } from './lineage-store.ts'
import { lineageOf, openingDay } from './school-evidence-lineage.ts'

/** The day each school opened, by its register or by the links in force; schools of which nothing says it are left out. */
export async function listOpenings(
  tx: Tx,
  authority: AuthorityId,
  la: number | null,
  schools: readonly Pick<School, 'urn' | 'establishmentNumber' | 'openedOn'>[],
): Promise<ReadonlyMap<number, Day>> {
  const inForce = await listImportsInForce(tx, authority)
  const urns = schools.map(({ urn }) => urn)
  const links = await listPredecessorsOf(tx, authority, urns, inForce)
  return new Map(
    schools.flatMap(({ urn, establishmentNumber, openedOn }) => {
      const number = la === null || establishmentNumber === null ? null : la * 10_000 + establishmentNumber
      const opened = openingDay(lineageOf(urn, number, links, openedOn))
      return opened === null ? [] : [[urn, opened] as const]
    }),
  )
}
