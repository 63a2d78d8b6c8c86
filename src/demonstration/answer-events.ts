import type { Day } from '../kernel/index.ts'
import type { HowAnswered } from '../support-levels/index.ts'
import { castSchools } from './cast-schools.ts'
import { pickOne } from './chance.ts'
import type { Happening, Scene } from './review-events.ts'
import type { SchoolAnswer } from './review-script.ts'

/** The school's answers to a ratified level; or that the authority goes on without them, or despite a disagreement. */
export function answerEvents(scene: Scene): readonly Happening[] {
  const { script, dates, reviewer } = scene
  const { withoutSchool, until } = script.turn
  if (withoutSchool) return [{ what: 'agreedWithoutSchool', on: dates.settled, who: reviewer, ...withoutSchool }]
  const headteacher = script.turn.headteacher ?? agreement(scene)
  const chair = script.turn.chair ?? agreement(scene)
  const disputed = [headteacher, chair].some(({ answer }) => answer === 'disputes')
  const answers = [
    answered(scene, 'headteacher', headteacher, dates.headteacherAnswered),
    answered(scene, 'chair', chair, dates.chairAnswered),
  ]
  if (!disputed || until) return answers
  return [...answers, { what: 'nextStepAfterDispute', on: dates.settled, who: scene.writer, nextStep: nextStep(scene) }]
}

function answered(scene: Scene, answerer: 'headteacher' | 'chair', given: SchoolAnswer, on: Day): Happening {
  const how = howAnswered(scene)
  const who = how === 'signedIn' ? scene[answerer] : scene.reviewer
  return { what: 'schoolAnswered', on, who, answerer, ...given, how, answeredOn: on }
}

/** Most sign in; of others the adviser records it. The cast, whom people sign in as, do so themselves. */
function howAnswered({ of, script }: Scene): HowAnswered {
  const isCast = Object.values(castSchools).some(({ urn }) => urn === script.school.urn)
  if (isCast || of.chance() < 0.7) return 'signedIn'
  return pickOne(of.chance, ['inPerson', 'telephone', 'email', 'letter'] as const)
}

function agreement({ of }: Scene): SchoolAnswer {
  const words = of.chance() < 0.75 ? '' : pickOne(of.chance, agreeingWords[of.level === 1 ? 'secure' : 'supported'])
  return { answer: 'agrees', words }
}

const agreeingWords = {
  secure: [
    'A fair account of the school.',
    "Agreed at the full governors' meeting.",
    'We agree, and are glad that reading was noticed.',
  ],
  supported: [
    'We agree. The support offered last term was useful and should go on.',
    'Agreed, with the hope of a review as soon as the evidence allows.',
    'The governing body accepts this and has put it on every agenda.',
  ],
} as const

const nextStep = ({ of, dates }: Scene): string =>
  pickOne(of.chance, [
    'The Principal Adviser meets the headteacher and the Chair within ten working days, with the evidence of both sides on the table. The level stands meanwhile.',
    "The figures in dispute are checked with the school's own system, and the level is looked at again at the next termly review.",
    `A second adviser visits before the end of the month. What the school wrote on ${dates.chairAnswered.slice(8)}/${dates.chairAnswered.slice(5, 7)} is kept with the record.`,
  ])
