import { z } from 'zod'
import { field, form } from '../platform/forms/index.ts'
import { roles } from './role.ts'

/** Where to go after signing in, and what was written before and not sent (sealed). */
const after = () => ({ next: field.optionalText(4000), unsent: z.string().max(400_000).optional() })

export const signInForm = form({
  authority: field.wholeNumber('Select your local authority', { min: 1, max: 999_999_999 }),
  email: field.text('Enter your email address', 254),
  // Not tidied: a password is taken as it was typed.
  password: z.string('Enter your password').min(1, 'Enter your password').max(128, 'Enter your password'),
  ...after(),
})

export const castForm = form({ appointment: field.reference(), ...after() })

/** What was sent to any address after its session had ended. */
export const unsentForm = z.looseObject({})

export const roleForm = form({ appointment: field.reference() })

export const invitationForm = form({
  password: z.string('Enter a password').max(1000, 'Enter a password of 128 characters or fewer'),
})

export const nothingForm = form({})

/** One address, plainly written: no quotes, comments or lists, which mail programs read in different ways. */
const emailPattern = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*@([a-z0-9-]+\.)+[a-z0-9-]{2,}$/

/** What is wrong with an e-mail address; undefined when it can be one. */
export const emailProblem = (text: string): string | undefined =>
  text.length <= 254 && emailPattern.test(text)
    ? undefined
    : 'Enter an email address in the correct format, like name@example.com'

export const emailField = () =>
  field
    .text('Enter the email address', 254)
    .transform((text) => text.toLowerCase())
    .superRefine((text, context) => {
      const message = text === '' ? undefined : emailProblem(text)
      if (message !== undefined) context.addIssue({ code: 'custom', message })
    })

export const nameField = () =>
  field.text('Enter the name', 120).refine((text) => !text.includes('\n'), 'Enter the name on one line')

const urnField = () =>
  z.preprocess(
    (value) => (value === '' ? undefined : value),
    field.wholeNumber('Select a school from the list', { min: 1, max: 9_999_999 }).optional(),
  )

const post = () => ({
  role: field.choice(roles, 'Select the role'),
  urn: urnField(),
  from: field.date('first day'),
  to: field.optionalDate('last day'),
})

/** Of a form whose answers are checked before they are kept: `checked` from the page that shows them, or back to change them. */
const check = () => ({ checked: field.tick(), intent: field.optionalChoice(['change'], 'Choose what to do') })

export const personForm = form({ name: nameField(), email: emailField(), ...post(), ...check() })

export const appointmentForm = form({ ...post(), ...check() })

export const endForm = form({ last: field.date('last day'), reason: field.optionalText(300) })

export const withdrawalForm = form({ reason: field.optionalText(300) })

export const correctionForm = form({ name: nameField(), email: emailField(), version: field.version() })
