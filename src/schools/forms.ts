import { z } from 'zod'
import type { Day } from '../kernel/index.ts'
import { field, form } from '../platform/forms/index.ts'
import { governances, phases } from '../policy/index.ts'
import { contactRoles } from './contact.ts'
import { keptFacts } from './facts.ts'

/** A field that may be left empty, all boxes of a date included; null when it is. The sentences are the field's own. */
const orNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z.unknown().transform((value, context): z.output<Schema> | null => {
    if (isBlank(value)) return null
    const read = schema.safeParse(value)
    if (read.success) return read.data
    for (const { message, path } of read.error.issues) context.addIssue({ code: 'custom', message, path })
    return z.NEVER
  })

function isBlank(value: unknown): boolean {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.values(value).every(isBlank)
  return value === undefined || value === null || (typeof value === 'string' && value.trim() === '')
}

/** Every other character of these is of one kind only, so that no text takes long to refuse. */
const fits = (pattern: RegExp, sentence: string, max: number) =>
  field.text(sentence, max).refine((text) => pattern.test(text), sentence)

const emailField = () =>
  fits(
    /^[^\s@"'\\,;:<>()[\]]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i,
    'Enter an email address in the correct format, like name@example.com',
    254,
  )

const telephoneField = () =>
  field
    .text('Enter a telephone number', 40)
    .refine(
      (text) => /^\+?[\d ()-]+(?: ?(?:x|ext\.?|extension) ?\d+)?$/i.test(text) && digitsIn(text) >= 10,
      'Enter a telephone number, like 01632 960 001 or +44 808 157 0192',
    )

const digitsIn = (text: string): number => text.replace(/\D/g, '').length

const postcodeField = () =>
  fits(/^[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}$/i, 'Enter a full UK postcode, like AB1 2CD', 10).transform((text) => {
    const plain = text.toUpperCase().replaceAll(' ', '')
    return `${plain.slice(0, -3)} ${plain.slice(-3)}`
  })

const websiteField = () =>
  fits(
    /^(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:[/?#][^\s"<>]*)?$/i,
    'Enter a website address, like https://www.example.com',
    300,
  )

const age = (which: string) =>
  orNothing(field.wholeNumber(`Enter the ${which} age in whole years, like 4`, { min: 0, max: 120 }))

const factFields = () => ({
  name: field.text('Enter the name of the school', 200),
  establishmentNumber: orNothing(field.wholeNumber('Enter the establishment number, like 2001', { min: 1, max: 9999 })),
  phase: field.choice(phases, 'Select the phase'),
  type: field.text('Enter the type, like Community school', 100),
  governance: field.choice(governances, 'Select who runs the school'),
  openedOn: orNothing(field.date('day it opened')),
  lowAge: age('lowest'),
  highAge: age('highest'),
  gender: orNothing(field.text('', 60)),
  religiousCharacter: orNothing(field.text('', 100)),
  diocese: orNothing(field.text('', 100)),
  trust: orNothing(field.text('', 200)),
  area: orNothing(field.text('', 100)),
  street: orNothing(field.text('', 200)),
  locality: orNothing(field.text('', 100)),
  town: orNothing(field.text('', 100)),
  postcode: orNothing(postcodeField()),
  telephone: orNothing(telephoneField()),
  website: orNothing(websiteField()),
})

const urnField = (sentence: string) => field.wholeNumber(sentence, { min: 1, max: 9_999_999 })

/** What the form held when its page was made, as the page itself wrote it: to tell what this person changed. */
const seen = () => field.optionalText(20_000)

export const factsForm = form({
  version: field.version(),
  seen: seen(),
  ...factFields(),
  release: field.choices(keptFacts, 'Select from the facts listed'),
})

export const newSchoolForm = form({
  urn: urnField('Enter the unique reference number, up to 7 digits'),
  ...factFields(),
  predecessor: orNothing(urnField('Enter the unique reference number of the school before, or leave this empty')),
})

export const closingForm = form({
  version: field.version(),
  on: field.date('day it closes'),
  successor: orNothing(
    urnField('Enter the unique reference number of the school that takes its place, or leave this empty'),
  ),
})

export const versionForm = form({ version: field.version() })

export const adviserForm = form({
  seen: seen(),
  adviser: field.text('Select an adviser, or “Not assigned”', 100),
  from: field.date('first day'),
})

const contactFields = () => ({
  name: field.text('Enter the name', 120),
  email: orNothing(emailField()),
  telephone: orNothing(telephoneField()),
})

export const newContactForm = (today: Day) =>
  form({
    role: field.choice(contactRoles, 'Select what they are at the school'),
    ...contactFields(),
    from: field.date('first day', { latest: [today, 'The first day must be today or in the past'] }),
  })

export const contactForm = form({ seen: seen(), ...contactFields() })

export const endContactForm = form({ to: field.date('last day') })

export const termsForm = form({
  seen: seen(),
  spring: field.date('first day of the spring term'),
  summer: field.date('first day of the summer term'),
})

export const seenForm = form({ seen: seen() })
