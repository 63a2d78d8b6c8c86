import type { Level, Verdict } from '../policy/index.ts'
import { castSchools } from './cast-schools.ts'
import type { Difficulty } from './difficulty.ts'
import { difficultyWords } from './difficulty-words.ts'
import type { CriterionWords } from './story-event.ts'
import { oneOf, type Told } from './told.ts'

/** The adviser's judgement on the criteria that figures alone cannot answer, in the policy's order. */
export const adviserJudgements = (of: Told): readonly CriterionWords[] =>
  judgedByPeople.map((judged) => judgement(of, judged))

/**
 * The school's own answers to the same criteria. Schools see themselves much as the adviser does, but of what goes
 * wrong they leave out about one thing in three.
 */
export const schoolAnswers = (of: Told): readonly CriterionWords[] =>
  judgedByPeople.map((judged) => {
    const kinder = of.chance() < 0.35 ? withoutFirstDifficulty(of) : of
    const { level, number, verdict } = judgement(kinder, judged)
    return { level, number, verdict, reason: ownReason(of, level, verdict), evidence: 'Our self-evaluation summary' }
  })

interface Judged {
  readonly level: Level
  readonly number: number
  /** Any of these makes a criterion of level 1 not met, and one of level 2 or 3 met. */
  readonly turnedBy: readonly Difficulty[]
  readonly well: string
  readonly evidence: string
}

const judgedByPeople: readonly Judged[] = [
  {
    level: 1,
    number: 3,
    turnedBy: ['leadership', 'safeguarding'],
    well: 'Its self-evaluation agrees with what was seen.',
    evidence: 'Self-evaluation summary, compared with joint visits to lessons',
  },
  {
    level: 1,
    number: 5,
    turnedBy: ['teaching', 'attainment'],
    well: 'Teaching seen was good or better and has improved since last year.',
    evidence: "Joint visits to lessons; pupils' books",
  },
  {
    level: 1,
    number: 7,
    turnedBy: ['governance', 'budget'],
    well: 'Governors challenge and follow up what they have asked.',
    evidence: 'Minutes of the last three meetings',
  },
  {
    level: 1,
    number: 9,
    turnedBy: ['parents'],
    well: 'Parents come, answer surveys and think well of the school.',
    evidence: "The school's survey of parents",
  },
  {
    level: 2,
    number: 1,
    turnedBy: ['safeguarding'],
    well: 'Procedures are in place and were tested.',
    evidence: 'Safeguarding audit; single central record',
  },
  {
    level: 2,
    number: 5,
    turnedBy: ['teaching'],
    well: 'Teaching is consistent across classes and key stages.',
    evidence: "Joint visits to lessons; pupils' books",
  },
  {
    level: 2,
    number: 10,
    turnedBy: ['leadership', 'headVacancy'],
    well: 'Leaders have the capacity they need.',
    evidence: 'Improvement plan; discussion with leaders',
  },
  {
    level: 2,
    number: 11,
    turnedBy: [],
    well: 'Performance management was completed on time.',
    evidence: "Headteacher's report to governors",
  },
  {
    level: 2,
    number: 12,
    turnedBy: ['provisionForSen'],
    well: 'Provision for special educational needs is well led.',
    evidence: 'Sample of plans; discussion with the co-ordinator',
  },
  {
    level: 3,
    number: 1,
    turnedBy: [],
    well: 'Pupils are safe and said so.',
    evidence: 'Safeguarding audit; discussion with pupils',
  },
  {
    level: 3,
    number: 5,
    turnedBy: [],
    well: 'Governors fulfil their statutory duties.',
    evidence: "Minutes; governors' calendar",
  },
]

function judgement(of: Told, { level, number, turnedBy, well, evidence }: Judged): CriterionWords {
  const turned = turnedBy.find((difficulty) => of.difficulties.includes(difficulty))
  if (turned)
    return { level, number, verdict: level === 1 ? 'notMet' : 'met', reason: difficultyWords(of, turned), evidence }
  if (level === 3 && isGravest(of, number))
    return { level, number, verdict: 'met', reason: gravest[number] ?? '', evidence }
  if (isUnknown(of, number))
    return { level, number, verdict: 'notKnown', reason: 'Not enough was seen to say.', evidence: '' }
  return { level, number, verdict: level === 1 ? 'met' : 'notMet', reason: well, evidence }
}

/** Only a school causing concern is judged to be unsafe, or its governors to fail in their duties. */
const isGravest = (of: Told, number: number): boolean =>
  of.level === 3 && of.difficulties.includes(number === 1 ? 'safeguarding' : 'governance')

const gravest: Readonly<Record<number, string>> = {
  1: 'Two concerns about children had no record of what was done; until that is put right they cannot be said to be safe.',
  5: 'The governing body has not approved a budget or met with a quorum this term.',
}

/** The smallest school of the cast is seldom visited: two of its criteria are not known. */
const isUnknown = ({ school }: Told, number: number): boolean =>
  school.urn === castSchools.secureWithGaps.urn && [5, 9].includes(number)

const withoutFirstDifficulty = (of: Told): Told => ({ ...of, difficulties: of.difficulties.slice(1) })

function ownReason(of: Told, level: Level, verdict: Verdict): string {
  const good = (level === 1) === (verdict === 'met')
  if (verdict === 'notKnown') return 'We have not yet gathered evidence.'
  return good
    ? oneOf(of, 'Our monitoring confirms this.', 'Governors have seen the evidence.', 'No change since last year.', '')
    : oneOf(
        of,
        'We recognise this, and it is a priority of our plan.',
        'Work has begun; see our improvement plan.',
        'We agree that this must improve.',
      )
}
