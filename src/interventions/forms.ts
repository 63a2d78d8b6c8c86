import { z } from 'zod'
import type { Day } from '../kernel/index.ts'
import { field, form } from '../platform/forms/index.ts'
import { dateTyped } from '../visits/index.ts'
import { followings, type Following } from './following.ts'
import type { Addressee, Basis, Ground } from './statutory-kind.ts'
import type { StepFacts, StepId } from './statutory-step.ts'
import { addresseeNames, basisNames, groundNames } from './step-words.ts'

const grounds = Object.keys(groundNames) as Ground[]
const addressees = Object.keys(addresseeNames) as Addressee[]
const bases = Object.keys(basisNames) as Basis[]

/** Any number of criteria; which of them the edition knows is decided later. */
const criteria = z.preprocess(
  (value) => (value === undefined || value === '' ? [] : Array.isArray(value) ? value : [value]),
  z.array(z.string().max(100)).max(100),
)
const optionalReference = z.preprocess((value) => (value === '' ? undefined : value), field.reference().optional())

/** One form for every kind of step: what a kind needs is decided by the law's table, not here. */
export const stepForm = (today: Day) =>
  form({
    given: field.date('date it was given', { latest: [today, 'The date it was given must be today or in the past'] }),
    grounds: field.choices(grounds, 'Select grounds from the list'),
    words: field.optionalText(5000),
    criteria,
    required: field.optionalText(5000),
    minded: field.optionalText(2000),
    comply: field.optionalDate('last day to comply'),
    basis: field.optionalChoice(bases, 'Select why the school is eligible for intervention'),
    follows: optionalReference,
    consulted: field.optionalDate('date of the consultation'),
    told: field.optionalDate('date of the Secretary of State’s answer or notification'),
    copies: field.choices(addressees, 'Select addressees from the list'),
    reference: field.optionalText(200),
    sha256: z.preprocess(
      (value) => (typeof value === 'string' && value.trim() === '' ? undefined : value),
      z
        .string()
        .trim()
        .toLowerCase()
        .regex(/^[0-9a-f]{64}$/, 'A SHA-256 has 64 characters, 0 to 9 and a to f')
        .optional(),
    ),
  })

/** A correction says why, and what it was made from. */
export const correctionForm = (today: Day) =>
  stepForm(today).extend({ reason: field.text('Enter why this is corrected', 2000), version: field.version() })

export type StepFields = z.output<ReturnType<typeof stepForm>>

export const factsOf = (value: StepFields): StepFacts => ({
  givenOn: value.given,
  grounds: value.grounds,
  words: value.words ?? '',
  criteria: value.criteria,
  required: value.required ?? '',
  minded: value.minded ?? '',
  complyBy: value.comply ?? null,
  basis: value.basis ?? null,
  follows: (value.follows as StepId | undefined) ?? null,
  consultedOn: value.consulted ?? null,
  secretaryOfStateOn: value.told ?? null,
  copies: value.copies,
  reference: value.reference ?? '',
  sha256: value.sha256 ?? null,
})

/** A form that begins with what a step says now. */
export const typedOf = (facts: StepFacts, version: number) => ({
  ...dateTyped('given', facts.givenOn),
  grounds: facts.grounds,
  words: facts.words,
  criteria: facts.criteria,
  required: facts.required,
  minded: facts.minded,
  ...dateTyped('comply', facts.complyBy),
  ...(facts.basis === null ? {} : { basis: facts.basis }),
  ...(facts.follows === null ? {} : { follows: facts.follows }),
  ...dateTyped('consulted', facts.consultedOn),
  ...dateTyped('told', facts.secretaryOfStateOn),
  copies: facts.copies,
  reference: facts.reference,
  ...(facts.sha256 === null ? {} : { sha256: facts.sha256 }),
  version: String(version),
})

export const followingForm = (today: Day) =>
  form({
    what: field.choice(followings, 'Select what happened'),
    on: field.date('date it happened', { latest: [today, 'The date it happened must be today or in the past'] }),
    to: field.optionalChoice(addressees, 'Select who had the copy'),
    number: z.preprocess(
      (value) => (value === '' ? undefined : value),
      field.wholeNumber('Select the entry', { min: 1, max: 32_000 }).optional(),
    ),
    words: field.optionalText(2000),
    version: field.version(),
  })

export type FollowingFields = z.output<ReturnType<typeof followingForm>>

/** What is said to have happened; undefined where the answer that goes with it is missing. */
export function followingOf({ what, to, number, words = '' }: FollowingFields): Following | undefined {
  if (what === 'copied') return to && { what, to }
  if (what === 'takenBack') return number === undefined ? undefined : { what, number, reason: words }
  return { what, words }
}
