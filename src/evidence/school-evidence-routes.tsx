import { z } from 'zod'
import { route, type Actor } from '../people/index.ts'
import { withTx } from '../platform/database/index.ts'
import { notFound, page, type AnyRoute, type Asked } from '../platform/http/index.ts'
import { exportFormats, exportRows } from '../platform/lists/index.ts'
import { findSchoolInView, urnParam } from '../schools/index.ts'
import { evidenceLines, evidenceList } from './school-evidence-export.ts'
import { EvidencePage, EvidencePrintPage, type EvidencePageProps } from './school-evidence-page.tsx'
import { readEvidenceQuery } from './school-evidence-query.ts'
import { readSchoolEvidence, type SimilarFound } from './school-evidence-reading.ts'
import { SimilarSchoolsPage } from './school-evidence-similar-page.tsx'
import { viewEvidence, yearsOfSchool } from './school-evidence-view.ts'

const urnOnly = z.object({ urn: urnParam })
const anyQuery = z.record(z.string().max(100), z.union([z.string().max(2000), z.array(z.string().max(2000))]))

/** A school's evidence: the page, its print view, its files, and the similar schools. */
export const schoolEvidenceRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    url: '/schools/:urn/evidence',
    permission: 'read school',
    audit: 'none',
    params: urnOnly,
    query: anyQuery,
    async act(asked) {
      const found = await findEvidence(asked)
      return found ? page(<EvidencePage {...found.page} />) : notFound()
    },
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/evidence/print',
    permission: 'read school',
    audit: 'none',
    params: urnOnly,
    query: anyQuery,
    async act(asked) {
      const found = await findEvidence(asked)
      return found ? page(<EvidencePrintPage {...found.page} />) : notFound()
    },
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/evidence/export/:format',
    permission: 'read school',
    audit: 'sensitive',
    params: z.object({ urn: urnParam, format: z.enum(exportFormats) }),
    query: anyQuery,
    async act(asked) {
      const found = await findEvidence(asked)
      if (!found) return notFound()
      const { view, inView } = found.page
      return exportRows(evidenceList(inView.school), evidenceLines(view), asked.params.format, asked.today)
    },
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/evidence/similar',
    permission: 'read school',
    audit: 'none',
    params: urnOnly,
    query: anyQuery,
    async act(asked) {
      const found = await findEvidence(asked)
      if (!found) return notFound()
      const { frame, actor, inView, query } = found.page
      return page(
        <SimilarSchoolsPage frame={frame} actor={actor} inView={inView} query={query} similar={found.similar} />,
      )
    },
  }),
]

type AskedForEvidence = Pick<
  Asked<Actor, { urn: number }, z.output<typeof anyQuery>, unknown>,
  'actor' | 'params' | 'query' | 'service' | 'today' | 'frame' | 'read'
>

/**
 * Undefined when the school is not there or not this person's to see. The figures are read in the scope of the authority:
 * people of a school see the same averages and similar schools as everybody else, and of other schools nothing but those.
 */
async function findEvidence(
  asked: AskedForEvidence,
): Promise<{ readonly page: EvidencePageProps; readonly similar: SimilarFound } | undefined> {
  const { actor, params, service, today, frame } = asked
  const { authority, laCode: la } = actor
  const inView = await asked.read((tx) => findSchoolInView(tx, authority, params.urn, today))
  if (!inView) return undefined
  const query = readEvidenceQuery(asked.query)
  const { request, similar } = await withTx(
    service.database,
    { authority },
    (tx) => readSchoolEvidence(tx, authority, { school: inView.school, la, ...query }),
    { readOnly: true },
  )
  const view = viewEvidence(request)
  return { page: { frame, actor, inView, view, query, heldYears: yearsOfSchool(request) }, similar }
}
