import type { Day } from '../kernel/index.ts'
import type { Role } from '../people/index.ts'

export type Title = 'Mr' | 'Mrs' | 'Ms' | 'Miss' | 'Mx' | 'Dr' | 'Revd' | 'Cllr'

/** Somebody of the demonstration; nobody real. The e-mail address is what other data refer to them by. */
export interface Person {
  readonly title: Title
  readonly name: string
  readonly email: string
}

/** A role held by a person from a day, until the day `to` (included) where it has ended; at a school where the role is a school's. */
export interface Appointment {
  readonly email: string
  readonly role: Role
  readonly urn?: number
  readonly from: Day
  readonly to?: Day
  /** In the post only until it is filled. */
  readonly acting?: true
}

/** A person whose address is made of their name: `first.last@host`, without accents or apostrophes. */
export const person = (title: Title, name: string, host: string): Person => ({
  title,
  name,
  email: `${plainLetters(name).replaceAll(' ', '.')}@${host}`,
})

/** A text in the 26 letters, digits, spaces and hyphens alone, lower case. */
export const plainLetters = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9 -]/g, '')

/** "Mrs Brathwaite": how a letter greets. */
export const greetingName = (of: Person): string => `${of.title} ${of.name.split(' ').slice(1).join(' ')}`
