import { academicYearName, type AcademicYear } from '../kernel/index.ts'
import type { Actor } from '../people/index.ts'
import { exportFormats, onwardFrom } from '../platform/lists/index.ts'
import { Button, InsetText, Page, RadiosField, SelectField, dayText, type Frame } from '../platform/views/index.ts'
import { SchoolFrame, type SchoolInView } from '../schools/index.ts'
import { groupNames } from './school-evidence-groups.ts'
import { HeldByAuthority } from './school-evidence-held.tsx'
import { MeasureSection } from './school-evidence-measure.tsx'
import { evidenceAddress, type EvidenceQuery } from './school-evidence-query.ts'
import { EvidenceSources } from './school-evidence-sources.tsx'
import type { EvidenceView, GroupView } from './school-evidence-view.ts'
import { followedSentence, yearsWords } from './school-evidence-words.ts'

export interface EvidencePageProps {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly inView: SchoolInView
  readonly view: EvidenceView
  readonly query: EvidenceQuery
  /** The years of which anything is held about the school, in order. */
  readonly heldYears: readonly AcademicYear[]
}

/** A school's figures by group of measures, beside what they are compared with (3.2: every figure with source and date). */
export function EvidencePage(props: EvidencePageProps) {
  const { frame, actor, inView, view, query } = props
  const { urn } = inView.school
  const onward = onwardFrom(frame)
  return (
    <SchoolFrame frame={frame} actor={actor} inView={inView} tab="evidence" heading="Evidence" width="wide">
      <p class="govuk-body">
        <a class="govuk-link" href={onward(`/schools/${urn}/inspections`)}>
          Inspections
        </a>{' '}
        have a page of their own. How{' '}
        <a class="govuk-link" href={onward(evidenceAddress(urn, query, '/similar'))}>
          similar schools
        </a>{' '}
        are chosen is shown beside the list of them.
      </p>
      <YearsForm {...props} />
      <Downloads urn={urn} query={query} />
      <Contents groups={view.groups} />
      <EvidenceBody {...props} />
    </SchoolFrame>
  )
}

/** The same figures on one page for paper, without navigation. */
export const EvidencePrintPage = (props: EvidencePageProps) => {
  const { frame, inView, query } = props
  const { school, today } = inView
  const title = `Evidence: ${school.name}`
  return (
    <Page frame={{ ...frame, navigation: [], viewer: undefined }} title={`${title}, print view`} width="wide">
      <p class="govuk-body app-not-printed">
        <a class="govuk-link" href={evidenceAddress(school.urn, query)}>
          Back to evidence
        </a>
      </p>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        URN {school.urn}. {frame.council.name}, {dayText(today)}.
      </p>
      <EvidenceBody {...props} />
    </Page>
  )
}

function EvidenceBody({ view, inView, query }: EvidencePageProps) {
  if (view.groups.every(isEmpty))
    return (
      <InsetText>
        Nothing is held about this school{view.years.length > 0 ? ` for ${yearsWords(view.years)}` : ''}. Figures come
        in with the files that are imported, and with what the authority enters itself.
      </InsetText>
    )
  return (
    <>
      {view.followed.map((followed) => (
        <InsetText>{followedSentence(followed)}</InsetText>
      ))}
      {view.groups
        .filter((group) => !isEmpty(group))
        .map((group) => (
          <Group group={group} view={view} school={inView.school.name} query={query} urn={inView.school.urn} />
        ))}
      <HowCompared />
      <EvidenceSources sources={view.sources} />
    </>
  )
}

const isEmpty = ({ measures, otherYears }: GroupView): boolean => measures.length + otherYears.length === 0

interface GroupProps {
  readonly group: GroupView
  readonly view: EvidenceView
  readonly school: string
  readonly urn: number
  readonly query: EvidenceQuery
}

const Group = ({ group, view, school, urn, query }: GroupProps) => (
  <section aria-labelledby={group.group}>
    <h2 class="govuk-heading-m" id={group.group}>
      {groupNames[group.group]}
    </h2>
    {group.measures.length === 0 ? (
      <p class="govuk-body">Nothing is held for {yearsWords(group.years)}.</p>
    ) : group.group === 'authority' ? (
      <HeldByAuthority measures={group.measures} school={school} sources={view.sources} />
    ) : (
      group.measures.map((each) => <MeasureSection view={each} school={school} sources={view.sources} />)
    )}
    <OtherYears group={group} urn={urn} query={query} />
  </section>
)

/** What is held and not shown is named, with a way to it. */
function OtherYears({ group: { otherYears }, urn, query }: Pick<GroupProps, 'group' | 'urn' | 'query'>) {
  if (otherYears.length === 0) return null
  return (
    <>
      <p class="govuk-body govuk-!-margin-bottom-1">Held for other years only:</p>
      <ul class="govuk-list govuk-list--bullet">
        {otherYears.map(({ measure, years }) => (
          <li>
            <a
              class="govuk-link"
              href={`${evidenceAddress(urn, { ...query, to: years.at(-1) })}#measure-${measure.id}`}
            >
              {measure.name}
            </a>
            : {yearsWords(years)}
          </li>
        ))}
      </ul>
    </>
  )
}

const HowCompared = () => (
  <>
    <h2 class="govuk-heading-m" id="how-compared">
      How figures are compared
    </h2>
    <p class="govuk-body">
      National and local authority figures are the publisher’s own where its file has them, for schools of the same
      phase. Where it has none, the mean of the authority’s schools of the phase stands instead, those that have been
      converted since among them, and for England the mean of the schools of a file that covers all of it. They say that
      they were worked out, from how many schools, and whether each counts by its number of pupils. A mean needs three
      schools, and that of similar schools five of the ten. It is not worked out where schools with more than a tenth of
      the pupils are suppressed: without them it would say something else. Figures of each year are compared with the
      schools similar by the census of that year, or the latest before it. Figures of two terms and of a whole year, and
      different thresholds of persistent absence, are different measures and are never put in one line.
    </p>
  </>
)

const Contents = ({ groups }: Pick<EvidenceView, 'groups'>) => (
  <nav aria-label="Groups of measures" class="app-not-printed">
    <ul class="govuk-list">
      {groups
        .filter((group) => !isEmpty(group))
        .map(({ group }) => (
          <li>
            <a class="govuk-link govuk-link--no-visited-state" href={`#${group}`}>
              {groupNames[group]}
            </a>
          </li>
        ))}
    </ul>
  </nav>
)

/** Which years to show: a form of its own address, so that a choice can be kept and sent. */
function YearsForm({ inView, query, heldYears, view }: EvidencePageProps) {
  const form = { typed: { years: query.span, to: String(query.to ?? view.years.at(-1) ?? '') } }
  const years = heldYears.toReversed().map((year) => ({ value: String(year), text: academicYearName(year) }))
  return (
    <form method="get" action={`/schools/${inView.school.urn}/evidence`} class="app-not-printed">
      <RadiosField
        form={form}
        name="years"
        label="How many years to show"
        heading="strong"
        inline
        choices={[
          { value: '3', text: 'Three' },
          { value: '5', text: 'Five' },
          { value: 'all', text: 'All' },
        ]}
      />
      <SelectField form={form} name="to" label="Up to and including" heading="strong" choices={years} />
      <Button text="Show these years" classes="govuk-button--secondary" />
    </form>
  )
}

const Downloads = ({ urn, query }: { urn: number; query: EvidenceQuery }) => (
  <p class="govuk-body app-not-printed">
    Download these figures as{' '}
    {exportFormats.map((format, at) => (
      <>
        {at > 0 && ', '}
        <a class="govuk-link" href={evidenceAddress(urn, query, `/export/${format}`)}>
          {format.toUpperCase()}
        </a>
      </>
    ))}
    , or open the{' '}
    <a class="govuk-link" href={evidenceAddress(urn, query, '/print')}>
      print view
    </a>
    .
  </p>
)
