import type { Day } from '../kernel/index.ts'
import { clientOf, type AuthorityId, type Tx } from '../platform/database/index.ts'
import { dayText } from '../platform/views/index.ts'
import type { ToldHeadteacher, ToldLink, ToldOfSchool } from '../schools/index.ts'
import { listImportsInForce } from './commands.ts'
import { rankedImports, ranksOf } from './comparing.ts'
import type { DataImport } from './import.ts'
import { listNames } from './school-evidence-store.ts'

/** What the registers and links in force say of a school: those before and after it (4.1), and its headteacher. */
export async function findToldOfSchool(tx: Tx, authority: AuthorityId, urn: number): Promise<ToldOfSchool> {
  const inForce = await listImportsInForce(tx, authority)
  const asked = { authority, urn, inForce }
  return { links: await listLinks(tx, asked), headteacher: await findHeadteacher(tx, asked) }
}

interface Asked {
  readonly authority: AuthorityId
  readonly urn: number
  /** The strongest first. */
  readonly inForce: readonly DataImport[]
}

async function listLinks(tx: Tx, { authority, urn, inForce }: Asked): Promise<readonly ToldLink[]> {
  const files = inForce.filter(({ holds }) => holds === 'links')
  if (files.length === 0) return []
  const { rows } = await clientOf(tx).query<Omit<ToldLink, 'source'> & { rank: number }>(linksOf, [
    authority,
    urn,
    JSON.stringify(ranksOf(files)),
  ])
  const others = rows.map((row) => row.urn)
  const names = others.length === 0 ? new Map<number, string>() : await listNames(tx, authority, others, inForce)
  return rows.map(({ rank, ...link }) => ({
    ...link,
    name: names.get(link.urn) ?? link.name,
    source: sourceText(files[rank] as DataImport),
  }))
}

const sourceText = ({ title, asAt }: DataImport): string => `${title}, as at ${dayText(asAt)}`

/** A link stands in a file from either side, or from one alone; the school's own side counts first. */
const linksOf = `
  with ${rankedImports},
  told as (
    select l.linked_urn as urn, l.link_type ilike 'predecessor%' as earlier, l.link_name as name, l.established_on, r.rank, 0 as side
    from establishment_link l join rank r using (authority_id, import_number)
    where l.authority_id in (0, $1) and l.urn = $2 and l.link_type ~* '^(predecessor|successor)'
    union all
    select l.urn, l.link_type ilike 'successor%', null, l.established_on, r.rank, 1
    from establishment_link l join rank r using (authority_id, import_number)
    where l.authority_id in (0, $1) and l.linked_urn = $2 and l.link_type ~* '^(predecessor|successor)'
  )
  select distinct on (urn, earlier) urn, case when earlier then 'predecessor' else 'successor' end as kind, name,
    established_on as "establishedOn", rank
  from told order by urn, earlier, rank, side`

interface HeadRow {
  readonly title: string | null
  readonly first: string | null
  readonly last: string
  readonly post: string | null
  readonly rank: number
}

/** The strongest register that names one: the tables of schools never do. */
async function findHeadteacher(tx: Tx, { authority, urn, inForce }: Asked): Promise<ToldHeadteacher | undefined> {
  const registers = inForce.filter(({ holds }) => holds === 'register')
  const { rows } = await clientOf(tx).query<HeadRow>(headOf, [authority, urn, JSON.stringify(ranksOf(registers))])
  const [row] = rows
  const register = row && registers[row.rank]
  if (!row || !register) return undefined
  const name = [row.title, row.first, row.last].filter((part) => part !== null).join(' ')
  const asAt: Day = register.asAt
  return { name: row.post === null ? name : `${name}, ${row.post}`, source: register.title, asAt }
}

const headOf = `
  with ${rankedImports}
  select e.head_title as title, e.head_first_name as first, e.head_last_name as last, e.head_job_title as post, r.rank
  from establishment e join rank r using (authority_id, import_number)
  where e.authority_id in (0, $1) and e.urn = $2 and e.head_last_name is not null
  order by r.rank limit 1`
