/** The sentences of duties and early warnings, the same on page, list, marker and export. */
import { never } from '../kernel/index.ts'
import { categoryName } from '../inspections/index.ts'
import { dayText } from '../platform/views/index.ts'
import { roleInWords, type EditionInForce } from '../policy/index.ts'
import type { Answerable } from './answerable.ts'
import type { DutyKind, DutyState } from './duty.ts'
import type { Warning } from './early-warning.ts'

export const warningNames: Readonly<Record<Warning['kind'], string>> = {
  noProgress: 'No recorded progress at its due date',
  newCategory: 'New Ofsted category',
  worseInspection: 'Worse inspection',
  urgentImprovement: 'Inspection asks for urgent improvement',
  criteriaNewlyMet: 'Criteria newly met',
  visitOverdue: 'Visit overdue',
  notImproved: 'Level has not improved',
  reviewOverdue: 'Review overdue',
}

export function warningSentence(warning: Warning, { criteria }: Pick<EditionInForce, 'criteria'>): string {
  switch (warning.kind) {
    case 'noProgress':
      return `No progress recorded since the term that ended on ${dayText(warning.dueOn)}${warning.terms > 1 ? ` (${warning.terms} terms)` : ''}${warning.category === null ? '' : `; ${categoryName(warning.category)}`}.`
    case 'newCategory':
      return `Inspected on ${dayText(warning.on)} and placed in a category: ${categoryName(warning.category)}.`
    case 'worseInspection':
      return `Inspected on ${dayText(warning.on)} with grade ${warning.grade}, before it grade ${warning.before}.`
    case 'urgentImprovement':
      return `Inspected on ${dayText(warning.on)}: ${warning.areas} ${warning.areas === 1 ? 'area needs' : 'areas need'} urgent improvement.`
    case 'criteriaNewlyMet':
      return `Since ${dayText(warning.agreedOn)}: ${warning.criteria
        .map((id) => criteria.find((each) => each.id === id)?.wording ?? id)
        .map(withoutStop)
        .join('; ')}.`
    case 'visitOverdue':
      return `The visit to confirm the risk, due on ${dayText(warning.dueOn)}, has no note.`
    case 'notImproved':
      return notImproved(warning)
    case 'reviewOverdue':
      return `The review due on ${dayText(warning.dueOn)} has not been made.`
    default:
      return never(warning)
  }
}

/** What is true of the level in force is not said of the whole time: a school may have come to it from level 2. */
function notImproved({ level, levelSince, since, terms }: Extract<Warning, { kind: 'notImproved' }>): string {
  if (levelSince <= since)
    return `At level ${level} since ${dayText(levelSince)}, without improvement for ${terms} whole terms.`
  return `At level ${level} since ${dayText(levelSince)}. At levels 2 or 3 without improvement since ${dayText(since)}, for ${terms} whole terms.`
}

const withoutStop = (text: string): string => text.replace(/\.$/, '')

export const dutyNames: Readonly<Record<DutyKind, string>> = {
  review: 'Review of the level',
  visit: 'Visit to confirm the risk and draw up the plan of action',
  progress: 'Recorded progress: a finished review or a note of visit',
  outcomeOfNotice: 'Outcome of the warning notice',
}

export const dutyStateNames: Readonly<Record<DutyState, string>> = {
  notSet: 'No date set',
  notYet: 'Not yet due',
  dueSoon: 'Due soon',
  due: 'Due today',
  overdue: 'Overdue',
}

export const dutyStateColours: Readonly<Record<DutyState, string>> = {
  notSet: 'govuk-tag--grey',
  notYet: 'govuk-tag--grey',
  dueSoon: 'govuk-tag--yellow',
  due: 'govuk-tag--orange',
  overdue: 'govuk-tag--red',
}

/** "Bettina Adeyinka, Senior Adviser Primary"; a vacant role is said. */
export const answerableText = ({ role, people }: Answerable): string =>
  people.length === 0
    ? `${roleInWords(role)}: nobody holds this role today`
    : `${people.map(({ name }) => name).join(' and ')}, ${roleInWords(role)}`
