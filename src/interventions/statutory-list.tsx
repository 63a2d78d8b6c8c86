import type { Day } from '../kernel/index.ts'
import type { List, ListFilter } from '../platform/lists/index.ts'
import { schoolColumns, schoolFilters, schoolSearch, type SchoolRow } from '../schools/index.ts'
import { stepPath } from './around-steps.tsx'
import { StatusTag } from './school-steps-page.tsx'
import { powerOf, statutoryPowers } from './statutory-kind.ts'
import { copiesOwed, stepState, type StepState, type StepStatus } from './step-state.ts'
import type { StatutoryStep } from './statutory-step.ts'
import { addresseeNames, statusNames } from './step-words.ts'

/** One step as the officers' list shows it. */
export interface ListedStep extends SchoolRow {
  readonly step: StatutoryStep
  readonly state: StepState
}

export function listedSteps(
  steps: readonly StatutoryStep[],
  schools: readonly SchoolRow[],
  today: Day,
): readonly ListedStep[] {
  const byUrn = new Map(schools.map((row) => [row.school.urn, row]))
  return steps.flatMap((step) => {
    const row = byUrn.get(step.urn)
    return row ? [{ ...row, step, state: stepState(step, today) }] : []
  })
}

/** Every step of the authority: about which school, given when, comply by when, where it stands. */
export const statutoryList = (rows: readonly ListedStep[], laCode: number | null): List<ListedStep> => {
  const [name, ...facts] = schoolColumns<ListedStep>((row) => row)
  const kept = facts
    .filter((column) => ['adviser', 'urn', 'phase'].includes(column.name))
    .map((column) => ({ ...column, only: 'export' as const }))
  return {
    path: '/statutory-powers',
    title: 'Statutory powers',
    noun: ['step', 'steps'],
    key: ({ step }) => step.id,
    columns: [
      {
        name: 'kind',
        heading: 'Step',
        width: 40,
        rowHeading: true,
        value: ({ step }) => `${powerOf(step.kind).name}, ${powerOf(step.kind).section}`,
        cell: ({ step }, onward) => (
          <a class="govuk-link" href={onward(stepPath(step))}>
            {powerOf(step.kind).name}, {powerOf(step.kind).section}
          </a>
        ),
      },
      ...(name ? [{ ...name, rowHeading: false }] : []),
      { name: 'given', heading: 'Given', type: 'date', nowrap: true, value: ({ state }) => state.facts.givenOn },
      {
        name: 'comply',
        heading: 'Comply by',
        type: 'date',
        nowrap: true,
        value: ({ state }) => state.complyBy,
        unknown: 'Not asked',
      },
      {
        name: 'status',
        heading: 'Where it stands',
        value: ({ state }) => statusNames[state.status],
        cell: ({ state }) => <StatusTag status={state.status} />,
      },
      {
        name: 'copies',
        heading: 'Copies not recorded',
        value: ({ step, state, school }) =>
          copiesOwed(step, state, school)
            .map((to) => addresseeNames[to])
            .join('; ') || null,
        unknown: 'None',
      },
      { name: 'reference', heading: 'Document', value: ({ state }) => state.facts.reference, only: 'export' },
      ...kept,
    ],
    filters: filters(rows),
    search: schoolSearch<ListedStep>((row) => row, laCode),
    sort: { by: 'given', direction: 'descending' },
  }
}

const filters = (rows: readonly ListedStep[]): readonly ListFilter<ListedStep>[] => [
  {
    name: 'status',
    heading: 'Where it stands',
    kind: 'any',
    choices: (Object.keys(statusNames) as StepStatus[]).map((value) => ({ value, text: statusNames[value] })),
    of: ({ state }) => state.status,
  },
  {
    name: 'kind',
    heading: 'Step',
    kind: 'any',
    choices: statutoryPowers.map(({ kind, name }) => ({ value: kind, text: name })),
    of: ({ step }) => step.kind,
  },
  ...schoolFilters<ListedStep>((row) => row, rows).filter(({ name }) => name === 'adviser' || name === 'phase'),
]
