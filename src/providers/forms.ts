import type { Day } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import { field, form } from '../platform/forms/index.ts'
import type { DesignationKind } from '../policy/index.ts'
import { dayBoxes } from '../schools/index.ts'
import type { HeldDesignation } from './designation.ts'

export const designationKinds = [
  'nationalLeader',
  'localLeader',
  'professionalPartner',
  'specialistLeader',
] as const satisfies readonly DesignationKind[]

const held = {
  kind: field.choice(designationKinds, 'Select the designation'),
  name: field.text('Enter the name of the person', 120),
  post: field.text('Enter what the person is at the school', 120),
  person: field.optionalText(40),
  from: field.date('first day'),
  to: field.optionalDate('last day'),
  source: field.text('Enter who designated the person and the reference of the letter', 300),
}

export const newDesignationForm = form(held)

export const correctionForm = form({
  ...held,
  why: field.text('Enter why it is corrected', 1000),
  annul: field.tick(),
  version: field.version(),
})

export const endForm = form({
  last: field.date('last day'),
  why: field.text('Enter why the designation ends', 1000),
  version: field.version(),
})

interface Given {
  readonly kind: DesignationKind
  readonly name: string
  readonly post: string
  readonly person?: string | undefined
  readonly from: Day
  readonly to?: Day | undefined
  readonly source: string
}

/** What a form says, as a designation. Somebody who is not of the school counts as nobody. */
export const heldOf = (given: Given, people: readonly { readonly id: PersonId }[]): HeldDesignation => ({
  kind: given.kind,
  holderName: given.name,
  holderPost: given.post,
  holderPersonId: people.find(({ id }) => id === given.person)?.id ?? null,
  from: given.from,
  to: given.to ?? null,
  source: given.source,
})

/** A form that begins with what is recorded. */
export const typedOf = (of: HeldDesignation): Readonly<Record<string, string>> => ({
  kind: of.kind,
  name: of.holderName,
  post: of.holderPost,
  person: of.holderPersonId ?? '',
  source: of.source,
  ...dayBoxes('from', of.from),
  ...dayBoxes('to', of.to),
})
