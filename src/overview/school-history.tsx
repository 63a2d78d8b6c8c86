import { z } from 'zod'
import { editionInForce } from '../editions/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import { HistoryOf, route, type Actor } from '../people/index.ts'
import { listAudit, type AuditRow } from '../platform/audit/index.ts'
import { notFound, page, type AnyRoute } from '../platform/http/index.ts'
import { Pagination, type Frame } from '../platform/views/index.ts'
import { findSchoolInView, SchoolFrame, urnParam, type SchoolInView } from '../schools/index.ts'

/**
 * What a school sees of what was done about it: everything that has come to it, and what its own people did. How the
 * authority came to a proposal (drafts, proposals sent back) is the authority's until it is ratified.
 */
const shownToSchools = [
  'add contact',
  'add school',
  'agree level without the school',
  'answer criterion',
  'answer level',
  'answer note',
  'change contact',
  'change facts',
  'close school',
  'complete review without change',
  'correct register',
  'end contact',
  'enter evidence',
  'issue record',
  'issue record of level',
  'link adviser',
  'record answer of the school',
] as const

const pageSize = 50

/** Who did what about one school, newest first: the tab of its page. */
export const schoolHistoryRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    url: '/schools/:urn/history',
    permission: 'read school',
    audit: 'none',
    params: z.object({ urn: urnParam }),
    query: z.object({ before: z.union([z.literal(''), z.string().regex(/^[1-9]\d{0,14}$/)]).default('') }),
    act: ({ actor, frame, params: { urn }, query: { before }, today, read }) =>
      read(async (tx) => {
        const inView = await findSchoolInView(tx, actor.authority, urn, today)
        if (!inView) return notFound()
        const of = {
          urn,
          outcomes: ['done'],
          ...(before === '' ? {} : { before: Number(before) }),
          ...(actor.urn === undefined ? {} : { actions: shownToSchools }),
        }
        const rows = await listAudit(tx, actor.authority, of, pageSize + 1)
        const { criteria } = await editionInForce(tx, actor.authority, today)
        return page(<SchoolHistoryPage frame={frame} actor={actor} inView={inView} rows={rows} criteria={criteria} />)
      }),
  }),
]

interface SchoolHistoryProps {
  readonly frame: Frame
  readonly actor: Actor
  readonly inView: SchoolInView
  /** One more than the page shows, where there are older ones. */
  readonly rows: readonly AuditRow[]
  readonly criteria: EditionInForce['criteria']
}

function SchoolHistoryPage({ frame, actor, inView, rows, criteria }: SchoolHistoryProps) {
  const older = rows.length > pageSize ? rows[pageSize - 1]?.seq : undefined
  return (
    <SchoolFrame frame={frame} actor={actor} inView={inView} tab="history" heading="History">
      <p class="govuk-body">
        Who did what, when and in which role, newest first. Nothing here can be changed or removed.
      </p>
      {rows.length === 0 ? (
        <p class="govuk-body">Nothing has been done about this school yet.</p>
      ) : (
        <HistoryOf
          rows={rows.slice(0, pageSize)}
          headingLevel={2}
          wordings={new Map(criteria.map(({ id, wording }) => [id, wording]))}
        />
      )}
      {older !== undefined && (
        <Pagination next={{ href: `/schools/${inView.school.urn}/history?before=${older}`, text: 'Older' }} />
      )}
    </SchoolFrame>
  )
}
