import { academicYearName, type AcademicYear } from '../kernel/index.ts'
import { dayText, figureText, numberText } from '../platform/views/index.ts'
import type { DataImport } from './import.ts'
import type { Measure } from './measures.ts'
import type { Comparator } from './school-evidence-comparators.ts'
import { basisWords, betterWords, unitWords } from './school-evidence-groups.ts'
import { predecessorName, type Predecessor } from './school-evidence-lineage.ts'
import type { SchoolFigureView } from './school-evidence-view.ts'

/** A figure in words, with what must be said of it beneath. Never blank, and never zero for what is not known. */
export interface FigureWords {
  readonly text: string
  /** Lines beneath, each short enough for a column. */
  readonly notes: readonly string[]
}

/** The school's own figure, or that of the school before it, which it says. */
export function schoolFigureWords(
  { figure, derived, of, beforeItOpened, several }: SchoolFigureView,
  measure: Measure,
): FigureWords {
  if (several) return { text: 'No figure', notes: ['Joined from', ...several.map(predecessorName)] }
  const whose = of ? [predecessorName(of)] : []
  const early = beforeItOpened ? ['Before the', 'school opened'] : []
  const notes = [...whose, ...early, ...(derived ? ['Worked out', 'from the file'] : [])]
  return { text: figureText(figure, measure), notes }
}

/** What the school is compared with. A figure of ours says so, and of how many schools it is the mean. */
export function comparatorWords(comparator: Comparator, measure: Measure): FigureWords {
  switch (comparator.how) {
    case 'notCompared':
      return { text: 'Not compared', notes: [] }
    case 'none':
      return { text: 'Not held', notes: [] }
    case 'suppressed':
      return {
        text: 'Not worked out',
        notes: [`${comparator.suppressed} of ${comparator.schools}`, 'schools suppressed'],
      }
    case 'file':
      return {
        text: figureText(comparator.figure, measure),
        notes: comparator.allPhases ? ['Schools of', 'all phases'] : [],
      }
    case 'workedOut': {
      const { schools, byPupils } = comparator
      const notes = ['Worked out from', `${numberText(schools)} schools${byPupils ? ' by pupils' : ''}`]
      return { text: figureText(comparator.figure, measure), notes }
    }
  }
}

/** "Figures to 2011/12 are those of Kingsfield School, URN 109320, which this school follows." */
export const followedSentence = ({ of, to }: { readonly of: Predecessor; readonly to: AcademicYear }): string =>
  `Figures to ${academicYearName(to)} that say so are those of ${predecessorName(of)}, which this school follows.`

/** "Per cent, whole school year. Lower is better." */
export const measureWords = ({ unit, basis, better }: Measure): string =>
  `${unitWords[unit]}, ${basisWords[basis]}. ${unit === 'flag' ? flagWords[better] : betterWords[better]}.`

const flagWords = { higher: 'Yes is better', lower: 'No is better', neither: 'Neither is better' } as const

/** "Key stage 2 by school, ks2.csv, Department for Education, 31 August 2013." */
export const sourceWords = ({ title, fileName, publisher, asAt }: DataImport): string =>
  `${title}, ${fileName}, ${publisher}, ${dayText(asAt)}`

/** "2010/11", "2010/11 to 2012/13", or each where years are missing between. */
export function yearsWords(years: readonly AcademicYear[]): string {
  const [first, last] = [years[0], years.at(-1)]
  if (first === undefined || last === undefined) return 'no year'
  if (years.length > 2 && last - first === years.length - 1)
    return `${academicYearName(first)} to ${academicYearName(last)}`
  return years.map(academicYearName).join(', ')
}
