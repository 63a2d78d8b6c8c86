import { never } from '../kernel/index.ts'
import type { FieldErrors } from '../platform/forms/index.ts'
import { dayText } from '../platform/views/index.ts'
import type { DesignationKind } from '../policy/index.ts'
import type { DesignationChange, DesignationRefusal, DesignationState, HeldDesignation } from './designation.ts'

export const kindNames: Readonly<Record<DesignationKind, string>> = {
  nationalLeader: 'National Leader of Education',
  localLeader: 'Local Leader of Education',
  professionalPartner: 'Professional Partner',
  specialistLeader: 'Specialist Leader of Education',
}

export const stateNames: Readonly<Record<DesignationState, string>> = {
  inForce: 'In force',
  notYet: 'Not yet begun',
  ended: 'Ended',
}

export const changeNames: Readonly<Record<DesignationChange, string>> = {
  recorded: 'Recorded',
  ended: 'Ended',
  corrected: 'Corrected',
  annulled: 'Annulled: never held',
}

/** "1 September 2023 to 31 August 2025", "from 1 September 2023". */
export const periodText = ({ from, to }: Pick<HeldDesignation, 'from' | 'to'>): string =>
  to === null ? `from ${dayText(from)}` : `${dayText(from)} to ${dayText(to)}`

/** The sentence for each reason why a designation is not kept, by the field it belongs to. */
export const designationErrors = (reasons: readonly DesignationRefusal[], lastDay: 'to' | 'last' = 'to'): FieldErrors =>
  Object.fromEntries(reasons.map((reason) => [fieldOf(reason, lastDay), designationSentence(reason)]))

function fieldOf({ kind }: DesignationRefusal, lastDay: string): string {
  switch (kind) {
    case 'endsBeforeItBegins':
    case 'alreadyEnded':
      return lastDay
    case 'alreadyHeld':
      return 'name'
    default:
      return 'form'
  }
}

function designationSentence(reason: DesignationRefusal): string {
  switch (reason.kind) {
    case 'endsBeforeItBegins':
      return `The last day must be on or after the first, ${dayText(reason.from)}`
    case 'alreadyEnded':
      return `It already ends on ${dayText(reason.to)}. To put that right, correct the designation.`
    case 'alreadyHeld':
      return `${reason.name} already holds this designation, ${periodText(reason)}. Correct or end that one.`
    case 'nothingChanged':
      return 'Nothing has been changed. Change what is wrong, or leave the page.'
    case 'stale':
      return 'Somebody changed this designation after you opened the page'
    default:
      return never(reason)
  }
}
