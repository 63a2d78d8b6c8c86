import { onwardFrom } from '../platform/lists/index.ts'
import { DataTable, dayText, InsetText, Tag, type Column } from '../platform/views/index.ts'
import { stepPath, StepShell, stepsPath, type AroundSteps } from './around-steps.tsx'
import { outsideSentence } from './refusal-sentences.ts'
import { outsidePowers, powerOf, statutoryPowers } from './statutory-kind.ts'
import { stepState, type StepState } from './step-state.ts'
import type { StatutoryStep } from './statutory-step.ts'
import { statusColours, statusNames } from './step-words.ts'

interface Row {
  readonly step: StatutoryStep
  readonly state: StepState
}

/** Every step about a school, the latest first. */
export function SchoolStepsPage({ around, notice }: { around: AroundSteps; notice: string | undefined }) {
  const { inView, steps, today, frame, mayRecord } = around
  const { school } = inView
  const onward = onwardFrom(frame)
  const why = outsidePowers(school)
  return (
    <StepShell around={around} heading="Statutory powers" back={backToLevel(around)} success={notice}>
      {why && <InsetText>{outsideSentence[why]}</InsetText>}
      {mayRecord && !why && (
        <a class="govuk-button" href={onward(`${stepsPath(school.urn)}/new`)} role="button">
          Record a step
        </a>
      )}
      <DataTable
        id="steps"
        caption="Steps under the Education and Inspections Act 2006"
        columns={columns(onward)}
        rows={steps.map((step) => ({ step, state: stepState(step, today) })).toReversed()}
        empty="No step under the statutory powers is recorded for this school."
      />
    </StepShell>
  )
}

const backToLevel = ({ frame, inView }: Pick<AroundSteps, 'frame' | 'inView'>) => ({
  href: onwardFrom(frame)(`/schools/${inView.school.urn}/support-level`),
  text: 'Back to support level',
})

const columns = (onward: (path: string) => string): readonly Column<Row>[] => [
  {
    name: 'kind',
    heading: 'Step',
    rowHeading: true,
    cell: ({ step }) => (
      <a class="govuk-link" href={onward(stepPath(step))}>
        {powerOf(step.kind).name}, {powerOf(step.kind).section}
        <span class="govuk-visually-hidden">, given {dayText(stepDay(step))}</span>
      </a>
    ),
  },
  { name: 'given', heading: 'Given', nowrap: true, cell: ({ state }) => dayText(state.facts.givenOn) },
  {
    name: 'comply',
    heading: 'Comply by',
    nowrap: true,
    cell: ({ state }) => (state.complyBy === null ? 'Not asked' : dayText(state.complyBy)),
  },
  { name: 'status', heading: 'Where it stands', cell: ({ state }) => <StatusTag status={state.status} /> },
]

const stepDay = ({ happenings }: StatutoryStep) =>
  happenings[0]?.on as NonNullable<StatutoryStep['happenings'][0]>['on']

export const StatusTag = ({ status }: Pick<StepState, 'status'>) => (
  <Tag text={statusNames[status]} classes={statusColours[status]} />
)

/** Which step is to be recorded, each with what the law says of it. */
export function ChooseStepPage({ around }: { around: AroundSteps }) {
  const { urn } = around.inView.school
  const onward = onwardFrom(around.frame)
  const why = outsidePowers(around.inView.school)
  const back = { href: onward(stepsPath(urn)), text: 'Back to statutory powers' }
  return (
    <StepShell around={around} heading="Record a step" back={back}>
      {why ? (
        <InsetText>{outsideSentence[why]}</InsetText>
      ) : (
        <ul class="govuk-list govuk-list--spaced">
          {statutoryPowers.map(({ kind, name, section, effect }) => (
            <li>
              <a class="govuk-link" href={onward(`${stepsPath(urn)}/new/${kind}`)}>
                {name}
              </a>
              , Education and Inspections Act 2006, {section}
              <br />
              {effect}
            </li>
          ))}
        </ul>
      )}
    </StepShell>
  )
}
