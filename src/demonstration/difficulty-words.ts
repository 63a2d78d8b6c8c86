import type { Difficulty } from './difficulty.ts'
import { oneOf, type Told } from './told.ts'

/** What is wrong, in a sentence with the figure that shows it where there is one. */
export const difficultyWords = (of: Told, difficulty: Difficulty): string => words[difficulty](of)

/** " (3)" or nothing: a figure where it is known. */
const bracketed = (value: number | undefined, unit = ''): string => (value === undefined ? '' : ` (${value}${unit})`)

/** Whether a figure went up in the last year for which there are two. */
const hasRisen = (of: Told, measure: string): boolean =>
  (of.own(measure) ?? 0) > (of.own(measure, 1) ?? Number.POSITIVE_INFINITY)

const words: Readonly<Record<Difficulty, (of: Told) => string>> = {
  attainment: (of) => {
    const target = of.own('ks2-target') ?? of.own('ks4-target')
    return oneOf(
      of,
      `Results are below the target agreed${bracketed(target, ' per cent')} and below those of similar schools.`,
      'Pupils leave with lower attainment than their starting points would lead one to expect.',
    )
  },
  attendance: (of) =>
    oneOf(
      of,
      `Persistent absence${bracketed(of.own('persistent-absence-10-full-year'), ' per cent')} ${hasRisen(of, 'persistent-absence-10-full-year') ? "is rising while England's is falling" : "is far above England's"}.`,
      `Absence${bracketed(of.own('absence-full-year'), ' per cent')} is well above that of schools like this one.`,
    ),
  groups: (of) =>
    oneOf(
      of,
      `The gap between disadvantaged pupils and others${bracketed(of.own('ks2-gap-rwm'), ' points')} ${hasRisen(of, 'ks2-gap-rwm') ? 'has widened' : 'is too wide'}.`,
      "Boys who are disadvantaged make the slowest progress, and the school's plan does not name them.",
    ),
  teaching: (of) =>
    oneOf(
      of,
      'The quality of teaching is not consistent from class to class.',
      'Weaker teaching has not been tackled quickly enough.',
    ),
  leadership: (of) =>
    oneOf(
      of,
      'Leaders know what must improve, but too much rests on too few of them.',
      'The improvement plan has many actions and few measures; middle leaders do not yet check whether what was agreed is done.',
      'Two of the senior leaders are new to their posts and need support to monitor teaching.',
    ),
  governance: (of) =>
    oneOf(
      of,
      `The governing body has vacancies it has not been able to fill${bracketed(of.own('governor-vacancies'))}, the longest for more than a year, and meetings have been without a quorum${bracketed(of.own('inquorate-meetings'))}.`,
      `Governors' minutes record thanks more often than questions, and the quorum was missed${bracketed(of.own('inquorate-meetings'), ' times')} in the year.`,
    ),
  staffing: (of) =>
    oneOf(
      of,
      `A large share of teachers left in the year${bracketed(of.own('staff-turnover-percent'), ' per cent')} and posts remain vacant${bracketed(of.own('staff-vacancies'))}.`,
      `Classes have been taught by a succession of temporary teachers; turnover${bracketed(of.own('staff-turnover-percent'), ' per cent')} is among the highest in the authority.`,
    ),
  budget: (of) =>
    oneOf(
      of,
      `Spending has outrun income for more than a year and the balance${bracketed(of.own('balance-percent'), ' per cent of budget share')} is falling.`,
      `The budget cannot be set without a recovery plan; the last balance${bracketed(of.own('balance-percent'), ' per cent')} will not carry the school through.`,
    ),
  rolls: (of) =>
    oneOf(
      of,
      `The roll has fallen to ${of.own('roll') ?? of.school.roll} and a growing share of places is unfilled${bracketed(of.own('surplus-places-percent'), ' per cent')}.`,
      `Fewer families choose the school each year: there are ${of.own('roll') ?? of.school.roll} pupils now, and two classes will have to be joined.`,
    ),
  exclusions: (of) =>
    oneOf(
      of,
      `Fixed-period exclusions${bracketed(of.own('fixed-exclusions'))} are more than twice what is usual for such a school.`,
      `Exclusion${bracketed(of.own('fixed-exclusions'), ' times in the year')} has become the answer to low-level disruption.`,
    ),
  mobility: (of) =>
    oneOf(
      of,
      `Many pupils join or leave in the course of the year${bracketed(of.own('mobility-percent'), ' per cent')}, and induction has not kept pace.`,
      `Casual admissions${bracketed(of.own('mobility-percent'), ' per cent')} strain classes that were already full of change.`,
    ),
  provisionForSen: (of) =>
    oneOf(
      of,
      'Support for pupils with special educational needs depends on who is absent that day, and reviews of plans are late.',
      'Targets in individual plans are too broad for anybody to know whether they have been met.',
    ),
  safeguarding: (of) =>
    oneOf(
      of,
      'The single central record was incomplete on the day, and two concerns had not been followed up in writing.',
      'Staff know whom to tell, but records of what was then done are not kept in one place.',
    ),
  parents: (of) =>
    oneOf(
      of,
      `Complaints are many${bracketed(of.own('complaints'))} and too few parents would recommend the school${bracketed(of.own('parents-positive-percent'), ' per cent')}.`,
      `Parents say they are told of problems late, and too few would recommend the school${bracketed(of.own('parents-positive-percent'), ' per cent')}.`,
    ),
  headVacancy: () =>
    "The headteacher's post is vacant after two rounds of advertisement, and the deputy acts as headteacher.",
}
