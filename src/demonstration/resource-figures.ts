import { bellCurve } from './chance.ts'
import { nationalPhaseOf } from './census-figures.ts'
import { nationalValue } from './national-figures.ts'
import { isAcademy } from './school.ts'
import { all, chanceOf, figure, has, notPublished, type Figures, type SchoolYear } from './year-figures.ts'

const finance = ['income-per-pupil', 'expenditure-per-pupil', 'in-year-balance-percent'] as const

/** Consistent financial reporting: maintained schools alone. What academies spend is published elsewhere, by trust. */
export function financeFigures(of: SchoolYear): Figures {
  const { school, roll, year } = of
  if (isAcademy(school)) return all(finance, notPublished)
  const chance = chanceOf(of, 'finance')
  const usual = nationalValue('income-per-pupil', nationalPhaseOf(school), year) ?? 7000
  const income = usual * (1 + (school.disadvantage - 3) * 0.05 + bellCurve(chance) * 0.03) + 90_000 / roll
  const balance = yearsBalance(of)
  return {
    'income-per-pupil': figure(income, 0),
    'expenditure-per-pupil': figure(income * (1 - balance / 100), 0),
    'in-year-balance-percent': figure(balance, 1, -20),
  }
}

/** What a school took in beyond what it spent in a year, per cent of its income; the balance held adds these up. */
export const yearsBalance = (of: SchoolYear): number =>
  (has(of, 'budget') ? -3.6 : 0.1) + bellCurve(chanceOf(of, 'balance')) * 1.1

/** The school workforce census. */
export function workforceFigures(of: SchoolYear): Figures {
  const { school, roll, year } = of
  if (school.phase === 'earlyYears' || school.phase === 'childrensCentre') return {}
  const chance = chanceOf(of, 'workforce')
  const phase = nationalPhaseOf(school)
  const small = roll < 120 && phase === 'primary' ? 0.88 : 1
  const ratio = (nationalValue('pupil-teacher-ratio', phase, year) ?? 18) * small * (1 + bellCurve(chance) * 0.05)
  const salary = nationalValue('mean-teacher-salary', phase, year) ?? 45_000
  return {
    'teachers-fte': figure(roll / ratio, 1),
    'pupil-teacher-ratio': figure(ratio, 1),
    'mean-teacher-salary': figure(salary * (1 + bellCurve(chance) * 0.03 - (has(of, 'staffing') ? 0.04 : 0)), 0),
  }
}
