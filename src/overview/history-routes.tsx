import { z } from 'zod'
import { editionInForce } from '../editions/index.ts'
import { actionsWithWords, route, type Actor } from '../people/index.ts'
import { listAudit, verifyAudit } from '../platform/audit/index.ts'
import { page, type AnyRoute, type Asked } from '../platform/http/index.ts'
import { listSchools } from '../schools/index.ts'
import { HistoryPage, outcomes, VerifiedPage, type HistoryQuery } from './history-pages.tsx'

const words = z.string().max(200).default('')
const several = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.enum(outcomes)),
)

const query = z.object({
  person: words,
  action: words,
  school: z.union([z.literal(''), z.string().regex(/^[1-9]\d{0,6}$/)]).default(''),
  outcome: several,
  before: z.union([z.literal(''), z.string().regex(/^[1-9]\d{0,14}$/)]).default(''),
})

const pageSize = 50

/** Who did what: the audit of an authority, newest first, and whether it is whole. */
export const historyRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    url: '/history',
    permission: 'read audit',
    audit: 'none',
    query,
    async act(asked) {
      const { frame } = asked
      const { rows, schoolNames, wordings } = await readHistory(asked)
      const older = rows.length > pageSize ? rows[pageSize - 1]?.seq : undefined
      return page(
        <HistoryPage
          frame={frame}
          rows={rows.slice(0, pageSize)}
          query={asked.query}
          older={older}
          schoolNames={schoolNames}
          wordings={wordings}
        />,
      )
    },
  }),
  route({
    method: 'GET',
    url: '/history/check',
    permission: 'read audit',
    audit: 'none',
    async act({ actor, service, frame, read }) {
      const verified = await read((tx) => verifyAudit(tx, service.secrets.audit, actor.authority))
      return page(<VerifiedPage frame={frame} verified={verified} />)
    },
  }),
]

/** One more row than a page shows: whether there is an older page. */
const readHistory = ({ actor, query: asked, today, read }: Asked<Actor, unknown, HistoryQuery, unknown>) =>
  read(async (tx) => {
    const { criteria } = await editionInForce(tx, actor.authority, today)
    const { person, action, school, outcome, before } = asked
    const of = {
      ...(person === '' ? {} : { person }),
      ...(action === '' ? {} : { action, orActions: actionsWithWords(action) }),
      ...(school === '' ? {} : { urn: Number(school) }),
      ...(before === '' ? {} : { before: Number(before) }),
      outcomes: outcome,
    }
    const rows = await listAudit(tx, actor.authority, of, pageSize + 1)
    const schools = await listSchools(tx, actor.authority)
    return {
      rows,
      schoolNames: new Map(schools.map(({ urn, name }) => [urn as number, name])),
      wordings: new Map(criteria.map(({ id, wording }) => [id, wording])),
    }
  })
