import { between, bellCurve } from './chance.ts'
import { nationalValue, type NationalPhase } from './national-figures.ts'
import type { DemonstrationSchool } from './school.ts'
import { chanceOf, figure, notApplicable, percent, type Figures, type SchoolYear } from './year-figures.ts'

/** Which of England's phases a school is set beside. */
export function nationalPhaseOf({ phase }: Pick<DemonstrationSchool, 'phase'>): NationalPhase {
  if (phase === 'secondary' || phase === 'allThrough' || phase === 'post16') return 'secondary'
  if (phase === 'special' || phase === 'pru') return 'special'
  return 'primary'
}

/** The school census: roll, free school meals, first language, special educational needs. */
export function censusFigures(of: SchoolYear): Figures {
  const { school, roll } = of
  if (school.phase === 'earlyYears' || school.phase === 'childrensCentre') return { roll: figure(roll, 0) }
  const chance = chanceOf({ ...of, year: 0 as SchoolYear['year'] }, 'census')
  const drift = chanceOf(of, 'census drift')
  const national = (measure: string): number => nationalValue(measure, nationalPhaseOf(school), of.year) ?? 0
  const fsm = national('fsm-percent') * (0.2 + school.disadvantage * 0.26) * between(chance, 0.9, 1.1)
  const eal = national('eal-percent') * (school.area === 'Ambleford Town' ? 1.5 : 0.35) * between(chance, 0.5, 1.5)
  const plans = school.phase === 'special' ? 99 : national('sen-plan-percent') * between(chance, 0.5, 1.6)
  const support = school.phase === 'special' ? 1 : national('sen-support-percent') * between(chance, 0.7, 1.3)
  const wobble = (): number => 1 + bellCurve(drift) * 0.04
  if (school.phase === 'post16')
    return { roll: figure(roll, 0), 'fsm-percent': notApplicable, 'eal-percent': percent(eal) }
  return {
    roll: figure(roll, 0),
    'fsm-percent': percent(fsm * wobble()),
    'fsm-ever-percent': percent(fsm * 1.08 * wobble()),
    'eal-percent': percent(eal * wobble()),
    'sen-plan-percent': percent(plans * wobble()),
    'sen-support-percent': percent(support * wobble()),
  }
}
