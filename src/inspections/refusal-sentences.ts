import { never } from '../kernel/index.ts'
import type { FieldErrors } from '../platform/forms/index.ts'
import type { EntryRefusal, WithdrawalRefusal } from './entered-inspection.ts'
import { judgements } from './judgement.ts'

/** The sentence for each reason why an entry is not kept, by the field it belongs to. */
export const entryErrors = (reasons: readonly EntryRefusal[]): FieldErrors =>
  Object.fromEntries(reasons.map((reason) => [fieldOf(reason), entrySentence(reason)]))

function fieldOf(reason: EntryRefusal): string {
  switch (reason.kind) {
    case 'notJudgedThen':
    case 'noSuchGrade':
      return reason.measure
    case 'published':
      return reason.measure === 'ofsted-category' ? 'category' : reason.measure
    case 'noSuchCategory':
      return 'category'
    case 'publishedBefore':
      return 'published'
    default:
      return 'form'
  }
}

function entrySentence(reason: EntryRefusal): string {
  switch (reason.kind) {
    case 'inTheFuture':
      return 'The inspection is in the future. It can be entered when it has taken place.'
    case 'noFramework':
      return 'No framework is known for the day of the inspection.'
    case 'publishedBefore':
      return 'The report must have been published on or after the day of the inspection'
    case 'nothingEntered':
      return 'Enter at least one judgement, a category or an outcome'
    case 'notJudgedThen':
      return `${areaName(reason.measure)} was not judged under this framework: ${reason.framework}`
    case 'noSuchGrade':
      return `Grades for ${areaName(reason.measure).toLowerCase()} run to ${reason.lowest}`
    case 'noSuchCategory':
      return `This category did not exist under the framework: ${reason.framework}`
    case 'published':
      return `The published list already states this: ${areaName(reason.measure)}`
    case 'stale':
      return 'Somebody saved this inspection after you opened the page'
    default:
      return never(reason)
  }
}

const areaName = (measure: string): string =>
  judgements.find((each) => each.measure === measure)?.name ?? 'Category of concern'

/** The sentence for each reason why a withdrawal is not kept, by the field it belongs to. */
export const withdrawalErrors = (reasons: readonly WithdrawalRefusal[]): FieldErrors =>
  Object.fromEntries(
    reasons.map((reason) => [reason.kind === 'noReason' ? 'because' : 'form', withdrawalSentence(reason)]),
  )

function withdrawalSentence(reason: WithdrawalRefusal): string {
  switch (reason.kind) {
    case 'notEntered':
      return 'Nothing is entered by hand about this inspection: it may have been withdrawn already'
    case 'noReason':
      return 'Enter why it is withdrawn'
    case 'stale':
      return 'Somebody saved this inspection after you opened the page'
    default:
      return never(reason)
  }
}
