import { daysBetween, type AcademicYear, type Day } from '../kernel/index.ts'
import {
  isOnlyNamed,
  judgementInYear,
  mostDaysApart,
  type DataImport,
  type Inspection,
  type Predecessor,
} from '../evidence/index.ts'
import type { Figure, MeasureId } from '../policy/index.ts'
import type { EnteredInspection, Judgements } from './entered-inspection.ts'

/** An inspection of a school, or of the school before it: what the published lists say and what was entered by hand. */
export interface SchoolInspection {
  readonly on: Day
  readonly publishedOn: Day | null
  readonly kind: Inspection['kind']
  readonly judgements: ReadonlyMap<MeasureId, Figure>
  /** The code of a category of concern; null where there is none or nothing is said of one. */
  readonly category: string | null
  readonly outcome: string | null
  /** The list that tells of it; absent when it was entered by hand alone. */
  readonly source?: DataImport
  readonly entered?: EnteredInspection
  /** The school before this one, which was inspected. */
  readonly of?: Predecessor
}

/**
 * The inspections of a school over time, the latest first. What was entered by hand completes what the lists say and never
 * overrules it: when a list comes to state the same, the list counts.
 * @param before the schools this one follows, whose inspections they are
 */
export function inspectionsOfSchool(
  published: readonly Inspection[],
  entered: readonly EnteredInspection[],
  before: ReadonlyMap<number, Predecessor>,
): readonly SchoolInspection[] {
  const found: SchoolInspection[] = []
  for (const { urn, ...inspection } of published.filter((each) => !isToldAsUngraded(each, entered))) {
    const at = found.findIndex((each) => isSame(each, inspection))
    const of = before.get(urn)
    const one: SchoolInspection = { ...inspection, ...(of ? { of } : {}) }
    const known = found[at]
    if (known) found[at] = completed(known, one)
    else found.push(one)
  }
  for (const entry of entered) {
    const one = asInspection(entry)
    const at = found.findIndex((each) => isSame(each, one))
    const known = found[at]
    if (known) found[at] = completed(known, one)
    else found.push(one)
  }
  return found.sort((one, other) => (one.on < other.on ? 1 : -1))
}

/** The latest inspection that judged; undefined when there is none by that day. */
export const latestGraded = (inspections: readonly SchoolInspection[], on: Day): SchoolInspection | undefined =>
  inspections.find((each) => each.kind !== 'ungraded' && each.on <= on)

/**
 * The figure of an `ofsted-…` measure for the rules: what inspection says at the end of an academic year, or today when the
 * year is not over. Judgements hold until the next inspection; report cards and earlier grades are never mixed.
 */
export const inspectionFigure = (
  inspections: readonly SchoolInspection[],
  measure: MeasureId,
  year: AcademicYear,
  today: Day,
): Figure => judgementInYear(inspections, measure, year, today)

const isSame = (one: Pick<SchoolInspection, 'on' | 'kind'>, other: Pick<SchoolInspection, 'on' | 'kind'>): boolean =>
  (one.kind === 'ungraded') === (other.kind === 'ungraded') && Math.abs(daysBetween(one.on, other.on)) <= mostDaysApart

/** What a register only names may be an ungraded inspection: whoever entered it as such knows more. */
const isToldAsUngraded = (named: Inspection, entered: readonly EnteredInspection[]): boolean =>
  isOnlyNamed(named) &&
  entered.some(
    ({ urn, kind, outcome, on }) =>
      urn === named.urn &&
      kind === 'ungraded' &&
      outcome !== null &&
      Math.abs(daysBetween(on, named.on)) <= mostDaysApart,
  )

/** What the first says stands; the second adds what it leaves out. */
const completed = (first: SchoolInspection, second: SchoolInspection): SchoolInspection => ({
  ...second,
  ...first,
  judgements: new Map([...second.judgements, ...first.judgements]),
  publishedOn: first.publishedOn ?? second.publishedOn,
  category: first.judgements.has('ofsted-category') ? first.category : (first.category ?? second.category),
  outcome: first.outcome ?? second.outcome,
})

function asInspection(entered: EnteredInspection): SchoolInspection {
  const { on, publishedOn, kind, outcome, category } = entered
  const judgements = new Map<MeasureId, Figure>(
    Object.entries(entered.judgements).map(([measure, grade]) => [
      measure,
      grade === null ? { status: 'notApplicable' } : { status: 'value', value: grade },
    ]),
  )
  if (category !== null) judgements.set('ofsted-category', { status: 'value', value: category === 'none' ? 0 : 1 })
  const isCard = Object.keys(entered.judgements).some(isOfCard)
  if (isCard) for (const [measure, count] of cardCounts(entered.judgements)) judgements.set(measure, count)
  return {
    on,
    publishedOn,
    kind: kind === 'ungraded' ? 'ungraded' : isCard ? 'reportCard' : 'graded',
    judgements,
    category: category === 'none' ? null : category,
    outcome,
    entered,
  }
}

const isOfCard = (measure: MeasureId): boolean =>
  measure.startsWith('ofsted-report-card-') || measure === 'ofsted-safeguarding-not-met'

/**
 * How many areas of a report card need attention (4) or urgent improvement (5). "None" is only said when every area that all
 * schools have was entered: the areas left out may be the ones that do.
 */
function cardCounts(judgements: Judgements): readonly (readonly [MeasureId, Figure])[] {
  const graded = Object.entries(judgements).filter(([measure]) => measure.startsWith('ofsted-report-card-'))
  const isWhole = areasOfEveryCard.every((area) => Object.hasOwn(judgements, `ofsted-report-card-${area}`))
  const count = (grade: number): Figure => {
    const value = graded.filter(([, given]) => given === grade).length
    return value > 0 || isWhole ? { status: 'value', value } : { status: 'missing' }
  }
  return [
    ['ofsted-needs-attention', count(4)],
    ['ofsted-urgent-improvement', count(5)],
  ]
}

const areasOfEveryCard = ['inclusion', 'teaching', 'achievement', 'attendance', 'wellbeing', 'leadership']
