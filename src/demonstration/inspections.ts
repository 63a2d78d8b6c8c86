import { academicYearOf, addDays, daysBetween, easterSunday, type Day } from '../kernel/index.ts'
import { castSchools } from './cast-schools.ts'
import { chanceFrom, pickOne, wholeBetween, type Chance } from './chance.ts'
import {
  areasOf,
  frameworkOn,
  type Category,
  type DemonstrationInspection,
  type Framework,
  type Grade,
} from './inspection.ts'
import { schoolDayBy, schoolDayFrom } from './school-days.ts'
import type { DemonstrationSchool } from './school.ts'
import { demonstrationSchools } from './schools.ts'
import { levelAfter, type Level } from './trajectory.ts'
import { reviewNumberOn } from './years.ts'

/** Every inspection of the last eight years or so, earliest first within each school; none of a school newly opened. */
export const demonstrationInspections = (today: Day): readonly DemonstrationInspection[] =>
  demonstrationSchools(today).flatMap((school) => inspectionsOf(school, today))

/** When each inspection of a school was: about every four years; the school in special measures not long ago. */
export function inspectionsOf(school: DemonstrationSchool, today: Day): readonly DemonstrationInspection[] {
  if (school.phase === 'childrensCentre') return []
  const chance = chanceFrom(`inspections ${school.urn}`)
  const latest = daysSinceLatest(school, today, chance)
  const before = latest + wholeBetween(chance, 1200, 1600)
  return [before, latest]
    .map((daysAgo) => schoolDayBy(addDays(today, -daysAgo)))
    .filter((on) => on > addDays(school.opened, 300) && (!school.closed || on < school.closed))
    .map((on) => inspection(school, on, today))
}

/** The cast's school in special measures was inspected early in the last complete summer term, others on any day. */
const daysSinceLatest = (school: DemonstrationSchool, today: Day, chance: Chance): number =>
  isInSpecialMeasures(school) ? daysBetween(specialMeasuresInspectedOn(today), today) : wholeBetween(chance, 60, 1350)

export const specialMeasuresInspectedOn = (today: Day): Day =>
  schoolDayFrom(addDays(easterSunday(academicYearOf(today) - 1), 20))

function inspection(school: DemonstrationSchool, on: Day, today: Day): DemonstrationInspection {
  const chance = chanceFrom(`inspection ${school.urn} ${on}`)
  const framework = frameworkOn(on)
  const level = levelAtInspection(school, on, today)
  const dates = { urn: school.urn, on, publishedOn: addDays(on, wholeBetween(chance, 28, 42)), framework }
  const mayBeUngraded = level === 1 && (framework === 'framework2019' || framework === 'framework2019WithoutOverall')
  if (mayBeUngraded && !school.strong && chance() < 0.5)
    return { ...dates, kind: 'ungraded', grades: {}, outcome: ungraded(chance) }
  return framework === 'reportCard2025'
    ? { ...dates, kind: 'graded', ...reportCard(level, school, chance) }
    : { ...dates, kind: 'graded', ...graded(level, school, framework, chance) }
}

/** Inspectors see what the authority's next review then finds; before the four years, a school as it began them. */
function levelAtInspection(school: DemonstrationSchool, on: Day, today: Day): Level {
  return levelAfter(school.levels, Math.max(0, reviewNumberOn(on, today) + 1))
}

const ungraded = (chance: Chance): NonNullable<DemonstrationInspection['outcome']> =>
  pickOne(chance, [
    'standards maintained',
    'standards maintained',
    'standards maintained',
    'may not be as strong',
  ] as const)

type Judged = Pick<DemonstrationInspection, 'overall' | 'grades' | 'category' | 'safeguardingMet'>

function graded(level: Level, school: DemonstrationSchool, framework: Framework, chance: Chance): Judged {
  const overall = overallGrade(level, school, chance)
  const near = (): Grade =>
    Math.min(4, Math.max(1, overall + pickOne(chance, [0, 0, 0, overall === 4 ? -1 : 0, -1]))) as Grade
  const grades = Object.fromEntries(areasOf[framework].map((area) => [area, area === 'leadership' ? overall : near()]))
  const category = overall === 4 ? { category: categoryUnder(framework, school) } : {}
  return framework === 'framework2019WithoutOverall' ? { grades, ...category } : { overall, grades, ...category }
}

function overallGrade(level: Level, school: DemonstrationSchool, chance: Chance): Grade {
  if (level === 3) return 4
  if (level === 2) return chance() < 0.75 ? 3 : 2
  return school.strong && chance() < 0.6 ? 1 : 2
}

function reportCard(level: Level, school: DemonstrationSchool, chance: Chance): Judged {
  const usual: Grade = school.strong ? 2 : 3
  const grade = (): Grade =>
    level === 1 ? usual : pickOne(chance, level === 2 ? ([3, 4, 3] as const) : ([4, 5, 4] as const))
  const grades: Record<string, Grade> = Object.fromEntries(areasOf.reportCard2025.map((area) => [area, grade()]))
  if (level === 1) return { grades, safeguardingMet: true }
  const leadership: Grade = level === 2 ? 4 : 5
  if (level === 2) return { grades: { ...grades, leadership }, safeguardingMet: true }
  const special = isInSpecialMeasures(school)
  return {
    grades: { ...grades, teaching: 5, leadership: special ? 5 : 4 },
    safeguardingMet: !special,
    category: categoryUnder('reportCard2025', school),
  }
}

const isInSpecialMeasures = ({ urn }: DemonstrationSchool): boolean => urn === castSchools.specialMeasures.urn

function categoryUnder(framework: Framework, school: DemonstrationSchool): Category {
  if (isInSpecialMeasures(school)) return 'specialMeasures'
  if (framework === 'framework2009') return 'noticeToImprove'
  return framework === 'reportCard2025' ? 'requiresSignificantImprovement' : 'seriousWeaknesses'
}
