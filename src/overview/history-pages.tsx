import { HistoryOf, outcomeNames } from '../people/index.ts'
import type { AuditFault, AuditRow, AuditVerified } from '../platform/audit/index.ts'
import {
  Button,
  FilterPanel,
  InsetText,
  numberText,
  Page,
  Pagination,
  WarningText,
  type Frame,
} from '../platform/views/index.ts'

export const outcomes = ['done', 'refused', 'denied', 'read'] as const

/** What is looked for; texts are empty where nothing is. */
export interface HistoryQuery {
  readonly person: string
  readonly action: string
  readonly school: string
  readonly outcome: readonly (typeof outcomes)[number][]
  readonly before: string
}

export interface HistoryPageProps {
  readonly frame: Frame
  readonly rows: readonly AuditRow[]
  readonly query: HistoryQuery
  /** The row from which the next older page goes on; absent on the last. */
  readonly older: number | undefined
  readonly schoolNames: ReadonlyMap<number, string>
  readonly wordings: ReadonlyMap<string, string>
}

export function HistoryPage({ frame, rows, query, older, schoolNames, wordings }: HistoryPageProps) {
  const { before, ...chosen } = query
  return (
    <Page frame={frame} title="History" width="wide">
      <h1 class="govuk-heading-l">History</h1>
      <p class="govuk-body">
        Who did what, when and in which role, newest first. Nothing here can be changed or removed.
      </p>
      <Button text="Check that the history is whole" href="/history/check" classes="govuk-button--secondary" />
      <div class="app-with-filter">
        <FilterPanel
          action="/history"
          chosen={chosenOf(chosen)}
          hrefFor={historyHref}
          filters={[
            { name: 'person', heading: 'Name of the person', kind: 'text' },
            { name: 'action', heading: 'What was done', kind: 'text', hint: 'For example, appointment or sign in' },
            {
              name: 'outcome',
              heading: 'How it came out',
              kind: 'any',
              choices: outcomes.map((value) => ({ value, text: outcomeNames[value] })),
            },
            {
              name: 'school',
              heading: 'School',
              kind: 'one',
              choices: [...schoolNames].map(([urn, text]) => ({ value: String(urn), text })),
            },
          ]}
        />
        <div>
          {rows.length === 0 ? (
            <p class="govuk-body">
              Nothing is found like that.{' '}
              <a class="govuk-link" href="/history">
                Show everything
              </a>
            </p>
          ) : (
            <HistoryOf rows={rows} headingLevel={2} schoolNames={schoolNames} wordings={wordings} />
          )}
          {(older !== undefined || before !== '') && (
            <Pagination
              previous={before === '' ? undefined : { href: historyHref(chosenOf(chosen)), text: 'Newest' }}
              next={
                older === undefined
                  ? undefined
                  : { href: historyHref({ ...chosenOf(chosen), before: [String(older)] }), text: 'Older' }
              }
            />
          )}
        </div>
      </div>
    </Page>
  )
}

const chosenOf = ({ person, action, outcome, school }: Omit<HistoryQuery, 'before'>) => ({
  person: [person].filter((text) => text !== ''),
  action: [action].filter((text) => text !== ''),
  outcome,
  school: [school].filter((text) => text !== ''),
})

function historyHref(chosen: Readonly<Record<string, readonly string[]>>): string {
  const pairs = Object.entries(chosen).flatMap(([name, values]) => values.map((value) => [name, value]))
  return pairs.length === 0 ? '/history' : `/history?${new URLSearchParams(pairs).toString()}`
}

export const VerifiedPage = ({ frame, verified }: { readonly frame: Frame; readonly verified: AuditVerified }) => (
  <Page
    frame={frame}
    title={verified.ok ? 'The history is whole' : 'The history is not whole'}
    back={{ href: '/history' }}
  >
    {verified.ok ? <Whole {...verified} /> : <Broken {...verified} />}
  </Page>
)

const Whole = ({ rows, checkpoint }: Extract<AuditVerified, { ok: true }>) => (
  <>
    <h1 class="govuk-heading-l">The history is whole</h1>
    <p class="govuk-body">
      {numberText(rows)} {rows === 1 ? 'row is' : 'rows are'} as they were written: none has been changed, removed, put
      in, moved or cut off.
    </p>
    <InsetText>
      <p class="govuk-body">
        Keep this checkpoint outside the service. With it, the command{' '}
        <code>school-support audit verify --checkpoint</code> finds out later whether anything up to here has been cut
        off.
      </p>
      <p class="govuk-body govuk-!-margin-bottom-0">
        {checkpoint.seq}:
        {(checkpoint.hash.match(/.{16}/g) ?? []).map((part) => (
          <>
            <wbr />
            {part}
          </>
        ))}
      </p>
    </InsetText>
  </>
)

const Broken = ({ seq, why }: Extract<AuditVerified, { ok: false }>) => (
  <>
    <h1 class="govuk-heading-l">The history is not whole</h1>
    <WarningText iconFallbackText="Warning" text={`Row ${numberText(seq)} ${faults[why]}.`} />
    <p class="govuk-body">
      Somebody with access to the database itself may have changed it, or it was restored with another secret key. Tell
      whoever is responsible for information security at your authority, and keep the last back-ups.
    </p>
  </>
)

/** What is wrong with the first bad row, after "Row 12". */
const faults: Readonly<Record<AuditFault, string>> = {
  missing: 'is missing',
  changed: 'is not as it was written',
  cutOff: 'and all after it have been cut off',
  notAsKept: 'is not the row of the checkpoint',
}
