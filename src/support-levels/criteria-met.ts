import { listImportsInForce, loadFigureTable, type SchoolsFigures } from '../evidence/index.ts'
import { enteredMark, listCompletedInspections, withInspections } from '../inspections/index.ts'
import { academicYearOf, type Day } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { keepLast } from '../platform/lists/index.ts'
import { answerAll, compileEdition, met, type CriterionId, type EditionInForce } from '../policy/index.ts'
import type { School, Urn } from '../schools/index.ts'
import { measureName, type Reading } from './figures.ts'
import { endOf } from './register-as-at.ts'
import type { Instant } from './review.ts'

type MetBySchool = ReadonlyMap<Urn, readonly CriterionId[]>

interface MetAt {
  readonly on: Day
  readonly knownAt?: Instant | undefined
}

/**
 * The criteria met by each school as at a day and, where told, as known at an instant: the adviser's latest judgement where a
 * person may answer, else the rule's. For the register's filter; a school's own page has the whole grid.
 */
export async function listCriteriaMet(
  tx: Tx,
  of: Reading,
  schools: readonly School[],
  edition: EditionInForce,
  at: MetAt,
): Promise<MetBySchool> {
  const byRule = await listMetByRule(tx, of, schools, edition, at)
  const judged = await listJudgements(tx, of.authority, at)
  const personMay = new Set(edition.criteria.filter(({ answered }) => answered.by !== 'rule').map(({ id }) => id))
  return new Map(
    schools.map(({ urn }) => {
      const own = new Map([...(judged.get(urn) ?? [])].filter(([criterion]) => personMay.has(criterion)))
      const ruled = (byRule.get(urn) ?? []).filter((criterion) => !own.has(criterion))
      return [urn, [...ruled, ...[...own].filter(([, verdict]) => verdict === 'met').map(([criterion]) => criterion)]]
    }),
  )
}

/**
 * Answers of the rules are worked out again only when something they rest on has changed: the files in force, the
 * edition, the schools or the day. Kept for the authorities asked about last; what was known earlier is asked too seldom.
 */
async function listMetByRule(
  tx: Tx,
  { authority, laCode: la }: Reading,
  schools: readonly School[],
  edition: EditionInForce,
  at: MetAt,
): Promise<MetBySchool> {
  if (at.knownAt !== undefined) return workOutMet(tx, { authority, laCode: la }, schools, edition, at)
  const files = (await listImportsInForce(tx, authority))
    .map(({ authority: by, number }) => `${by}.${number}`)
    .join(' ')
  const rows = schools.map(({ urn, version }) => `${urn}.${version}`).join(' ')
  const key = [edition.id, at.on, files, await enteredMark(tx, authority), rows].join('|')
  const known = keptAnswers.get(authority)
  // Who asks while another is at it waits for the same answers; where those fail, perhaps for want of time, works them out.
  const same = known?.key === key ? await known.met.catch(() => undefined) : undefined
  if (same) return same
  const answers = workOutMet(tx, { authority, laCode: la }, schools, edition, at)
  keptAnswers.set(authority, { key, met: answers })
  return answers
}

async function workOutMet(
  tx: Tx,
  { authority, laCode: la }: Reading,
  schools: readonly School[],
  edition: EditionInForce,
  { on: today, knownAt }: MetAt,
): Promise<MetBySchool> {
  const known = dateOf(knownAt)
  const compiled = compileEdition(edition, academicYearOf(today), measureName)
  const urns = schools.map(({ urn }) => urn)
  const completed = await listCompletedInspections(tx, authority, urns, known)
  const through = (figures: SchoolsFigures) => withInspections(figures, completed, today, edition.frameworks)
  const asked = { schools, la, today, knownAt: known, through }
  const codes = answerAll(compiled, await loadFigureTable(tx, authority, compiled, asked))
  return new Map(
    schools.map(({ urn }, row) => [
      urn,
      compiled.criteria.filter((_, index) => codes[index]?.[row] === met).map(({ criterion }) => criterion.id),
    ]),
  )
}

interface KeptAnswers {
  readonly key: string
  readonly met: Promise<MetBySchool>
}

const keptAnswers = keepLast<AuthorityId, KeptAnswers>(50)

const dateOf = (instant: Instant | undefined): Date | undefined =>
  instant === undefined ? undefined : new Date(instant)

/** The latest judgement of each criterion by the end of a day and, where told, by an instant; by school. */
async function listJudgements(
  tx: Tx,
  authority: AuthorityId,
  { on, knownAt }: MetAt,
): Promise<ReadonlyMap<Urn, ReadonlyMap<CriterionId, string>>> {
  const until = endOf(on)
  const rows = await tx
    .selectFrom('criterion_answer')
    .distinctOn(['urn', 'criterion'])
    .select(['urn', 'criterion', 'verdict'])
    .where('authority_id', '=', authority)
    .where('whose', '=', 'adviser')
    .where('at', '<=', new Date(knownAt !== undefined && knownAt < until ? knownAt : until))
    .orderBy('urn')
    .orderBy('criterion')
    .orderBy('at', 'desc')
    .execute()
  const judged = new Map<Urn, Map<CriterionId, string>>()
  for (const { urn, criterion, verdict } of rows)
    judged.set(urn, (judged.get(urn) ?? new Map<CriterionId, string>()).set(criterion, verdict))
  return judged
}
