import { z } from 'zod'
import { field, form } from '../platform/forms/index.ts'

export const signInForm = form({
  authority: field.wholeNumber('Select your local authority', { min: 1, max: 999_999_999 }),
  email: field.text('Enter your email address', 254),
  // Not tidied: a password is taken as it was typed.
  password: z.string('Enter your password').min(1, 'Enter your password').max(128, 'Enter your password'),
  next: field.optionalText(500),
})

export const castForm = form({ appointment: field.reference(), next: field.optionalText(500) })

export const roleForm = form({ appointment: field.reference() })

export const invitationForm = form({
  password: z.string('Enter a password').max(1000, 'Enter a password of 128 characters or fewer'),
})

export const nothingForm = form({})
