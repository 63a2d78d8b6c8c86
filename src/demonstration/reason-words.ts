import type { Level } from '../policy/index.ts'
import { castSchools } from './cast-schools.ts'
import { difficultyWords } from './difficulty-words.ts'
import { oneOf, standing, type Told } from './told.ts'

/** Why a level is proposed, in the adviser's words. `previous` is null at the first agreement. */
export function reasonWords(of: Told, previous: Level | null): string {
  const own = ownReasons[of.school.urn]
  if (own && of.level !== 1) return own
  if (of.level === 1) return previous === null || previous === 1 ? staysSecure(of) : becomesSecure(of)
  const reasons = of.difficulties.map((difficulty) => difficultyWords(of, difficulty)).join(' ')
  return previous === of.level ? `${reasons} ${notYet(of)}` : reasons
}

/** Why the adviser keeps to a level although a key criterion of a level of more concern is met. */
export const reasonAgainstWords = (of: Told): string =>
  oneOf(
    of,
    "The criterion is met on last year's figure; the school's own figures of this term, which were checked, no longer meet it.",
    'One indicator stands alone against the others. It was discussed with the headteacher and is being watched.',
  )

const staysSecure = (of: Told): string => `${shownBy(of)} ${of.school.strong ? strongly(of) : steadily(of)}`.trim()

/** The figure that an adviser would name first. */
function shownBy(of: Told): string {
  const combined = of.own('ks2-rwm-expected')
  const england = of.england('ks2-rwm-expected')
  if (combined !== undefined && england !== undefined)
    return `Combined results at key stage 2 are ${standing(combined, england)} England's.`
  const attainment8 = of.own('ks4-attainment-8')
  if (attainment8 !== undefined)
    return `Attainment 8 is ${attainment8} (England ${of.england('ks4-attainment-8') ?? 'not known'}).`
  const absence = of.own('absence-full-year')
  return absence === undefined
    ? ''
    : `Absence is ${absence} per cent (England ${of.england('absence-full-year') ?? 'not known'}).`
}

const strongly = (of: Told): string =>
  oneOf(
    of,
    'Teaching and governance are strong, and the school already helps others. It has the capacity to support another school.',
    'Secure in every criterion that can be answered, with much that others could learn from.',
    'Leaders give other schools their time without loss to their own.',
  )

const steadily = (of: Told): string =>
  oneOf(
    of,
    'Secure in nearly all criteria; the one or two that are not met are in the plan of the school and under way.',
    'The evidence of the year and the visit agree: the school is secure and knows its next steps.',
    'No indicator of vulnerability is met that the school had not itself named and begun to deal with.',
    'Leadership, governance and safeguarding give no cause for concern, and what was seen in classrooms bears the figures out.',
    'The school would be able to explain each criterion without the adviser, and did.',
  )

const becomesSecure = (of: Told): string =>
  oneOf(
    of,
    'The support plan has done its work: each of its objectives is met, and the improvement has lasted two terms.',
    'What made the school vulnerable has been put right. Results have risen, and leaders no longer need the authority to tell them what to look at.',
  )

const notYet = (of: Told): string =>
  oneOf(
    of,
    'There is improvement, but it is too recent to rely on.',
    'The plan is being carried out; its effect should be visible next term.',
    'Progress is uneven, and the level should stay as it is.',
  )

/** Where one event made the level, it is what the adviser gives as the reason. */
const ownReasons: Readonly<Record<number, string>> = {
  [castSchools.specialMeasures.urn]:
    'Inspectors have judged that the school requires special measures: leadership needs urgent improvement and safeguarding was not effective. Under the policy that alone is causing concern; results and teaching say the same.',
  [castSchools.warningNotice.urn]:
    'The governing body has met twice without a quorum and has not acted on the findings of the last two notes of visit. Standards are low and are likely to remain so; a warning notice is being given.',
  [castSchools.headVacancy.urn]:
    'The headteacher leaves at the end of August and two rounds of advertisement have found nobody. With two class teachers leaving as well, the school asks for support until the post is filled.',
  [castSchools.longestName.urn]:
    "The roll has fallen for three years, two governors' meetings were without a quorum and no budget beyond this year has been shown to the authority.",
}
