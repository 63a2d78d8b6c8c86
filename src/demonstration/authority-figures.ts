import { between, bellCurve, wholeBetween, type Chance } from './chance.ts'
import { exclusionsIn } from './attendance-figures.ts'
import { ks2Cohort, ks4Cohort } from './attainment-figures.ts'
import { castSchools } from './cast-schools.ts'
import { nationalValue } from './national-figures.ts'
import { yearsBalance } from './resource-figures.ts'
import { isAcademy } from './school.ts'
import {
  all,
  chanceOf,
  figure,
  has,
  missing,
  notApplicable,
  percent,
  type Figures,
  type SchoolYear,
} from './year-figures.ts'

/** What the council itself holds; of the last year, as it stands today. Some schools have not sent a return: those figures are missing, which is not zero. */
export function authorityFigures(of: SchoolYear): Figures {
  const chance = chanceOf(of, 'authority')
  return {
    ...targets(of, chance),
    ...governance(of, chance),
    ...staffing(of, chance),
    ...pupils(of, chance),
    ...opinions(of, chance),
    'balance-percent': isAcademy(of.school) ? notApplicable : figure(balanceHeld(of), 1, -25, 40),
    'safeguarding-audit': safeguarding(of, chance),
    'warning-notice-in-force': figure(of.school.urn === castSchools.warningNotice.urn && of.yearAt === 3 ? 1 : 0, 0),
  }
}

/** Schools whose returns are in part missing: the smallest of the cast, and one in twenty of the others each year. */
const hasGaps = ({ school }: SchoolYear, chance: Chance): boolean =>
  school.urn === castSchools.secureWithGaps.urn || chance() < 0.05

function targets(of: SchoolYear, chance: Chance): Figures {
  const { year, condition, school } = of
  const ambition = condition.strength * 7 - (school.disadvantage - 3) * 3 + 6
  const target = (measure: string, phase: 'primary' | 'secondary') =>
    percent((nationalValue(measure, phase, year) ?? 60) + ambition + bellCurve(chance) * 2, 0)
  return {
    ...(ks2Cohort(of) > 5 && school.phase === 'primary' ? { 'ks2-target': target('ks2-rwm-expected', 'primary') } : {}),
    ...(ks4Cohort(of) > 10 && school.phase === 'secondary'
      ? { 'ks4-target': target('ks4-basics-94', 'secondary') }
      : {}),
  }
}

function governance(of: SchoolYear, chance: Chance): Figures {
  if (of.school.phase === 'earlyYears') return {}
  const troubled = has(of, 'governance')
  const vacancies = troubled ? wholeBetween(chance, 3, 5) : Math.max(0, wholeBetween(chance, -2, 2))
  return {
    'governor-vacancies': figure(vacancies, 0),
    'governor-vacancy-terms': figure(vacancies === 0 ? 0 : wholeBetween(chance, troubled ? 4 : 1, troubled ? 6 : 2), 0),
    'inquorate-meetings': figure(troubled ? wholeBetween(chance, 1, 3) : 0, 0),
  }
}

function staffing(of: SchoolYear, chance: Chance): Figures {
  const vacant = has(of, 'headVacancy') && of.yearAt === 3
  const troubled = has(of, 'staffing')
  if (hasGaps(of, chance))
    return { ...all(['staff-turnover-percent', 'staff-vacancies'], missing), 'head-vacancy': figure(vacant ? 1 : 0, 0) }
  return {
    'head-vacancy': figure(vacant ? 1 : 0, 0),
    'head-absence': figure(vacant ? 1 : 0, 0),
    'staff-turnover-percent': percent(troubled ? between(chance, 22, 34) : between(chance, 5, 16)),
    'staff-vacancies': figure(troubled ? wholeBetween(chance, 2, 4) : wholeBetween(chance, 0, 1), 0),
  }
}

function pupils(of: SchoolYear, chance: Chance): Figures {
  const { permanent, fixed } = exclusionsIn(of)
  const unfilled = of.school.capacity - of.roll
  return {
    'permanent-exclusions': figure(permanent, 0),
    'fixed-exclusions': figure(fixed, 0),
    'mobility-percent': percent(has(of, 'mobility') ? between(chance, 16, 25) : between(chance, 2, 10)),
    'surplus-places': figure(unfilled, 0),
    'surplus-places-percent': figure((unfilled / of.school.capacity) * 100, 1, -50, 100),
  }
}

function opinions(of: SchoolYear, chance: Chance): Figures {
  const troubled = has(of, 'parents')
  if (hasGaps(of, chance)) return all(['complaints', 'parents-positive-percent'], missing)
  return {
    complaints: figure(troubled ? wholeBetween(chance, 6, 12) : wholeBetween(chance, 0, 3), 0),
    'parents-positive-percent': percent(troubled ? between(chance, 54, 68) : between(chance, 80, 97), 0),
  }
}

/** Begins the first year at a few per cent and adds up from there. */
function balanceHeld(of: SchoolYear): number {
  const begun = between(chanceOf({ ...of, year: 0 as SchoolYear['year'] }, 'balance held'), 1, 7)
  return begun + yearsBalance(of) * (has(of, 'budget') ? 2 : 1)
}

function safeguarding(of: SchoolYear, chance: Chance): ReturnType<typeof figure> {
  if (has(of, 'safeguarding')) return figure(of.condition.level === 3 ? 3 : 2, 0)
  if (hasGaps(of, chance)) return missing
  return figure(chance() < 0.02 ? 2 : 1, 0)
}
