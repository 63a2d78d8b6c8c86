import { day, type Day } from '../kernel/index.ts'
import type { Figure, InspectionFramework, MeasureId } from '../policy/index.ts'

/** An area that inspections judge: what it is called, and from when to when it was judged (the report card has its own). */
export interface Judgement {
  readonly measure: MeasureId
  readonly name: string
  readonly from?: Day
  readonly to?: Day
  /** Only under a framework that gives it. */
  readonly only?: 'overallGrade' | 'capacityToImprove' | 'reportCard'
  /** `met` is answered met or not met, every other area with a grade. */
  readonly answered?: 'met'
}

/** Every area in the order of a report (domain: the frameworks of 2009, 2012, 2015, 2019, and report cards). */
export const judgements: readonly Judgement[] = [
  { measure: 'ofsted-overall', name: 'Overall effectiveness', only: 'overallGrade' },
  { measure: 'ofsted-capacity', name: 'Capacity to improve', only: 'capacityToImprove' },
  { measure: 'ofsted-achievement', name: 'Achievement and outcomes of pupils', to: day('2019-08-31') },
  { measure: 'ofsted-teaching', name: 'Quality of teaching', to: day('2019-08-31') },
  { measure: 'ofsted-education', name: 'Quality of education', from: day('2019-09-01') },
  { measure: 'ofsted-behaviour', name: 'Behaviour' },
  { measure: 'ofsted-personal-development', name: 'Personal development', from: day('2019-09-01') },
  { measure: 'ofsted-leadership', name: 'Leadership and management' },
  {
    measure: 'ofsted-governing-body',
    name: 'Effectiveness of the governing body',
    to: day('2011-12-31'),
  },
  { measure: 'ofsted-report-card-inclusion', name: 'Inclusion', only: 'reportCard' },
  { measure: 'ofsted-report-card-teaching', name: 'Curriculum and teaching', only: 'reportCard' },
  { measure: 'ofsted-report-card-achievement', name: 'Achievement', only: 'reportCard' },
  { measure: 'ofsted-report-card-attendance', name: 'Attendance and behaviour', only: 'reportCard' },
  { measure: 'ofsted-report-card-wellbeing', name: 'Personal development and wellbeing', only: 'reportCard' },
  { measure: 'ofsted-report-card-early-years', name: 'Early years', only: 'reportCard' },
  { measure: 'ofsted-report-card-post-16', name: 'Post-16 provision', only: 'reportCard' },
  { measure: 'ofsted-report-card-leadership', name: 'Leadership and governance', only: 'reportCard' },
  {
    measure: 'ofsted-safeguarding-not-met',
    name: 'Safeguarding standards',
    only: 'reportCard',
    answered: 'met',
  },
]

/** The areas that an inspection of a day may judge. */
export const judgementsOn = (framework: InspectionFramework, on: Day): readonly Judgement[] =>
  judgements.filter(({ from, to, only }) => {
    if (only !== undefined) return framework[only]
    return !framework.reportCard && (from === undefined || from <= on) && (to === undefined || on <= to)
  })

/**
 * The framework of a day. Inspections from before the first that the edition knows had the same four grades (since September
 * 2005), but their capacity to improve is not asked for.
 */
export function frameworkOf(frameworks: readonly InspectionFramework[], on: Day): InspectionFramework | undefined {
  const found = frameworks.find(({ from, to }) => from <= on && (to === undefined || on <= to))
  const [first] = frameworks
  if (found || !first || on >= first.from) return found
  return { ...first, id: 'before', name: `Before the ${lowered(first.name)}`, capacityToImprove: false }
}

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** "3 Requires improvement", "Expected standard", "Not judged": the word of the framework of the day. */
export function gradeWords(framework: InspectionFramework | undefined, judgement: Judgement, figure: Figure): string {
  if (figure.status === 'notApplicable') return 'Not judged'
  if (figure.status !== 'value') return 'Not held'
  if (judgement.answered === 'met') return figure.value === 0 ? 'Met' : 'Not met'
  const word = framework?.grades[figure.value - 1]
  if (word === undefined) return `Grade ${figure.value}`
  return framework?.reportCard ? capital(word) : `${figure.value} ${capital(word)}`
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)

/** The area a measure is of, and its judgement in the words of the framework of the day; undefined for another measure. */
export function judgementText(
  frameworks: readonly InspectionFramework[],
  measure: MeasureId,
  figure: Figure,
  on: Day | undefined,
): { readonly name: string; readonly words: string } | undefined {
  const judgement = judgements.find((each) => each.measure === measure)
  if (!judgement) return undefined
  const framework = on === undefined ? undefined : frameworkOf(frameworks, on)
  return { name: judgement.name, words: gradeWords(framework, judgement, figure) }
}
