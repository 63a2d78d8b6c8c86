import { dayText } from '../platform/views/index.ts'
import type {
  Appointment,
  EndRefusal,
  NameRefusal,
  NewcomerRefusal,
  PostRefusal,
  WithdrawalRefusal,
} from './appointment.ts'

/** Beside which field a reason stands, and what it says. */
export type Told = readonly [field: string, sentence: string]

/** Why a role cannot be given, in words. */
export function postRefusal(reason: PostRefusal): Told {
  switch (reason) {
    case 'schoolNeeded':
      return ['urn', 'Select the school: this role is held for one school']
    case 'schoolNotNeeded':
      return ['urn', 'Leave the school empty: this role is held for the whole authority']
    case 'noSuchSchool':
      return ['urn', 'Select a school of your authority from the list']
    case 'endsBeforeItBegins':
      return ['to', 'The last day must be the same as or after the first day']
    case 'alreadyHeld':
      return ['role', 'This person already holds this role in that time. Choose another role, or other days.']
  }
}

export const newcomerRefusal = (reason: NewcomerRefusal): Told =>
  reason === 'emailUsed' ? ['email', emailUsed] : postRefusal(reason)

/** Why an appointment cannot end like that, in words. */
export function endRefusal(reason: EndRefusal, held: Appointment): Told {
  switch (reason) {
    case 'alreadyEnded':
      return ['last', `This appointment ended on ${held.to === null ? 'an earlier day' : dayText(held.to)}`]
    case 'endsBeforeItBegins':
      return ['last', `The last day must be ${dayText(held.from)}, the first day, or later`]
    case 'lastAdministrator':
      return ['last', noOtherAdministrator]
  }
}

/** Why an appointment cannot be withdrawn, in words. */
export function withdrawalRefusal(reason: WithdrawalRefusal): Told {
  switch (reason) {
    case 'alreadyBegun':
      return ['reason', 'This appointment has begun. Go back and end it instead']
    case 'lastAdministrator':
      return ['reason', noOtherAdministrator]
  }
}

/** Why a name or e-mail address cannot be corrected like that, in words. */
export function nameRefusal(reason: NameRefusal): Told {
  switch (reason) {
    case 'emailUsed':
      return ['email', emailUsed]
    case 'nothingChanged':
      return ['name', 'Change the name or the email address, or go back']
  }
}

const emailUsed =
  'Somebody with this email address is already recorded. Find them under People and add an appointment there.'

const noOtherAdministrator =
  'Appoint another LA system administrator first, and wait until they have set a password: without one who can sign in, nobody could let people in'
