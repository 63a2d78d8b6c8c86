import { academicYearOf, type AcademicYear, type Day, type TermDates } from '../kernel/index.ts'
import { listOwnInspections } from '../inspections/index.ts'
import { listSteps, stepState } from '../interventions/index.ts'
import { isInForce, listAppointments, listPeople } from '../people/index.ts'
import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import type { CriterionId, EditionInForce } from '../policy/index.ts'
import { listTermDates, type Urn } from '../schools/index.ts'
import {
  answerers,
  finished,
  levelHistory,
  listLevelEntries,
  listReviews,
  listReviewsOf,
  loadRegister,
  policyRoleOf,
  reviewState,
  termsOf,
  type ListedSchool,
  type Review,
} from '../support-levels/index.ts'
import type { Holders } from './answerable.ts'
import type { AgreedCriteria, Named, SchoolRecord } from './school-record.ts'

export interface Reading {
  readonly authority: AuthorityId
  readonly laCode: number | null
}

/** A school of the register with what is on record about it. */
export interface Recorded {
  readonly listed: ListedSchool
  readonly record: SchoolRecord
}

export interface Records {
  readonly edition: EditionInForce
  readonly schools: readonly Recorded[]
}

/** What is on record about every open school of the authority, or about one. For officers: it reads the register. */
export async function loadRecords(tx: Tx, of: Reading, today: Day, only?: Urn): Promise<Records> {
  const { edition, rows } = await loadRegister(tx, of, { on: today })
  const listed = rows.filter(({ urn, status }) => status !== 'closed' && (only === undefined || urn === only))
  const urns = listed.map(({ urn }) => urn)
  const { authority } = of
  const entries = grouped(await listLevelEntries(tx, authority, only))
  const reviews = grouped(
    only === undefined ? await listReviews(tx, authority) : await listReviewsOf(tx, authority, only),
  )
  const inspections = await listOwnInspections(tx, authority, urns)
  const visits = await listVisits(tx, authority, only)
  const agreed = await listAgreed(tx, authority, only)
  const steps = grouped(await listSteps(tx, authority, only))
  const own = await listTermDates(tx, authority)
  const schools = listed.map((one): Recorded => {
    const { urn, adviser, next, criteriaMet, school } = one
    const levels = levelHistory(entries.get(urn) ?? [])
    const record: SchoolRecord = {
      urn,
      phase: school.phase,
      levels,
      nextReview: next,
      agreed: agreed.get(urn) ?? null,
      met: criteriaMet,
      inspections: inspections.get(urn) ?? [],
      visits: visits.get(urn) ?? [],
      reviews: finishedDays(reviews.get(urn) ?? [], edition),
      terms: termsSince(levels[0]?.from ?? today, today, own),
      steps: (steps.get(urn) ?? []).map((step) => ({ kind: step.kind, state: stepState(step, today) })),
      adviser,
    }
    return { listed: one, record }
  })
  return { edition, schools }
}

function grouped<Of extends { readonly urn: Urn }>(all: readonly Of[]): ReadonlyMap<Urn, readonly Of[]> {
  const groups = new Map<Urn, Of[]>()
  for (const one of all) {
    const group = groups.get(one.urn)
    if (group) group.push(one)
    else groups.set(one.urn, [one])
  }
  return groups
}

const finishedDays = (reviews: readonly Review[], edition: EditionInForce): readonly Day[] =>
  finished(reviews.map((review) => ({ review, state: reviewState(review.happenings, answerers(edition)) }))).map(
    ({ doneOn }) => doneOn,
  )

/** From the term of a day to the end of the present academic year, six years at most. */
function termsSince(from: Day, today: Day, own: readonly TermDates[]): readonly TermDates[] {
  const last = academicYearOf(today)
  const first = Math.max(academicYearOf(from), last - 6)
  const years = Array.from({ length: Math.max(0, last - first) + 1 }, (_, at) => (first + at) as AcademicYear)
  return years.flatMap((year) => termsOf(year, own))
}

/** Days visited, of the notes of visit that were issued. */
async function listVisits(
  tx: Tx,
  authority: AuthorityId,
  only: Urn | undefined,
): Promise<ReadonlyMap<Urn, readonly Day[]>> {
  let query = tx
    .selectFrom('formal_record as r')
    .innerJoin('issued_document as d', (join) =>
      join.onRef('d.authority_id', '=', 'r.authority_id').onRef('d.record_id', '=', 'r.record_id'),
    )
    .select(['r.urn', sql<Day | null>`r.draft->>'visitedOn'`.as('on')])
    .where('r.authority_id', '=', authority)
    .where('r.instrument', '=', 'noteOfVisit')
  if (only !== undefined) query = query.where('r.urn', '=', only)
  const days = new Map<Urn, Day[]>()
  for (const { urn, on } of await query.execute()) if (on !== null) days.set(urn, [...(days.get(urn) ?? []), on])
  return days
}

/**
 * The criteria met in the grid kept with each school's last finished review: with the proposal that took effect, or with the
 * review that left the level as it was.
 */
async function listAgreed(
  tx: Tx,
  authority: AuthorityId,
  only: Urn | undefined,
): Promise<ReadonlyMap<Urn, AgreedCriteria>> {
  let kept = tx
    .selectFrom('review_happening as h')
    .innerJoin('review as r', (join) =>
      join.onRef('r.authority_id', '=', 'h.authority_id').onRef('r.review_id', '=', 'h.review_id'),
    )
    .distinctOn('h.urn')
    .select(['h.authority_id', 'h.review_id', 'h.number', 'h.urn'])
    .select(sql<Day>`(r.ended_at at time zone 'Europe/London')::date`.as('on'))
    .where('h.authority_id', '=', authority)
    .where('r.ended_as', '=', 'finished')
    .where('h.grid', 'is not', null)
  if (only !== undefined) kept = kept.where('h.urn', '=', only)
  const latest = kept.orderBy('h.urn').orderBy('r.ended_at', 'desc').orderBy('h.number', 'desc').as('latest')
  // Only of the latest is the grid opened: there are some ten for each school, of thirty criteria with their figures each.
  const rows = await tx
    .selectFrom(latest)
    .innerJoin('review_happening as g', (join) =>
      join
        .onRef('g.authority_id', '=', 'latest.authority_id')
        .onRef('g.review_id', '=', 'latest.review_id')
        .onRef('g.number', '=', 'latest.number'),
    )
    .select(['latest.urn', 'latest.on'])
    .select(sql<CriterionId[]>`jsonb_path_query_array(g.grid, '$[*] ? (@.answer == "met").criterion')`.as('met'))
    .execute()
  return new Map(rows.map(({ urn, on, met }) => [urn, { on, met }]))
}

/** Who holds each of the policy's roles for the whole authority today. */
export async function loadHolders(tx: Tx, authority: AuthorityId, today: Day): Promise<Holders> {
  const names = new Map((await listPeople(tx, authority)).map(({ id, name }) => [id, name]))
  const holders = new Map<string, Named[]>()
  for (const { personId, role, from, to } of await listAppointments(tx, authority)) {
    const name = names.get(personId)
    if (name === undefined || !isInForce({ from, to: to ?? undefined }, today)) continue
    const policyRole = policyRoleOf(role)
    holders.set(policyRole, [...(holders.get(policyRole) ?? []), { personId, name }])
  }
  return holders
}
