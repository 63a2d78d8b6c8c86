import type { ComponentChildren } from 'preact'
import type { Actor } from '../people/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import {
  Conflict,
  DataTable,
  dayText,
  Details,
  Form,
  RadiosField,
  SelectField,
  TextField,
  WordsField,
  type Column,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import { dayInEngland } from '../kernel/index.ts'
import { SchoolFrame, type PossibleAdviser, type SchoolInView } from '../schools/index.ts'
import { amountText } from './amount.ts'
import type { SchoolTerm } from './budget-year.ts'
import type { CentralLine, LineWords } from './central-line.ts'
import { resourcesPath } from './resources-list.tsx'
import { kindNames, termName, termValue } from './words.ts'

export interface AroundLines {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly inView: SchoolInView
  readonly lines: readonly CentralLine[]
  readonly names: ReadonlyMap<string, string>
  readonly mayPlan: boolean
}

/** Everything planned for a school and used by it, the latest term first. */
export function SchoolResourcesPage({ around, notice }: { around: AroundLines; notice: string | undefined }) {
  const { frame, actor, inView, lines, mayPlan } = around
  const onward = onwardFrom(frame)
  const { urn } = inView.school
  const ordered = lines.toSorted((one, other) => (orderOf(one) < orderOf(other) ? 1 : -1))
  return (
    <SchoolFrame
      frame={frame}
      actor={actor}
      inView={inView}
      tab="supportLevel"
      heading="Central days and money"
      success={notice}
      back={{ href: onward(`/schools/${urn}/support-level`), text: 'Back to support level' }}
    >
      {mayPlan && (
        <a class="govuk-button" href={onward(`${resourcesPath(urn)}/new`)} role="button">
          Plan or record days and money
        </a>
      )}
      <DataTable
        id="lines"
        caption="Planned and used"
        columns={columns(around, onward)}
        rows={ordered.filter(({ takenBack }) => takenBack === null)}
        empty="Nothing is planned for this school or used by it."
      />
      <TakenBack lines={ordered.filter(({ takenBack }) => takenBack !== null)} />
    </SchoolFrame>
  )
}

const termOrder = { autumn: 1, spring: 2, summer: 3 } as const
const orderOf = ({ year, term, kind, at, id }: CentralLine): string =>
  `${year} ${termOrder[term]} ${kind} ${at.toISOString()} ${id}`

const columns = ({ names, mayPlan }: AroundLines, onward: (path: string) => string): readonly Column<CentralLine>[] => [
  { name: 'purpose', heading: 'For what', rowHeading: true, cell: ({ purpose }) => purpose },
  { name: 'term', heading: 'Term', nowrap: true, cell: termName },
  { name: 'kind', heading: 'Planned or used', cell: ({ kind }) => kindNames[kind] },
  { name: 'amount', heading: 'How much', cell: amountText },
  { name: 'officer', heading: 'Officer', cell: ({ officer }) => names.get(officer) ?? 'Not known' },
  {
    name: 'saved',
    heading: 'Saved',
    cell: ({ byName, at }) => `${byName}, ${dayText(dayInEngland(at))}`,
  },
  ...(mayPlan
    ? [
        {
          name: 'change',
          heading: 'Keep',
          cell: (line: CentralLine) => (
            <a class="govuk-link" href={onward(`${resourcesPath(line.urn)}/${line.id}`)}>
              Change<span class="govuk-visually-hidden"> {line.purpose}</span>
            </a>
          ),
        },
      ]
    : []),
]

const TakenBack = ({ lines }: { lines: readonly CentralLine[] }) =>
  lines.length === 0 ? null : (
    <Details
      summaryText="Taken back"
      html={
        <ul class="govuk-list govuk-list--bullet">
          {lines.map((line) => (
            <li>
              {line.purpose}, {termName(line)}, {kindNames[line.kind].toLowerCase()} {amountText(line)}. Taken back by{' '}
              {line.byName}: {line.takenBack}
            </li>
          ))}
        </ul>
      }
    />
  )

export interface LinePageProps {
  readonly around: AroundLines
  readonly line: CentralLine | undefined
  readonly terms: readonly SchoolTerm[]
  readonly officers: readonly PossibleAdviser[]
  readonly form: ShownForm
  readonly once: string
  readonly above?: ComponentChildren
}

/** Planning or recording days and money, and changing a line; below it, taking one back. */
export function LinePage({ around, line, terms, officers, form, once, above }: LinePageProps) {
  const { frame, actor, inView, names } = around
  const onward = onwardFrom(frame)
  const base = resourcesPath(inView.school.urn)
  const chosen = line && !officers.some(({ personId }) => personId === line.officer) ? [line.officer] : []
  return (
    <SchoolFrame
      frame={frame}
      actor={actor}
      inView={inView}
      tab="supportLevel"
      heading={line ? 'Change planned or used days and money' : 'Plan or record days and money'}
      errors={form.errors}
      back={{ href: onward(base), text: 'Back to central days and money' }}
    >
      {above}
      <Form
        action={onward(line ? `${base}/${line.id}` : `${base}/new`)}
        csrf={frame.csrf}
        once={once}
        version={String(form.typed.version ?? line?.version ?? 0)}
        submit="Save"
        cancel={{ href: onward(base) }}
        draft={`resources-${line?.id ?? inView.school.urn}`}
      >
        <RadiosField
          form={form}
          name="kind"
          label="Is this planned, or was it used?"
          heading="strong"
          choices={Object.entries(kindNames).map(([value, text]) => ({ value, text }))}
        />
        <SelectField
          form={form}
          name="term"
          label="Term"
          heading="strong"
          choices={terms.map((term) => ({ value: termValue(term), text: termName(term) }))}
        />
        <TextField
          form={form}
          name="days"
          label="Days"
          heading="strong"
          hint="Whole or half days, such as 1.5"
          width={5}
        />
        <TextField form={form} name="pounds" label="Money" heading="strong" prefix="£" width={10} digits />
        <WordsField form={form} name="purpose" label="For what?" heading="strong" limit={500} rows={3} />
        <SelectField
          form={form}
          name="officer"
          label="Which officer?"
          heading="strong"
          choices={[
            ...officers.map(({ personId, name }) => ({ value: personId as string, text: name })),
            ...chosen.map((id) => ({ value: id as string, text: names.get(id) ?? 'Not known' })),
          ]}
        />
      </Form>
      {line && line.takenBack === null && <TakeBack around={around} line={line} once={once} />}
    </SchoolFrame>
  )
}

const TakeBack = ({
  around: { frame },
  line,
  once,
}: Pick<LinePageProps, 'around' | 'once'> & { line: CentralLine }) => (
  <Details
    summaryText="Take this back"
    html={
      <Form
        action={onwardFrom(frame)(`${resourcesPath(line.urn)}/${line.id}/take-back`)}
        csrf={frame.csrf}
        once={once}
        version={line.version}
        submit="Take it back"
        submitStyle="warning"
      >
        <TextField form={{ typed: {} }} name="reason" label="Why?" hint="It stays to be read, and counts no more." />
      </Form>
    }
  />
)

/** Somebody saved first: what they saved beside what this person wrote. */
export const LineConflict = ({ held, mine }: { held: CentralLine; mine: LineWords }) => (
  <Conflict
    savedBy={held.byName}
    savedAt={held.at}
    fields={[
      { name: 'Planned or used', yours: kindNames[mine.kind], saved: kindNames[held.kind] },
      { name: 'Term', yours: termName(mine), saved: termName(held) },
      { name: 'How much', yours: amountText(mine), saved: amountText(held) },
      { name: 'For what', yours: mine.purpose, saved: held.purpose },
    ]}
  />
)
