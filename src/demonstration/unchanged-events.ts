import { adviserJudgements } from './judged-criteria.ts'
import { attendanceWords } from './attendance-words.ts'
import { leadershipWords } from './leadership-words.ts'
import { levelName } from './level-words.ts'
import { reasonAgainstWords } from './reason-words.ts'
import type { Happening, Scene } from './review-events.ts'
import { teachingWords } from './teaching-words.ts'
import { oneOf, type Told } from './told.ts'

/** A termly review that leaves the level as it was: a dated note, and judgements where the school is not secure. */
export function unchangedEvents({ dates, of, reviewer: who }: Scene, opened: Happening): readonly Happening[] {
  const on = dates.visited
  const judgements: readonly Happening[] =
    of.level === 1 ? [] : [{ what: 'criteriaJudged', on, who, answers: adviserJudgements(of) }]
  const words = { note: termlyNote(of), reasonAgainstKeyCriteria: reasonAgainstWords(of) }
  return [opened, ...judgements, { what: 'reviewCompleted', on, who, reviewedOn: on, ...words }]
}

function termlyNote(of: Told): string {
  const stays = `The school stays at ${levelName(of.level)}.`
  if (of.level > 1) return `${teachingWords(of)} ${leadershipWords(of)} ${stays}`
  return oneOf(
    of,
    `Reviewed by telephone with the headteacher. ${attendanceWords(of)} ${stays}`,
    `${teachingWords(of)} ${stays}`,
    `Nothing in this term's figures or in what the headteacher reported calls for a change. ${attendanceWords(of)} ${stays}`,
    `A short visit. ${leadershipWords(of)} ${stays}`,
  )
}
