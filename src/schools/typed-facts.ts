import type { FieldValues } from '../platform/views/index.ts'
import { isDayFact, keptFacts, type FactValues, type KeptFact } from './facts.ts'
import { governanceNames, phaseNames } from './school-words.ts'

/** A school's facts as the boxes of their form hold them. */
export type TypedFacts = Readonly<Record<string, string>>

export function typedFacts(school: FactValues): TypedFacts {
  const typed: Record<string, string> = {}
  for (const fact of keptFacts) {
    const value = school[fact]
    if (!isDayFact(fact)) typed[fact] = value === null ? '' : String(value)
    else for (const [part, text] of dayParts(value)) typed[`${fact}-${part}`] = text
  }
  return typed
}

/** What a person typed of the facts, whatever else their form held. */
export const typedIn = (form: FieldValues): TypedFacts =>
  Object.fromEntries(boxes.map((box) => [box, typeof form[box] === 'string' ? form[box].trim() : '']))

/** Reads back what a form was shown with; nothing when it is not of our making. */
export function seenFacts(text: string | undefined): TypedFacts {
  try {
    return typedIn(JSON.parse(text ?? '{}') as FieldValues)
  } catch {
    return {}
  }
}

/** What stands in the boxes when somebody else saved meanwhile: this person's changes over what is saved now. */
export const merged = (seen: TypedFacts, mine: TypedFacts, saved: TypedFacts): TypedFacts =>
  Object.fromEntries(boxes.map((box) => [box, (mine[box] === seen[box] ? saved[box] : mine[box]) ?? '']))

/** The facts on which two fillings differ, in words, for putting side by side. */
export const differences = (
  mine: TypedFacts,
  saved: TypedFacts,
): readonly { readonly fact: KeptFact; readonly yours: string; readonly saved: string }[] =>
  keptFacts
    .map((fact) => ({ fact, yours: wordsOf(fact, mine), saved: wordsOf(fact, saved) }))
    .filter(({ yours, saved: other }) => yours !== other)

const parts = ['day', 'month', 'year'] as const

const boxes: readonly string[] = keptFacts.flatMap((fact) =>
  isDayFact(fact) ? parts.map((part) => `${fact}-${part}`) : [fact],
)

const dayParts = (day: string | number | null): readonly (readonly [string, string])[] => {
  const [year = '', month = '', date = ''] = String(day ?? '').split('-')
  return [
    ['day', withoutZero(date)],
    ['month', withoutZero(month)],
    ['year', year],
  ]
}

const withoutZero = (digits: string): string => digits.replace(/^0/, '')

function wordsOf(fact: KeptFact, typed: TypedFacts): string {
  if (isDayFact(fact))
    return parts
      .map((part) => typed[`${fact}-${part}`] ?? '')
      .join(' ')
      .trim()
  const text = typed[fact] ?? ''
  return choiceNames[fact]?.[text] ?? text
}

const choiceNames: Readonly<Partial<Record<KeptFact, Readonly<Record<string, string>>>>> = {
  phase: phaseNames,
  governance: governanceNames,
}
