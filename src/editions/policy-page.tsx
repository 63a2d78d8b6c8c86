import { dayText, InsetText, LevelTag, Page, type Frame } from '../platform/views/index.ts'
import { levels, type LevelOfSupport } from '../policy/index.ts'
import type { MeasureName } from './configuration-row.ts'
import { CriteriaOfLevel } from './criteria-parts.tsx'
import type { AdoptedEdition } from './edition-version.ts'
import { Frameworks, Roles, Section, Settings, Tables, Timescales } from './policy-tables.tsx'

export interface PolicyPageProps {
  readonly frame: Frame
  readonly edition: AdoptedEdition
  /** The number of the newest version: an earlier one says that it is not in force. */
  readonly current: number
  readonly adoptionRecorded: boolean
  readonly mayKeep: boolean
  readonly measures: readonly MeasureName[]
  readonly notice?: string | undefined
}

/** The edition in force, whole, for everyone (1, 2): what it says, who adopted it, and what the authority has set. */
export function PolicyPage(props: PolicyPageProps) {
  const { frame, edition, notice } = props
  return (
    <Page frame={frame} title="The policy in force" success={notice}>
      <h1 class="govuk-heading-l">The policy in force</h1>
      <Adoption {...props} />
      <Contents />
      <Section id="principles" title="Principles">
        <ol class="govuk-list">
          {edition.principles.map(({ number, text }) => (
            <li key={number}>
              {number}. {text}
            </li>
          ))}
        </ol>
      </Section>
      <Section id="levels" title="Levels of support">
        {edition.levels.map((level) => (
          <Level key={level.level} level={level} />
        ))}
      </Section>
      <Section id="criteria" title="Criteria">
        <p class="govuk-body">
          A school is not expected to show all criteria of its level. Each is met, not met or not known; not known never
          counts as met or as not met.
        </p>
        {levels.map((level) => (
          <CriteriaOfLevel key={level} edition={edition} level={level} measures={props.measures} />
        ))}
      </Section>
      <Section id="capacity" title="Capacity to support others">
        <p class="govuk-body">
          Secure schools with this capacity are marked in the register. It is not a fourth level.
        </p>
        <ul class="govuk-list govuk-list--bullet">
          {edition.capacity.map(({ id, wording, paragraph }) => (
            <li key={id}>
              {wording} <Paragraph number={paragraph} />
            </li>
          ))}
        </ul>
      </Section>
      <Roles edition={edition} />
      <Timescales edition={edition} />
      <Settings edition={edition} />
      <Tables edition={edition} measures={props.measures} />
      <Frameworks edition={edition} />
    </Page>
  )
}

function Adoption({ edition, current, adoptionRecorded, mayKeep, frame }: PolicyPageProps) {
  return (
    <>
      {edition.version !== current && (
        <InsetText>
          This is version {edition.version}, which decisions were taken under once. It is kept as it was.{' '}
          <a class="govuk-link" href="/policy">
            Read the version in force
          </a>
        </InsetText>
      )}
      <p class="govuk-body-l">
        {edition.title}, adopted by {edition.adoptedBy} from {dayText(edition.adoptedFrom)}.
      </p>
      {!adoptionRecorded && (
        <p class="govuk-body">
          This edition comes with the service. {frame.council.name} has not recorded yet who adopted it here and from
          when.
        </p>
      )}
      <p class="govuk-body">
        Version {edition.version}. Every record names the version it was decided under.{' '}
        <a class="govuk-link" href="/policy/versions">
          All versions and who made them
        </a>
      </p>
      {mayKeep && <Keeping />}
    </>
  )
}

const Keeping = () => (
  <ul class="govuk-list">
    {keepingLinks.map(({ href, text }) => (
      <li key={href}>
        <a class="govuk-link" href={href}>
          {text}
        </a>
      </li>
    ))}
  </ul>
)

const keepingLinks = [
  { href: '/policy/key-criteria', text: 'Confirm key criteria' },
  { href: '/policy/wordings', text: 'Word the criteria' },
  { href: '/policy/settings', text: 'Change settings' },
  { href: '/policy/configuration', text: 'Add a year to the dated tables' },
  { href: '/policy/frameworks', text: 'Add an inspection framework' },
  { href: '/policy/letter', text: 'Change the authority’s letter' },
  { href: '/policy/note-of-visit', text: 'Change the authority’s note of visit' },
  { href: '/policy/adoption', text: 'Record who adopted it' },
]

const sections = [
  ['principles', 'Principles'],
  ['levels', 'Levels of support'],
  ['criteria', 'Criteria'],
  ['capacity', 'Capacity to support others'],
  ['roles', 'Who does what'],
  ['timescales', 'When'],
  ['settings', 'Settings'],
  ['tables', 'Dated tables'],
  ['frameworks', 'Inspection frameworks'],
] as const

const Contents = () => (
  <nav aria-label="On this page">
    <h2 class="govuk-heading-s">On this page</h2>
    <ul class="govuk-list">
      {sections.map(([id, title]) => (
        <li key={id}>
          <a class="govuk-link govuk-link--no-visited-state" href={`#${id}`}>
            {title}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Paragraph = ({ number }: { readonly number: string }) => (
  <span class="app-source">{/^\d/.test(number) ? `Paragraph ${number}` : `The ${number} of the policy`}</span>
)

const Level = ({ level }: { readonly level: LevelOfSupport }) => (
  <>
    <h3 class="govuk-heading-s">
      <LevelTag level={level.level} name={level.name} />
    </h3>
    <p class="govuk-body">
      {level.wording} <Paragraph number={level.paragraph} />
    </p>
    <p class="govuk-body govuk-!-margin-bottom-1">It sets in motion:</p>
    <ul class="govuk-list govuk-list--bullet">
      {level.approach.map(({ text, paragraph }) => (
        <li key={text}>
          {text} <Paragraph number={paragraph} />
        </li>
      ))}
    </ul>
  </>
)
