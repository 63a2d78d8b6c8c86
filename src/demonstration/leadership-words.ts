import { difficultyWords } from './difficulty-words.ts'
import { pickOne } from './chance.ts'
import type { Difficulty } from './difficulty.ts'
import { oneOf, type Told } from './told.ts'

/** Leadership and governance, with whatever else stands in the school's way. */
export function leadershipWords(of: Told): string {
  const named = of.difficulties.filter((difficulty) => !toldElsewhere.includes(difficulty))
  return named.length > 0 ? named.map((difficulty) => difficultyWords(of, difficulty)).join(' ') : strengths(of)
}

const toldElsewhere: readonly Difficulty[] = [
  'attainment',
  'attendance',
  'groups',
  'teaching',
  'exclusions',
  'safeguarding',
]

const strengths = (of: Told): string =>
  `${oneOf(
    of,
    "The school's view of itself is accurate: its self-evaluation and the adviser's notes were compared line by line and differed twice.",
    'The headteacher and the leadership team know where the school stands and have chosen few priorities.',
    'Subject leaders spoke with confidence about what pupils know and do not yet know.',
    'The improvement plan was half-way through its year, and most of what it promised by now had been done.',
    'Leaders visit classrooms often; staff described the visits as useful.',
  )} ${oneOf(
    of,
    'Governors ask about pupils who are behind, and the minutes show that they ask again.',
    'The Chair meets the headteacher weekly, and governors have each visited a subject this year.',
    'The governing body is at full strength and has reviewed its own work.',
    `The Chair described the board's three questions for the year; ${pickOne(of.chance, ['attendance', 'reading', 'staff workload'])} is one of them.`,
  )}`

/** Safeguarding is always written about, whatever was found. */
export function safeguardingWords(of: Told): string {
  if (of.difficulties.includes('safeguarding')) return difficultyWords(of, 'safeguarding')
  return `${oneOf(
    of,
    'The single central record was checked for five members of staff and was complete.',
    'Three case records were read; each showed what was done, by whom and when.',
    'The annual audit was returned on time, and its two actions have been carried out.',
    'The designated lead has the time that the work needs, and a deputy who was trained this year.',
    'Governors had tested the record of checks themselves since the last visit, and it was complete again on the day.',
  )} ${oneOf(
    of,
    'Staff asked knew whom to tell and what would follow.',
    'Pupils could name the adults they would go to.',
    'Training is up to date for all who work in the school, caterers and cleaners included.',
    'Early help is offered before thresholds are met, and is written down.',
    'Links with social care were tried by a recent case and held.',
  )}`
}
