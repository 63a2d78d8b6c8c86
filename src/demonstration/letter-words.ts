import { addDays, type Day } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import type { LetterDraft } from '../visits/index.ts'
import type { Role } from '../people/index.ts'
import type { Signed } from './advisers.ts'
import { difficultyWords } from './difficulty-words.ts'
import { levelName } from './level-words.ts'
import { greetingName, type Person } from './person.ts'
import { schoolDayFrom } from './school-days.ts'
import type { Told } from './told.ts'

export interface LetterTo {
  readonly headteacher: Person
  readonly chair: Person
  readonly issuedOn: Day
  readonly signatory: Signed
}

/** The letter by which a change of level is recorded. */
export const letterWords = (of: Told, to: LetterTo): LetterDraft => ({
  subject: `Level of support: ${of.school.name}`,
  headteacher: greetingName(to.headteacher),
  chair: greetingName(to.chair),
  effect: effect(of),
  supportOffered: support[of.level],
  rightToDiscuss: `You may discuss this letter with ${greetingName(to.signatory.person)} at any time, and may ask for the level to be looked at again if the evidence changes.`,
  nextReviewOn: schoolDayFrom(addDays(to.issuedOn, 75)),
  signatory: to.signatory.person.name,
  signatoryRole: signatoryRoles[to.signatory.role] ?? 'Adviser',
})

/** Who signs letters of level. The words are here and not the role's own, so that this data needs no other slice to run. */
const signatoryRoles: Partial<Record<Role, string>> = {
  seniorAdviserPrimary: 'Senior Adviser Primary',
  seniorAdviserSecondary: 'Senior Adviser Secondary',
  schoolImprovementTeamLeader: 'School Improvement Team Leader',
  schoolImprovementAdviser: 'School Improvement Adviser',
}

function effect(of: Told): string {
  if (of.level === 1)
    return `From now on the school is at ${levelName(1)}. It needs no centrally funded support beyond that for all schools, and the support plan ends. The progress made since the last agreement is the school's own.`
  const reasons = of.difficulties.map((difficulty) => difficultyWords(of, difficulty)).join(' ')
  return `From now on the school is at ${levelName(of.level)}. ${reasons} The Senior Adviser will visit you both to confirm the risk and to draw up a plan of action with you.`
}

const support: Readonly<Record<Level, string>> = {
  1: '',
  2: "Four days of the adviser's time each term, and a partner school found by the authority. A support plan will follow within three weeks of the visit.",
  3: "Eight days of advisers' time each term, a National Leader of Education for two days a week, and help for governors. A Task Group will meet each term.",
}
