import { academicYearName, never, type AcademicYear } from '../kernel/index.ts'
import type { Actor } from '../people/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { DataTable, InsetText, numberText, type Column, type Frame } from '../platform/views/index.ts'
import { phaseNames, SchoolFrame, type SchoolInView } from '../schools/index.ts'
import { authorities } from './authorities.ts'
import { evidenceAddress, type EvidenceQuery } from './school-evidence-query.ts'
import type { ChosenSchools, SimilarFound } from './school-evidence-reading.ts'
import { fewestKnown, similarCount, type Dimension, type SimilarSchool } from './school-evidence-similar.ts'
import { sourceWords } from './school-evidence-words.ts'

export interface SimilarPageProps {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly inView: SchoolInView
  readonly similar: SimilarFound
  readonly query: EvidenceQuery
}

/** Which schools a school is compared with, and how they were chosen. */
export function SimilarSchoolsPage({ frame, actor, inView, similar, query }: SimilarPageProps) {
  const { urn, name, phase } = inView.school
  const back = { href: onwardFrom(frame)(evidenceAddress(urn, query)), text: 'Back to evidence' }
  return (
    <SchoolFrame
      frame={frame}
      actor={actor}
      inView={inView}
      tab="evidence"
      heading="Similar schools"
      back={back}
      width="wide"
    >
      <Method phase={phaseNames[phase].toLowerCase()} />
      {similar.ok ? <Chosen name={name} found={similar.value} /> : <NotChosen reason={similar.reasons[0]} />}
    </SchoolFrame>
  )
}

const Method = ({ phase }: { phase: string }) => (
  <>
    <h2 class="govuk-heading-m">How they are chosen</h2>
    <p class="govuk-body">
      They are the {similarCount} schools of the same phase ({phase}) that come nearest in four things: the number of
      pupils, and the percentages eligible for free school meals, with a first language other than English, and with
      special educational needs beyond the school’s usual help. Each is measured in standard deviations over all the
      schools of the phase; the number of pupils by its logarithm, so that half the size is as far as twice the size.
      How far two schools are apart is the root of the mean square. At least {fewestKnown} of the four must be known of
      both. Schools equally near follow by their URN. Figures of each year are compared with the schools chosen by the
      census of that year, or the latest before it where none is held: a comparison does not change when the next census
      comes.
    </p>
  </>
)

const Chosen = ({ name, found }: { name: string; found: ChosenSchools }) => (
  <>
    <p class="govuk-body govuk-!-text-break-word">
      Chosen among {numberText(found.among)} schools by the census of{' '}
      {academicYearName(found.census.year as AcademicYear)}: {sourceWords(found.census.source)}.
    </p>
    {found.notKnown.length > 0 && (
      <InsetText>Not known of this school, and so left out: {dimensionWords(found.notKnown)}.</InsetText>
    )}
    <DataTable
      id="similar"
      caption={`Schools similar to ${name}`}
      columns={columnsOf(found)}
      rows={[{ school: found.of, distance: 0, notKnown: [] }, ...found.schools]}
      empty="There are none."
    />
  </>
)

function columnsOf(found: ChosenSchools): readonly Column<SimilarSchool>[] {
  return [
    {
      name: 'name',
      heading: 'School',
      rowHeading: true,
      cell: ({ school }) => {
        const name = found.names.get(school.urn) ?? 'Name not held'
        return school === found.of ? <strong>{name} (this school)</strong> : name
      },
    },
    { name: 'urn', heading: 'URN', cell: ({ school }) => school.urn },
    {
      name: 'authority',
      heading: 'Local authority',
      cell: ({ school }) => authorities.get(found.profiles.get(school.urn)?.la ?? 0) ?? 'Not stated in the file',
    },
    figureColumn('roll', 'Pupils', ''),
    figureColumn('fsm', 'Free school meals', '%'),
    figureColumn('eal', 'English not first language', '%'),
    figureColumn('sen', 'Special needs', '%'),
    {
      name: 'distance',
      heading: 'Distance',
      numeric: true,
      cell: ({ school, distance, notKnown }) => (
        <>
          {school === found.of ? 'None' : numberText(distance, 2)}
          {notKnown.length > 0 && <span class="app-source">Without {dimensionWords(notKnown)}</span>}
        </>
      ),
    },
  ]
}

const figureColumn = (dimension: Dimension, heading: string, suffix: string): Column<SimilarSchool> => ({
  name: dimension,
  heading,
  numeric: true,
  cell: ({ school }) => {
    const value = school[dimension]
    return value === null ? 'Not known' : `${numberText(value, suffix === '' ? 0 : 1)}${suffix}`
  },
})

const NotChosen = ({ reason }: { reason: Extract<SimilarFound, { ok: false }>['reasons'][0] }) => (
  <InsetText>{refusalSentence(reason)}</InsetText>
)

function refusalSentence(reason: Extract<SimilarFound, { ok: false }>['reasons'][0]): string {
  switch (reason.kind) {
    case 'noCensus':
      return 'No census is held with this school’s number of pupils and intake, so similar schools cannot be chosen.'
    case 'noOthers':
      return 'No other school of the phase has enough known figures in the census.'
    case 'tooLittleKnown':
      return `Too little is known of this school to choose: ${dimensionWords(reason.notKnown)} are not known.`
    default:
      return never(reason)
  }
}

const dimensionNames: Readonly<Record<Dimension, string>> = {
  roll: 'number of pupils',
  fsm: 'free school meals',
  eal: 'first language',
  sen: 'special educational needs',
}

const dimensionWords = (dimensions: readonly Dimension[]): string =>
  dimensions.map((dimension) => dimensionNames[dimension]).join(', ')
