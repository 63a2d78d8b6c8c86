import { mayDo, type Actor } from '../people/index.ts'
import { onwardFrom, type Onward } from '../platform/lists/index.ts'
import { dayText, FactList, WarningText, type Fact, type Frame } from '../platform/views/index.ts'
import type { Overview } from './overview.ts'
import { AdviserHistory, Contacts } from './overview-people.tsx'
import { BeforeAndAfter } from './overview-links.tsx'
import type { School, SchoolFact } from './school.ts'
import { SchoolFrame } from './school-frame.tsx'
import { factNames, factText, laestab, statusSentence } from './school-words.ts'

export interface OverviewPageProps {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn' | 'laCode'>
  readonly overview: Overview
  readonly notice: string | undefined
}

/** A school's first tab: whether it is open, what is known of it and from where, and who is who. */
export function OverviewPage({ frame, actor, overview, notice }: OverviewPageProps) {
  const { inView } = overview
  const { school, today } = inView
  const status = statusSentence(school, today)
  const keeps = mayDo(actor.role, 'keep schools')
  const onward = onwardFrom(frame)
  return (
    <SchoolFrame frame={frame} actor={actor} inView={inView} tab="overview" heading="Overview" success={notice}>
      {status && <WarningText text={`${status}.`} iconFallbackText="Warning" />}
      <BeforeAndAfter overview={overview} onward={onward} />
      <Contacts overview={overview} keeps={keeps} onward={onward} />
      <AdviserHistory overview={overview} keeps={keeps} onward={onward} />
      <h2 class="govuk-heading-m">About the school</h2>
      {keeps && <KeepingLinks school={school} onward={onward} />}
      <FactList facts={[...factsOf(school, about), ...numbers(school, actor.laCode)]} />
      <h2 class="govuk-heading-m">Where it is</h2>
      <FactList facts={factsOf(school, where)} />
    </SchoolFrame>
  )
}

const KeepingLinks = ({ school, onward }: { school: School; onward: Onward }) => (
  <p class="govuk-body app-not-printed">
    <a class="govuk-link" href={onward(`/schools/${school.urn}/facts`)}>
      Change facts
    </a>{' '}
    or{' '}
    <a class="govuk-link" href={onward(`/schools/${school.urn}/closing`)}>
      {school.closedOn === null && school.closingOn === null ? 'record that it closes' : 'change when it closes'}
    </a>
  </p>
)

const about = [
  'name',
  'phase',
  'type',
  'governance',
  'openedOn',
  'closingOn',
  'closedOn',
  'lowAge',
  'highAge',
  'gender',
  'religiousCharacter',
  'diocese',
  'trust',
] as const satisfies readonly SchoolFact[]

const where = [
  'area',
  'street',
  'locality',
  'town',
  'postcode',
  'telephone',
  'website',
] as const satisfies readonly SchoolFact[]

/** Days of closing are shown where there are any; everything else is shown even when it is not known. */
const factsOf = (school: School, facts: readonly SchoolFact[]): readonly Fact[] =>
  facts
    .filter((fact) => (fact !== 'closingOn' && fact !== 'closedOn') || school[fact] !== null)
    .map((fact) => ({ name: factNames[fact], value: shown(school, fact), ...sourceOf(school, fact) }))

function shown(school: School, fact: SchoolFact) {
  const text = factText(fact, school)
  if (text === undefined) return 'Not known'
  return fact === 'website' ? <Website address={text} /> : text
}

/** Where a fact is from, and for when. */
function sourceOf(school: School, fact: SchoolFact): Pick<Fact, 'source' | 'asAt'> {
  const held = school.sources[fact]
  if (!held) return { source: school[fact] === null ? 'No source has given this' : 'Source not recorded' }
  return { source: held[0], asAt: dayText(held[1]) }
}

const Website = ({ address }: { address: string }) => {
  const href = /^https?:\/\//i.test(address) ? address : `https://${address}`
  return (
    <a class="govuk-link" href={href} rel="noreferrer noopener" target="_blank">
      {address} (opens in new tab)
    </a>
  )
}

const numbers = (school: School, laCode: number | null): readonly Fact[] => [
  { name: 'Unique reference number (URN)', value: String(school.urn), source: 'Given once to every school in England' },
  {
    name: 'LAESTAB',
    value: laestab(laCode, school) ?? 'Not known',
    ...sourceOf(school, 'establishmentNumber'),
  },
]
