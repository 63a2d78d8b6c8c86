/** One line of central days and money for one school in one term (5.1): planned, or used. Pure; every reason at once. */
import { acceptUnless, type Brand, type Day, type Outcome, type TermDates } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import { isOpen, type School, type Urn } from '../schools/index.ts'
import type { Amount } from './amount.ts'
import type { SchoolTerm } from './budget-year.ts'

export type LineId = Brand<string, 'LineId'>

export interface LineWords extends SchoolTerm, Amount {
  readonly kind: 'planned' | 'used'
  readonly purpose: string
  /** The officer whose days they are, or who answers for the money. */
  readonly officer: PersonId
}

export interface CentralLine extends LineWords {
  readonly id: LineId
  readonly urn: Urn
  readonly version: number
  /** Why it was taken back; null while it counts. */
  readonly takenBack: string | null
  readonly by: PersonId
  readonly byName: string
  readonly at: Date
}

export type LineRefusal =
  | { readonly kind: 'stale'; readonly latest: number }
  | { readonly kind: 'takenBack' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'schoolNotOpen' }
  | { readonly kind: 'termNotBegun'; readonly from: Day }
  | { readonly kind: 'noSuchOfficer' }

export interface BeforeLine {
  readonly school: Pick<School, 'openedOn' | 'closedOn'>
  /** The line as it stands; undefined for a new one. */
  readonly line: CentralLine | undefined
  readonly dates: Pick<TermDates, 'from' | 'to'>
  readonly officers: readonly PersonId[]
}

/** @param seen the version the person was shown, 0 for a new line */
export function saveLine(
  { school, line, dates, officers }: BeforeLine,
  words: LineWords,
  seen: number,
  today: Day,
): Outcome<LineWords, LineRefusal> {
  const reasons: readonly LineRefusal[] = [
    ...stale(line, seen),
    ...(line && line.takenBack !== null ? [{ kind: 'takenBack' } as const] : []),
    ...(words.halfDays === 0 && words.pounds === 0 ? [{ kind: 'empty' } as const] : []),
    ...(isOpen(school, dates.from) || isOpen(school, dates.to) ? [] : [{ kind: 'schoolNotOpen' } as const]),
    ...(words.kind === 'used' && dates.from > today ? [{ kind: 'termNotBegun', from: dates.from } as const] : []),
    ...(officers.includes(words.officer) ? [] : [{ kind: 'noSuchOfficer' } as const]),
  ]
  return acceptUnless(reasons, () => words)
}

/** A line entered by mistake: it stays to be read and counts no more. */
export function takeBackLine(
  line: CentralLine,
  reason: string,
  seen: number,
): Outcome<{ readonly takenBack: string }, Extract<LineRefusal, { kind: 'stale' | 'takenBack' }>> {
  const reasons = [...stale(line, seen), ...(line.takenBack === null ? [] : [{ kind: 'takenBack' } as const])]
  return acceptUnless(reasons, () => ({ takenBack: reason }))
}

const stale = (line: CentralLine | undefined, seen: number): readonly Extract<LineRefusal, { kind: 'stale' }>[] =>
  seen === (line?.version ?? 0) ? [] : [{ kind: 'stale', latest: line?.version ?? 0 }]
