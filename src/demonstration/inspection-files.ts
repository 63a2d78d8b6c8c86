import { lastDayOfYear, type AcademicYear, type Day } from '../kernel/index.ts'
import { delimited, type DataFile } from './data-file.ts'
import type { Category, DemonstrationInspection, Grade } from './inspection.ts'
import { demonstrationInspections } from './inspections.ts'
import type { DemonstrationSchool } from './school.ts'

/** The inspectorate's lists of the latest inspections, as they stood at the end of each year and stand today. */
export const inspectionFiles = (
  schools: readonly DemonstrationSchool[],
  years: readonly AcademicYear[],
  today: Day,
): readonly DataFile[] =>
  [...years.map(lastDayOfYear), today].map((asAt) => {
    const published = demonstrationInspections(today).filter(({ publishedOn }) => publishedOn <= asAt)
    const open = schools.filter(({ opened, closed }) => opened <= asAt && (!closed || closed > asAt))
    const rows = open.map((school) => published.filter(({ urn }) => urn === school.urn)).filter(isNotEmpty)
    const list = asAt < '2025-11-10' ? listBefore : listSince
    return {
      name: `${asAt}_ofsted_inspections.csv`,
      text: delimited(list.headings, rows.map(list.row)),
    }
  })

const isNotEmpty = (of: readonly DemonstrationInspection[]): boolean => of.length > 0

interface List {
  readonly headings: readonly string[]
  readonly row: (of: readonly DemonstrationInspection[]) => readonly string[]
}

/** The list as it was until report cards began: latest and previous graded inspection, latest ungraded one. */
const listBefore: List = {
  headings: [
    'URN',
    'Inspection start date',
    'Publication date',
    'Overall effectiveness',
    'Quality of education',
    'Behaviour and attitudes',
    'Personal development',
    'Effectiveness of leadership and management',
    'Category of concern',
    'Previous inspection start date',
    'Previous publication date',
    'Previous graded inspection overall effectiveness',
    'Previous effectiveness of leadership and management',
    'Previous category of concern',
    'Date of latest ungraded inspection',
    'Ungraded inspection publication date',
    'Ungraded inspection overall outcome',
  ],
  row: (of) => {
    const graded = of.filter(({ kind }) => kind === 'graded')
    const latest = graded.at(-1)
    const previous = graded.at(-2)
    return [
      String(of[0]?.urn),
      latest?.on ?? '',
      latest?.publishedOn ?? '',
      overall(latest),
      grade(latest, 'education'),
      grade(latest, 'behaviour'),
      grade(latest, 'personalDevelopment'),
      grade(latest, 'leadership'),
      category(latest),
      previous?.on ?? '',
      previous?.publishedOn ?? '',
      overall(previous),
      grade(previous, 'leadership'),
      category(previous),
      ...ungraded(of),
    ]
  },
}

/** The list since report cards began: the report card, and the latest graded inspection of the framework before. */
const listSince: List = {
  headings: [
    'URN',
    'Inspection start date',
    'Publication date',
    'Category of concern',
    'Safeguarding standards',
    'Inclusion',
    'Curriculum and teaching',
    'Achievement',
    'Attendance and behaviour',
    'Personal development and wellbeing',
    'Leadership and governance',
    'Inspection start date of latest OEIF graded inspection',
    'Publication date of latest OEIF graded inspection',
    'Latest OEIF overall effectiveness',
    'Latest OEIF quality of education',
    'Latest OEIF behaviour and attitudes',
    'Latest OEIF personal development',
    'Latest OEIF effectiveness of leadership and management',
    'Latest OEIF category of concern',
    'Date of latest ungraded inspection',
    'Ungraded inspection publication date',
    'Ungraded inspection overall outcome',
  ],
  row: (of) => {
    const card = of.findLast(({ framework }) => framework === 'reportCard2025')
    const before = of.findLast(({ framework, kind }) => framework !== 'reportCard2025' && kind === 'graded')
    return [
      String(of[0]?.urn),
      card?.on ?? '',
      card?.publishedOn ?? '',
      category(card),
      safeguarding(card),
      ...cardAreas.map((area) => cardWord(card, area)),
      before?.on ?? '',
      before?.publishedOn ?? '',
      overall(before),
      grade(before, 'education'),
      grade(before, 'behaviour'),
      grade(before, 'personalDevelopment'),
      grade(before, 'leadership'),
      category(before),
      ...ungraded(of),
    ]
  },
}

const cardAreas = ['inclusion', 'teaching', 'achievement', 'attendance', 'wellbeing', 'leadership'] as const

type Maybe = DemonstrationInspection | undefined

function overall(of: Maybe): string {
  if (!of) return ''
  return of.overall === undefined ? 'Not judged' : String(of.overall)
}

const grade = (of: Maybe, area: string): string => (of?.grades[area] === undefined ? '' : String(of.grades[area]))

const cardWord = (of: Maybe, area: string): string => (of?.grades[area] === undefined ? '' : cardWords[of.grades[area]])

const cardWords: Readonly<Record<Grade, string>> = {
  1: 'Exceptional',
  2: 'Strong standard',
  3: 'Expected standard',
  4: 'Needs attention',
  5: 'Urgent improvement',
}

const safeguarding = (of: Maybe): string => {
  if (!of) return ''
  return of.safeguardingMet === false ? 'Not met' : 'Met'
}

const category = (of: Maybe): string => (of?.category ? categoryCodes[of.category] : '')

const categoryCodes: Readonly<Record<Category, string>> = {
  specialMeasures: 'SM',
  requiresSignificantImprovement: 'RSI',
  seriousWeaknesses: 'SWK',
  noticeToImprove: 'NTI',
}

const outcomes = {
  'standards maintained': 'School remains Good',
  'may not be as strong': 'School remains Good (Concerns) - S5 Next',
  'improved significantly': 'School remains Good (Improving) - S5 Next',
} as const

function ungraded(of: readonly DemonstrationInspection[]): readonly string[] {
  const latest = of.findLast(({ kind }) => kind === 'ungraded')
  return latest?.outcome ? [latest.on, latest.publishedOn, outcomes[latest.outcome]] : ['', '', '']
}
