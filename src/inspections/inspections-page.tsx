import { mayDo, type Actor } from '../people/index.ts'
import { isOnlyNamed, predecessorName, type Predecessor } from '../evidence/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { DataTable, dayText, InsetText, instantText, type Column, type Frame } from '../platform/views/index.ts'
import type { InspectionFramework } from '../policy/index.ts'
import { SchoolFrame, type SchoolInView } from '../schools/index.ts'
import { categoryWords } from './category.ts'
import type { EnteredInspection } from './entered-inspection.ts'
import { frameworkOf, gradeWords, judgements, type Judgement } from './judgement.ts'
import type { SchoolInspection } from './school-inspection.ts'

export interface InspectionsPageProps {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly inView: SchoolInView
  readonly inspections: readonly SchoolInspection[]
  /** What was entered by hand and taken back. */
  readonly withdrawn: readonly EnteredInspection[]
  readonly frameworks: readonly InspectionFramework[]
  /** The schools before this one that have a page for whoever reads. */
  readonly pages: ReadonlySet<number>
  readonly notice: string | undefined
}

/** A school's inspections over time, each in the words of its framework, with where it is from. */
export function InspectionsPage(props: InspectionsPageProps) {
  const { frame, actor, inView, inspections, withdrawn, frameworks, pages, notice } = props
  const { urn, name } = inView.school
  const onward = onwardFrom(frame)
  const keeps = mayDo(actor.role, 'enter evidence')
  return (
    <SchoolFrame
      frame={frame}
      actor={actor}
      inView={inView}
      tab="evidence"
      heading="Inspections"
      success={notice}
      back={{ href: onward(`/schools/${urn}/evidence`), text: 'Back to evidence' }}
    >
      {inspections.length === 0 && (
        <InsetText>
          No inspection of {name} is held. Inspections come in with the lists that are imported, or are entered by hand.
        </InsetText>
      )}
      {keeps && (
        <p class="govuk-body app-not-printed">
          <a class="govuk-link" href={onward(`/schools/${urn}/inspections/new`)}>
            Enter an inspection that is not listed
          </a>
        </p>
      )}
      {inspections.map((inspection, at) => (
        <OneInspection
          inspection={inspection}
          before={inspections.slice(at + 1).find((each) => each.kind !== 'ungraded')}
          frameworks={frameworks}
          pageOf={({ urn: of }) => (pages.has(of) ? onward(`/schools/${of}`) : undefined)}
          edit={keeps && !inspection.of ? onward(entryAddress(urn, inspection)) : undefined}
        />
      ))}
      {withdrawn.length > 0 && <Withdrawn withdrawn={withdrawn} />}
    </SchoolFrame>
  )
}

const Withdrawn = ({ withdrawn }: { withdrawn: readonly EnteredInspection[] }) => (
  <DataTable
    id="withdrawn"
    caption="Entered by hand and withdrawn"
    columns={[
      { name: 'on', heading: 'Inspection', rowHeading: true, cell: ({ on }: EnteredInspection) => dayText(on) },
      { name: 'source', heading: 'Entered from', cell: ({ source }) => source },
      { name: 'because', heading: 'Why it was withdrawn', cell: ({ withdrawnBecause }) => withdrawnBecause },
      { name: 'by', heading: 'By', cell: ({ byName, at }) => `${byName}, ${instantText(at)}` },
    ]}
    rows={withdrawn}
    empty="Nothing was withdrawn."
  />
)

/** Where an inspection is completed by hand. */
export const entryAddress = (urn: number, { on, kind, entered }: SchoolInspection): string =>
  `/schools/${urn}/inspections/${entered?.on ?? on}/${kind === 'ungraded' ? 'ungraded' : 'graded'}`

interface OneProps {
  readonly inspection: SchoolInspection
  /** The graded inspection before it. */
  readonly before: SchoolInspection | undefined
  readonly frameworks: readonly InspectionFramework[]
  /** The address of the page of a school before this one. */
  readonly pageOf: (school: Predecessor) => string | undefined
  readonly edit: string | undefined
}

function OneInspection({ inspection, before, frameworks, pageOf, edit }: OneProps) {
  const { on, publishedOn, kind, of, outcome } = inspection
  const framework = frameworkOf(frameworks, on)
  return (
    <section aria-labelledby={`inspection-${on}-${kind}`}>
      <h2 class="govuk-heading-m govuk-!-margin-bottom-1" id={`inspection-${on}-${kind}`}>
        {dayText(on)}: {isOnlyNamed(inspection) ? 'inspection' : kindWords(kind)}
      </h2>
      <p class="govuk-body govuk-!-margin-bottom-2">
        {framework ? `${framework.name}. ` : ''}
        {isOnlyNamed(inspection) ? onlyNamed : publishedWords(publishedOn)}
      </p>
      {of && (
        <InsetText>
          This was an inspection of <SchoolBefore of={of} page={pageOf(of)} />, which this school follows.
        </InsetText>
      )}
      <CategoryOfConcern inspection={inspection} />
      {kind === 'ungraded' ? (
        <p class="govuk-body">Outcome: {outcome ?? 'not held'}.</p>
      ) : (
        <Judgements inspection={inspection} before={before} frameworks={frameworks} />
      )}
      <WhereFrom inspection={inspection} />
      {edit && (
        <p class="govuk-body app-not-printed">
          <a class="govuk-link" href={edit}>
            {inspection.entered ? 'Change what was entered by hand' : 'Add what the list does not say'}
            <span class="govuk-visually-hidden"> about the inspection of {dayText(on)}</span>
          </a>
          {inspection.entered && (
            <>
              <br />
              <a class="govuk-link" href={edit.replace(/([?#]|$)/, '/withdraw$1')}>
                Withdraw what was entered by hand
                <span class="govuk-visually-hidden"> about the inspection of {dayText(on)}</span>
              </a>
            </>
          )}
        </p>
      )}
    </section>
  )
}

const kindWords = (kind: SchoolInspection['kind']): string =>
  kind === 'ungraded' ? 'ungraded inspection' : 'graded inspection'

const onlyNamed =
  'The file names the latest inspection and the rating that holds since, and says nothing else of it: it may have been ungraded.'

const publishedWords = (on: SchoolInspection['publishedOn']): string =>
  on === null ? 'The list does not say when the report was published.' : `Report published on ${dayText(on)}.`

const SchoolBefore = ({ of, page }: { of: Predecessor; page: string | undefined }) =>
  page === undefined ? (
    <>{predecessorName(of)}</>
  ) : (
    <a class="govuk-link" href={page}>
      {predecessorName(of)}
    </a>
  )

function CategoryOfConcern({ inspection: { category, judgements: given } }: Pick<OneProps, 'inspection'>) {
  const stated = given.get('ofsted-category')
  if (category !== null)
    return (
      <p class="govuk-body">
        <strong>Category of concern: {categoryWords(category)}</strong>
      </p>
    )
  if (stated?.status !== 'value') return null
  return <p class="govuk-body">{stated.value === 0 ? 'In no category of concern.' : 'In a category of concern.'}</p>
}

interface Row {
  readonly judgement: Judgement
  readonly words: string
  readonly before: string
  readonly byHand: boolean
}

function Judgements({ inspection, before, frameworks }: Omit<OneProps, 'edit' | 'pageOf'>) {
  const words = (of: SchoolInspection, judgement: Judgement): string =>
    gradeWords(frameworkOf(frameworks, of.on), judgement, of.judgements.get(judgement.measure) ?? { status: 'missing' })
  const beforeWords = (judgement: Judgement): string => {
    if (!before) return 'No inspection before'
    if (before.kind !== inspection.kind) return 'Not comparable'
    return words(before, judgement)
  }
  const rows = judgements
    .filter(({ measure }) => inspection.judgements.has(measure))
    .map((judgement) => ({
      judgement,
      words: words(inspection, judgement),
      before: beforeWords(judgement),
      byHand: isByHand(inspection, judgement),
    }))
  return (
    <DataTable
      id={`judgements-${inspection.on}`}
      caption={`Judgements of ${dayText(inspection.on)}`}
      captionSize="hidden"
      columns={columns}
      rows={rows}
      empty="The list gives no judgements."
    />
  )
}

const isByHand = ({ entered, source }: SchoolInspection, { measure }: Judgement): boolean =>
  entered !== undefined && (source === undefined || Object.hasOwn(entered.judgements, measure))

const columns: readonly Column<Row>[] = [
  { name: 'area', heading: 'Judged', rowHeading: true, cell: ({ judgement }) => judgement.name },
  {
    name: 'grade',
    heading: 'Judgement',
    cell: ({ words, byHand }) => (
      <>
        {words}
        {byHand && <span class="app-source">Entered by hand</span>}
      </>
    ),
  },
  { name: 'before', heading: 'At the inspection before', cell: ({ before }) => before },
]

const WhereFrom = ({ inspection: { source, entered } }: Pick<OneProps, 'inspection'>) => (
  <p class="govuk-body-s govuk-!-text-break-word">
    {source && `From ${source.title}, ${source.fileName}, ${source.publisher}, as at ${dayText(source.asAt)}. `}
    {entered && `Entered by ${entered.byName} on ${instantText(entered.at)}, from: ${entered.source}`}
  </p>
)
