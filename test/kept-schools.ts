/** An authority with eight schools and two people who keep what is known of them. */
import { afterAll, beforeAll } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from './app.ts'
import { withTx, type AuthorityId, type Tx } from '../src/platform/database/index.ts'
import { exampleSchool } from '../src/schools/example-school.ts'
import { recordSchools } from '../src/schools/index.ts'

export interface KeptSchools {
  readonly app: TestApp
  readonly ambleford: AuthorityId
  /** Dee Data, Data officer. */
  readonly officer: TestBrowser
  /** Pat Principal, Principal Adviser. */
  readonly colleague: TestBrowser
  inTx<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** The rows of the audit about an action, the first first. */
  audited(action: string): Promise<readonly AuditRow[]>
}

interface AuditRow {
  readonly urn: number
  readonly person_name: string
  readonly canonical: string
}

export async function keepSchools(): Promise<KeptSchools> {
  const app = await startTestApp()
  const ambleford = await app.addAuthority(999, 'Ambleford Council')
  const inTx = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTx(app.database, { authority: ambleford }, work)
  const urns = [100001, 100002, 100003, 100004, 100005, 100006, 100007, 100008]
  const schools = urns.map((urn) => exampleSchool(urn, { town: 'Ambleford' }))
  await inTx((tx) => recordSchools(tx, ambleford, schools))
  const about = 'select urn, person_name, canonical from audit_entry where action = $1 order by seq'
  return {
    app,
    ambleford,
    officer: await app.signIn(ambleford, 'dataOfficer', undefined, 'Dee Data'),
    colleague: await app.signIn(ambleford, 'principalAdviser', undefined, 'Pat Principal'),
    inTx,
    audited: async (action) => (await app.database.owner(about, [action])).rows,
  }
}

/** `keepSchools` before the tests of a file and its end after them. */
export function schoolsKeptHere(): KeptSchools {
  const here = {} as KeptSchools
  beforeAll(async () => {
    Object.assign(here, await keepSchools())
  })
  afterAll(() => here.app.close())
  return here
}
