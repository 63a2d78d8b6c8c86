import type { FieldValues } from '../platform/views/index.ts'
import { dayBoxes, typedDay } from './day-boxes.ts'
import { isDayFact, keptFacts, type FactValues, type KeptFact } from './facts.ts'
import { governanceNames, phaseNames } from './school-words.ts'

/** A school's facts as the boxes of their form hold them. */
export type TypedFacts = Readonly<Record<string, string>>

export function typedFacts(school: FactValues): TypedFacts {
  const typed: Record<string, string> = {}
  for (const fact of keptFacts) {
    if (isDayFact(fact)) Object.assign(typed, dayBoxes(fact, school[fact]))
    else typed[fact] = school[fact] === null ? '' : String(school[fact])
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

const boxes: readonly string[] = keptFacts.flatMap((fact) =>
  isDayFact(fact) ? Object.keys(dayBoxes(fact, null)) : [fact],
)

function wordsOf(fact: KeptFact, typed: TypedFacts): string {
  if (isDayFact(fact)) return typedDay(fact, typed)
  const text = typed[fact] ?? ''
  return choiceNames[fact]?.[text] ?? text
}

const choiceNames: Readonly<Partial<Record<KeptFact, Readonly<Record<string, string>>>>> = {
  phase: phaseNames,
  governance: governanceNames,
}
