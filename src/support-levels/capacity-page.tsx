import type { Day } from '../kernel/index.ts'
import { areaNames, EntriesTable, verifiedPeriods, type Area } from '../good-practice/index.ts'
import { mayDo } from '../people/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import {
  Button,
  DataTable,
  DateField,
  dayText,
  InsetText,
  Tag,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import { numberSetting, type CapacityCharacteristic, type CapacityToSupport } from '../policy/index.ts'
import {
  capacityPath,
  DesignationsTable,
  designationState,
  kindNames,
  standingDesignations,
} from '../providers/index.ts'
import { SchoolPage, type Around } from './around.tsx'
import type { CapacityEvidence, CapacityPeriod } from './capacity-on.ts'
import { levelOn } from './level-history.ts'
import type { AsAt } from './register-as-at.ts'

export interface CapacityPageProps {
  readonly frame: Frame
  readonly around: Around
  readonly evidence: CapacityEvidence
  readonly capacity: CapacityToSupport
  readonly periods: readonly CapacityPeriod[]
  /** The day it is shown for, and up to when what was known counts: the evidence holds no more. */
  readonly asAt: AsAt
  /** The boxes of those days. */
  readonly form: ShownForm
  readonly notice: string | undefined
}

/** Whether a school can support others on a day and why (5.3), and what that follows from: designations, good practice. */
export function CapacityPage(props: CapacityPageProps) {
  const { frame, around, evidence, capacity, asAt, form, notice } = props
  const { on } = asAt
  const { urn } = around.school
  const { role } = around.actor
  const onward = onwardFrom(frame)
  return (
    <SchoolPage
      frame={frame}
      around={around}
      tab="capacity"
      title="Capacity to support others"
      notice={notice}
      errors={form.errors}
    >
      <InsetText>
        <strong>
          {asAtText(asAt)}: {capacity.has ? 'yes' : 'no'}.
        </strong>{' '}
        {whyText(props)}
      </InsetText>
      <OtherDay {...props} />
      <Characteristics {...props} />
      <Periods {...props} />
      <h2 class="govuk-heading-m">Designations</h2>
      {mayDo(role, 'record designations') && (
        <AddLink href={onward(`/schools/${urn}/designations/new`)} text="Record a designation" />
      )}
      <DesignationsTable designations={standingDesignations(evidence.designations)} on={on} onward={onward} />
      <h2 class="govuk-heading-m">Good practice</h2>
      {mayDo(role, 'propose good practice') && (
        <AddLink href={onward(`/schools/${urn}/good-practice/new`)} text="Propose good practice" />
      )}
      <EntriesTable entries={evidence.goodPractice} on={on} onward={onward} />
    </SchoolPage>
  )
}

const asAtText = ({ on, knownOn, today }: AsAt): string => {
  const at = on === today ? 'Today' : `On ${dayText(on)}`
  return knownOn === null ? at : `${at}, as it was known at the end of ${dayText(knownOn)}`
}

const AddLink = ({ href, text }: { href: string; text: string }) => (
  <p class="govuk-body app-not-printed">
    <a class="govuk-link" href={href}>
      {text}
    </a>
  </p>
)

/** What it has, or everything that it lacks. */
function whyText({ around, capacity, evidence, asAt: { on } }: CapacityPageProps): string {
  const { edition } = around
  const needed = numberSetting(edition, 'goodPracticeAreasForCapacity')
  if (capacity.has) return 'It is Secure, and shows what the authority asks for.'
  const manyAreas = capacity.shown.some(({ shownBy }) => shownBy.by === 'goodPractice')
  const designated = capacity.shown.some(({ shownBy }) => shownBy.by === 'designation')
  const either = edition.values.capacityNeeds === 'either'
  const lacks = [
    ...(capacity.secure ? [] : ['It is not at level 1 on this day.']),
    ...(manyAreas || (either && designated) ? [] : [`${areasText(areasOn(evidence, on), needed)}.`]),
    ...(designated || (either && manyAreas) ? [] : ['Nobody at the school holds a designation in force.']),
  ]
  return lacks.join(' ')
}

/** The areas in which good practice is verified on a day. */
const areasOn = ({ goodPractice }: CapacityEvidence, on: Day): readonly string[] => [
  ...new Set(
    verifiedPeriods(goodPractice)
      .filter(({ from, to }) => from <= on && (to === undefined || on <= to))
      .map(({ area }) => areaNames[area as Area] ?? area),
  ),
]

const areasText = (found: readonly string[], needed: number): string =>
  found.length === 0
    ? `Good practice is verified in no area; ${needed} are needed`
    : `Good practice is verified in ${found.length} of the ${needed} areas needed: ${found.join('; ')}`

function OtherDay({ around, form }: CapacityPageProps) {
  return (
    <details class="govuk-details app-not-printed" open={Object.keys(form.errors ?? {}).length > 0}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">Show another day</span>
      </summary>
      <div class="govuk-details__text">
        <form method="get" action={capacityPath(around.school.urn)}>
          <DateField form={form} name="on" label="As at" hint="The level, designations and good practice of this day" />
          <DateField form={form} name="known" label="As known at the end of" hint="Leave out for what is known now" />
          <Button text="Show" classes="govuk-button--secondary" />
        </form>
      </div>
    </details>
  )
}

interface Condition {
  readonly wording: string
  readonly holds: boolean
  readonly by: string
}

function Characteristics(props: CapacityPageProps) {
  const { around, capacity, evidence, asAt } = props
  const level = levelOn(evidence.entries, asAt.on)
  const named = around.edition.levels.find((known) => known.level === level)?.name
  const secure: Condition = {
    wording: 'The school is at level 1, Secure.',
    holds: capacity.secure,
    by: level === null ? 'No level agreed' : `Level ${level} ${named ?? ''}`.trim(),
  }
  const rows = around.edition.capacity.map((one) => ({
    wording: one.wording,
    holds: capacity.shown.some(({ id }) => id === one.id),
    by: shownText(one, props),
  }))
  return (
    <DataTable
      id="characteristics"
      caption="What it follows from"
      columns={[
        {
          name: 'wording',
          heading: 'Characteristic (5.3)',
          rowHeading: true,
          cell: ({ wording }: Condition) => wording,
        },
        {
          name: 'holds',
          heading: 'On this day',
          nowrap: true,
          cell: ({ holds }) => (
            <Tag
              text={holds ? 'Shown' : 'Not shown'}
              classes={`app-tag ${holds ? 'govuk-tag--green' : 'govuk-tag--grey'}`}
            />
          ),
        },
        { name: 'by', heading: 'By', cell: ({ by }) => by },
      ]}
      rows={[secure, ...rows]}
      empty=""
    />
  )
}

/** Who or what shows a characteristic on the day. */
function shownText({ shownBy }: CapacityCharacteristic, { around, evidence, asAt: { on } }: CapacityPageProps): string {
  if (shownBy.by === 'goodPractice') {
    const needed = numberSetting(around.edition, 'goodPracticeAreasForCapacity')
    const found = areasOn(evidence, on)
    return found.length < needed ? areasText(found, needed) : found.join('; ')
  }
  const held = standingDesignations(evidence.designations).filter(
    (one) => shownBy.kinds.includes(one.kind) && designationState(one, on) === 'inForce',
  )
  if (held.length === 0) return 'Nobody'
  return held.map(({ holderName, kind }) => `${holderName}, ${kindNames[kind]}`).join('; ')
}

const Periods = ({ periods }: CapacityPageProps) =>
  periods.length === 0 ? (
    <p class="govuk-body">The school has not had this capacity on any day so far.</p>
  ) : (
    <>
      <h2 class="govuk-heading-m">When it had this capacity</h2>
      <ul class="govuk-list govuk-list--bullet">
        {periods.map(({ from, to }) => (
          <li>{to === null ? `From ${dayText(from)} to now` : `From ${dayText(from)} to ${dayText(to)}`}</li>
        ))}
      </ul>
    </>
  )
