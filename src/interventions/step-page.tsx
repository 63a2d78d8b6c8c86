import { onwardFrom } from '../platform/lists/index.ts'
import { roleNames, type Role } from '../people/index.ts'
import { DataTable, dayText, instantText, SummaryList, WarningText, type Column } from '../platform/views/index.ts'
import type { Criterion } from '../policy/index.ts'
import { stepPath, StepShell, stepsPath, type AroundSteps } from './around-steps.tsx'
import { StatusTag } from './school-steps-page.tsx'
import { powerOf } from './statutory-kind.ts'
import { copiesOwed, isLate, stepState, type CopySent, type StepState } from './step-state.ts'
import type { StatutoryStep, StepHappening } from './statutory-step.ts'
import { addresseeNames, basisNames, eventName, groundNames } from './step-words.ts'

export interface StepPageProps {
  readonly around: AroundSteps
  readonly step: StatutoryStep
  readonly criteria: readonly Criterion[]
  readonly notice: string | undefined
}

/** One step whole: what it says, where it stands, who had copies, and everything that happened, with who wrote it. */
export function StepPage({ around, step, criteria, notice }: StepPageProps) {
  const state = stepState(step, around.today)
  const power = powerOf(step.kind)
  const onward = onwardFrom(around.frame)
  const back = { href: onward(stepsPath(step.urn)), text: 'Back to statutory powers' }
  return (
    <StepShell around={around} heading={power.name} back={back} success={notice}>
      {state.status === 'periodOver' && (
        <WarningText
          text="The period to comply is over. Record whether the governing body complied."
          iconFallbackText="Warning"
        />
      )}
      <CopiesOwed around={around} step={step} state={state} />
      <Facts step={step} state={state} criteria={criteria} />
      <Copies state={state} />
      {around.mayRecord && state.status !== 'annulled' && (
        <p class="govuk-body app-not-printed">
          <a class="govuk-link govuk-!-margin-right-3" href={onward(`${stepPath(step)}/add`)}>
            Record what happened
          </a>{' '}
          <a class="govuk-link" href={onward(`${stepPath(step)}/correct`)}>
            Correct what it says
          </a>
        </p>
      )}
      <DataTable
        id="happenings"
        caption="What happened"
        columns={happeningColumns(state)}
        rows={step.happenings.map((happening, at) => ({ happening, number: at + 1 })).toReversed()}
        empty=""
      />
    </StepShell>
  )
}

function CopiesOwed({ around, step, state }: { around: AroundSteps; step: StatutoryStep; state: StepState }) {
  const owed = copiesOwed(step, state, around.inView.school)
  if (owed.length === 0 || state.status === 'annulled') return null
  return (
    <WarningText
      text={`No copy is recorded to: ${owed.map((to) => addresseeNames[to]).join('; ')}. The Act asks for copies at the same time as the notice.`}
      iconFallbackText="Warning"
    />
  )
}

function Facts({ step, state, criteria }: { step: StatutoryStep; state: StepState; criteria: readonly Criterion[] }) {
  const { facts, complyBy, representationsUntil, status } = state
  const power = powerOf(step.kind)
  const rows: readonly (readonly [string, preact.ComponentChildren])[] = [
    ['Where it stands', <StatusTag status={status} />],
    ['Law', `Education and Inspections Act 2006, ${power.section}`],
    ['Given to the governing body', dayText(facts.givenOn)],
    ['Why eligible', facts.basis && basisNames[facts.basis]],
    ['Grounds', facts.grounds.map((ground) => groundNames[ground]).join('; ')],
    ['Based on', inWords(facts.words)],
    ['Criteria', facts.criteria.map((id) => criteria.find((each) => each.id === id)?.wording ?? id).join('; ')],
    ['Required of the governing body', inWords(facts.required)],
    ['Comply by', complyBy && dayText(complyBy)],
    [
      'Representations',
      power.sort === 'notice' &&
        (representationsUntil
          ? `To the Chief Inspector, in writing, until ${dayText(representationsUntil)}, with a copy to the authority (s.60(7))`
          : 'None to the Chief Inspector: abolished from 18 April 2016'),
    ],
    ['Powers the authority is minded to use', inWords(facts.minded)],
    ['Consulted', facts.consultedOn && dayText(facts.consultedOn)],
    ['Secretary of State', facts.secretaryOfStateOn && dayText(facts.secretaryOfStateOn)],
    ['Document', facts.reference],
    ['SHA-256 of its file', facts.sha256 && <code class="govuk-!-text-break-word">{facts.sha256}</code>],
  ]
  return (
    <SummaryList
      rows={rows
        .filter(([, value]) => value)
        .map(([name, value]) => ({ key: { text: name }, value: { html: <>{value}</> } }))}
    />
  )
}

/** With the line breaks they were written with. */
const inWords = (words: string) => words && <span class="app-words">{words}</span>

const Copies = ({ state }: { state: StepState }) => (
  <DataTable
    id="copies"
    caption="Copies"
    columns={
      [
        { name: 'to', heading: 'To', rowHeading: true, cell: ({ to }) => addresseeNames[to] },
        {
          name: 'on',
          heading: 'On',
          nowrap: true,
          cell: (copy) => `${dayText(copy.on)}${isLate(copy, state.facts) ? ', after the notice' : ''}`,
        },
      ] satisfies readonly Column<CopySent>[]
    }
    rows={state.copies}
    empty="No copies are recorded."
  />
)

interface HappeningRow {
  readonly happening: StepHappening
  readonly number: number
}

const happeningColumns = ({ standing }: StepState): readonly Column<HappeningRow>[] => [
  {
    name: 'what',
    heading: 'What',
    rowHeading: true,
    cell: ({ happening, number }) => (
      <>
        {number}. {whatText(happening)}
        {happening.what !== 'takenBack' && !standing.some((one) => one.number === number) && ' (taken back)'}
      </>
    ),
  },
  { name: 'on', heading: 'On', nowrap: true, cell: ({ happening }) => dayText(happening.on) },
  { name: 'words', heading: 'In words', cell: ({ happening }) => wordsOf(happening) },
  {
    name: 'who',
    heading: 'Recorded by',
    cell: ({ happening: { byName, role, at } }) => `${byName}, ${roleNames[role as Role] ?? role}, ${instantText(at)}`,
  },
]

export const whatText = (happening: StepHappening): string => {
  if (happening.what === 'copied') return `Copy to: ${addresseeNames[happening.to]}`
  return happening.what === 'takenBack' ? `Entry ${happening.number} taken back` : eventName(happening.what)
}

function wordsOf(happening: StepHappening): string {
  if ('reason' in happening) return happening.reason
  return 'words' in happening ? happening.words : ''
}
