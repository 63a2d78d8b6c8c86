import type { Day } from '../kernel/index.ts'
import { mayDo, roleNames, type Permission } from '../people/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import {
  DataTable,
  dayText,
  Form,
  InsetText,
  instantText,
  SummaryList,
  type FieldErrors,
} from '../platform/views/index.ts'
import { CapacityFrame, type AroundCapacity } from '../providers/index.ts'
import { areaNames } from './area.ts'
import { entryPath, StateTag } from './entries-table.tsx'
import { fieldNames, happeningNames, stateSentence } from './entry-words.ts'
import { entryState, versionOf, wordsOf, type EntryState, type EntryWords, type GoodPractice } from './good-practice.ts'

export interface EntryPageProps extends AroundCapacity {
  readonly entry: GoodPractice
  readonly once: string
  readonly notice: string | undefined
  readonly errors?: FieldErrors | undefined
}

/** One entry for those who agree it: what it says, where it stands, what can be done next, what was done. */
export function EntryPage({ entry, once, ...around }: EntryPageProps) {
  const { frame, actor, inView } = around
  const state = entryState(entry, inView.today)
  return (
    <CapacityFrame {...around} heading={wordsOf(entry).title}>
      <p class="govuk-body">
        <StateTag state={state} />
      </p>
      {state && <InsetText text={stateSentence(state)} />}
      <EntryWordsList words={wordsOf(entry)} />
      {state?.is === 'awaitingConsent' && mayDo(actor.role, 'consent to good practice') && (
        <Form
          action={onwardFrom(frame)(`${entryPath(entry)}/consent`)}
          csrf={frame.csrf}
          once={once}
          version={versionOf(entry)}
          submit="Give the school’s consent"
        >
          <p class="govuk-body">
            With your consent, and once the authority has verified it, every school of the authority can read it.
          </p>
        </Form>
      )}
      <NextSteps entry={entry} state={state} actor={actor} frame={frame} />
      <Happenings entry={entry} />
    </CapacityFrame>
  )
}

/** The words of an entry, in the order in which they are asked. */
export const EntryWordsList = ({ words }: { words: EntryWords }) => (
  <SummaryList
    rows={[
      { key: { text: fieldNames.area }, value: { text: areaNames[words.area] } },
      ...(['whatWasDone', 'impact', 'evidence', 'contact'] as const).map((name) => ({
        key: { text: fieldNames[name] },
        value: {
          html: words[name]
            .split(/\n+/)
            .map((line, at) => <p class={at === 0 ? 'govuk-!-margin-top-0' : undefined}>{line}</p>),
        },
      })),
    ]}
  />
)

interface Step {
  readonly path: string
  readonly text: string
  readonly permission: Permission
  readonly when: readonly EntryState['is'][]
}

const steps: readonly Step[] = [
  { path: 'verify', text: 'Verify it', permission: 'verify good practice', when: ['awaitingVerification'] },
  { path: 'renew', text: 'Renew it', permission: 'verify good practice', when: ['inForce', 'expired'] },
  {
    path: 'revise',
    text: 'Say it in other words',
    permission: 'propose good practice',
    when: ['awaitingConsent', 'awaitingVerification'],
  },
  { path: 'revise', text: 'Change whom to ask', permission: 'propose good practice', when: ['inForce'] },
  {
    path: 'withdraw',
    text: 'Withdraw it',
    permission: 'withdraw good practice',
    when: ['awaitingConsent', 'awaitingVerification', 'inForce', 'expired'],
  },
]

interface NextStepsProps extends Pick<AroundCapacity, 'actor' | 'frame'> {
  readonly entry: GoodPractice
  readonly state: EntryState | undefined
}

function NextSteps({ entry, state, actor, frame }: NextStepsProps) {
  const open = steps.filter(({ permission, when }) => state && when.includes(state.is) && mayDo(actor.role, permission))
  if (open.length === 0) return null
  return (
    <ul class="govuk-list app-not-printed">
      {open.map(({ path, text }) => (
        <li>
          <a class="govuk-link" href={onwardFrom(frame)(`${entryPath(entry)}/${path}`)}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}

const Happenings = ({ entry }: { entry: GoodPractice }) => (
  <DataTable
    id="happenings"
    caption="What was done, and when"
    columns={[
      { name: 'what', heading: 'What was done', rowHeading: true, cell: ({ what }) => happeningNames[what] },
      { name: 'why', heading: 'Why, or what was seen', cell: (one) => ('reason' in one ? one.reason : '') },
      {
        name: 'until',
        heading: 'Until',
        nowrap: true,
        cell: (one) => ('expiresOn' in one ? dayText(one.expiresOn) : ''),
      },
      { name: 'by', heading: 'By', cell: ({ byName, role }) => `${byName}, ${roleNames[role]}` },
      { name: 'at', heading: 'When', cell: ({ on, at }) => whenText(on, at) },
    ]}
    rows={entry.happenings.toReversed()}
    empty=""
  />
)

/** The instant, or the day where it was entered later than it was done. */
const whenText = (on: Day, at: Date): string => (at.toISOString().startsWith(on) ? instantText(at) : dayText(on))
