/** The termly freeze: one numbered, unchangeable edition of the register for each term (7.3). */
import { acceptUnless, type AcademicYear, type Day, type Outcome, type Term, type TermDates } from '../kernel/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import type { Act } from './review.ts'
import { mayNot, type RoleMayNot } from './review-rules.ts'

export interface Freeze {
  readonly number: number
  readonly year: AcademicYear
  readonly term: Term
}

export type FreezeRefusal =
  | RoleMayNot
  | { readonly kind: 'termAlreadyFrozen'; readonly number: number }
  | { readonly kind: 'termGoesOn'; readonly to: Day }

/**
 * Closes the register for a term under the next number (7.3: formally amended termly). Once for each term, and from its last
 * day on: an edition made while the term goes on would stand for good where that of the whole term belongs.
 */
export function freezeRegister(
  freezes: readonly Freeze[],
  { year, term, to }: Pick<TermDates, 'year' | 'term' | 'to'>,
  edition: EditionInForce,
  act: Act,
): Outcome<Freeze, FreezeRefusal> {
  const before = freezes.find((one) => one.year === year && one.term === term)
  const reasons: readonly FreezeRefusal[] = [
    ...mayNot(act.role, 'keepRegister', edition),
    ...(before ? [{ kind: 'termAlreadyFrozen', number: before.number } as const] : []),
    ...(act.on < to ? [{ kind: 'termGoesOn', to } as const] : []),
  ]
  return acceptUnless(reasons, () => ({ year, term, number: Math.max(0, ...freezes.map(({ number }) => number)) + 1 }))
}

/** The words of a frozen edition: one line a school in the order of their numbers, the same rows the same text. */
export function registerText(heading: readonly string[], rows: readonly (readonly string[])[]): string {
  const ordered = rows.toSorted(([a = ''], [b = '']) => Number(a) - Number(b))
  return [heading, ...ordered].map((cells) => `${cells.map(oneCell).join('\t')}\n`).join('')
}

const oneCell = (text: string): string => text.replace(/[\t\r\n]+/g, ' ')
