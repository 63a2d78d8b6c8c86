/** Early warning between reviews (3.4): what has changed or come to nothing since the level in force was agreed. Pure. */
import type { SchoolInspection } from '../inspections/index.ts'
import type { Day } from '../kernel/index.ts'
import { numberSetting, type CriterionId, type EditionInForce, type Level } from '../policy/index.ts'
import { owed } from './duty.ts'
import { progressOf } from './progress.ts'
import { standingOn, type SchoolRecord } from './school-record.ts'

export type Warning =
  | { readonly kind: 'noProgress'; readonly dueOn: Day; readonly terms: number; readonly category: string | null }
  | { readonly kind: 'newCategory'; readonly on: Day; readonly category: string }
  | { readonly kind: 'worseInspection'; readonly on: Day; readonly grade: number; readonly before: number }
  | { readonly kind: 'urgentImprovement'; readonly on: Day; readonly areas: number }
  | { readonly kind: 'criteriaNewlyMet'; readonly criteria: readonly CriterionId[]; readonly agreedOn: Day }
  | { readonly kind: 'visitOverdue'; readonly dueOn: Day }
  | {
      readonly kind: 'notImproved'
      readonly level: Level
      /** Since when it is at this level without a break; `since` is when it last improved, or came to level 2 or 3. */
      readonly levelSince: Day
      readonly since: Day
      readonly terms: number
    }
  | { readonly kind: 'reviewOverdue'; readonly dueOn: Day }

/** Every warning about a school today, the gravest first. None about a school whose level has never been agreed. */
export function earlyWarnings(record: SchoolRecord, edition: EditionInForce, today: Day): readonly Warning[] {
  return [
    ...noProgress(record, edition, today),
    ...sinceAgreed(record, today).flatMap((inspection) => inspectionWarnings(record, inspection)),
    ...criteriaNewlyMet(record, edition),
    ...visitOverdue(record, edition, today),
    ...notImproved(record, edition, today),
    ...reviewOverdue(record),
  ]
}

/** A school in a category, or causing concern, for which a term passed without recorded progress. */
function noProgress(record: SchoolRecord, edition: EditionInForce, today: Day): readonly Warning[] {
  const progress = progressOf(record, edition, today)
  const [dueOn] = progress?.missed ?? []
  if (!progress || dueOn === undefined) return []
  return [{ kind: 'noProgress', dueOn, terms: progress.missed.length, category: progress.because.category }]
}

/** Inspections since the criteria were last looked at together; before any were kept, since the level took effect. */
function sinceAgreed(record: SchoolRecord, today: Day): readonly SchoolInspection[] {
  const from = record.agreed?.on ?? standingOn(record, today)?.since
  return from === undefined
    ? []
    : record.inspections.filter(({ kind, on }) => kind !== 'ungraded' && on > from && on <= today)
}

function inspectionWarnings(record: SchoolRecord, inspection: SchoolInspection): readonly Warning[] {
  const { on, category } = inspection
  const before = record.inspections.find((one) => one.kind !== 'ungraded' && one.on < on)
  const [grade, earlier] = [gradeOf(inspection), before && gradeOf(before)]
  const areas = valueOf(inspection, 'ofsted-urgent-improvement') ?? 0
  const isNew = category !== null && (before?.category ?? null) === null
  return [
    ...(isNew ? [{ kind: 'newCategory', on, category } as const] : []),
    ...(grade !== undefined && earlier !== undefined && grade > earlier
      ? [{ kind: 'worseInspection', on, grade, before: earlier } as const]
      : []),
    ...(areas > 0 ? [{ kind: 'urgentImprovement', on, areas } as const] : []),
  ]
}

/** Overall effectiveness, 1 to 4; undefined where it was not judged. Report cards have none, and are never mixed with it. */
const gradeOf = (inspection: SchoolInspection): number | undefined => valueOf(inspection, 'ofsted-overall')

function valueOf({ judgements }: SchoolInspection, measure: string): number | undefined {
  const figure = judgements.get(measure)
  return figure?.status === 'value' ? figure.value : undefined
}

/** Characteristics of level 2 and 3 that were not met, or not known, when the criteria were last agreed. */
function criteriaNewlyMet({ agreed, met }: SchoolRecord, { criteria }: EditionInForce): readonly Warning[] {
  if (agreed === null) return []
  const grave = new Set(criteria.filter(({ level }) => level > 1).map(({ id }) => id))
  const newly = met.filter((id) => grave.has(id) && !agreed.met.includes(id))
  return newly.length > 0 ? [{ kind: 'criteriaNewlyMet', criteria: newly, agreedOn: agreed.on }] : []
}

/** The visit that a change to level 2 or 3 asks for (7.5), not made by its day. */
const visitOverdue = (record: SchoolRecord, edition: EditionInForce, today: Day): readonly Warning[] =>
  owed(record, edition, today).flatMap(({ kind, dueOn, state }) =>
    kind === 'visit' && state === 'overdue' && dueOn !== null ? [{ kind: 'visitOverdue', dueOn } as const] : [],
  )

/** Level 2 or 3 for so many whole terms, the level never lower since. */
function notImproved(record: SchoolRecord, edition: EditionInForce, today: Day): readonly Warning[] {
  const since = withoutImprovementSince(record, today)
  const standing = standingOn(record, today)
  if (since === undefined || standing === null) return []
  const { level, since: levelSince } = standing
  const terms = record.terms.filter(({ from, to }) => from >= since && to < today).length
  return terms >= numberSetting(edition, 'termsWithoutImprovement')
    ? [{ kind: 'notImproved', level, levelSince, since, terms }]
    : []
}

/** Since the level last became better, or the school came to level 2 or 3. From 2 to 3 is no improvement. */
function withoutImprovementSince({ levels }: SchoolRecord, today: Day): Day | undefined {
  let since: Day | undefined
  let lowest: Level | undefined
  for (const { level, from } of levels) {
    if (from > today) break
    if (level === 1) since = undefined
    else if (since === undefined || (lowest !== undefined && level < lowest)) since = from
    lowest = level
  }
  return since
}

const reviewOverdue = ({ nextReview }: SchoolRecord): readonly Warning[] =>
  nextReview?.state === 'overdue' ? [{ kind: 'reviewOverdue', dueOn: nextReview.dueOn }] : []
