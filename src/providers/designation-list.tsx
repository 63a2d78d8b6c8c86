import type { Day } from '../kernel/index.ts'
import { route } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { blankForm, type FormValues } from '../platform/forms/index.ts'
import { ListPage, listRoutes, type List, type ShownList } from '../platform/lists/index.ts'
import { Button, DateField, dayText } from '../platform/views/index.ts'
import { dayAsked, dayBoxes, listSchools, phaseNames, type School } from '../schools/index.ts'
import {
  designationState,
  standingDesignations,
  type DesignationState,
  type DesignationVersion,
} from './designation.ts'
import { capacityPath } from './capacity-frame.tsx'
import { designationPath, StateTag } from './designations-table.tsx'
import { kindNames, stateNames } from './designation-words.ts'
import { designationKinds } from './forms.ts'
import { listDesignations } from './store.ts'

interface Listed extends DesignationVersion {
  readonly school: School
}

/** Every designation of the authority's schools, as at a day (5.3). */
export const designationListRoutes = listRoutes(route, {
  url: '/designations',
  permission: 'read schools',
  async load({ actor, query, today, read }) {
    const on = dayAsked(query, 'on') ?? today
    const rows = await read((tx) => listListed(tx, actor.authority))
    return { list: designationList(on, on === today ? {} : dayBoxes('on', on)), rows }
  },
  page: (shown, { query, today }) => {
    const on = dayAsked(query, 'on') ?? today
    return <DesignationsPage shown={shown} on={on} today={today} />
  },
})

async function listListed(tx: Tx, authority: AuthorityId): Promise<readonly Listed[]> {
  const schools = new Map((await listSchools(tx, authority)).map((school) => [school.urn, school]))
  return standingDesignations(await listDesignations(tx, authority)).flatMap((one) => {
    const school = schools.get(one.urn)
    return school ? [{ ...one, school }] : []
  })
}

const designationList = (on: Day, keep: Readonly<Record<string, string>>): List<Listed> => ({
  path: '/designations',
  title: 'Leaders of education',
  noun: ['designation', 'designations'],
  key: ({ id }) => id,
  columns: [
    {
      name: 'holder',
      heading: 'Held by',
      rowHeading: true,
      value: ({ holderName }) => holderName,
      cell: (row, onward) => (
        <a class="govuk-link govuk-link--no-visited-state" href={onward(designationPath(row))}>
          {row.holderName}
        </a>
      ),
    },
    { name: 'kind', heading: 'Designation', value: ({ kind }) => kindNames[kind] },
    { name: 'post', heading: 'Post', value: ({ holderPost }) => holderPost },
    {
      name: 'school',
      heading: 'School',
      value: ({ school }) => school.name,
      cell: ({ school }, onward) => (
        <a class="govuk-link govuk-link--no-visited-state" href={onward(capacityPath(school.urn))}>
          {school.name}
        </a>
      ),
    },
    { name: 'urn', heading: 'URN', value: ({ urn }) => String(urn), only: 'export' },
    { name: 'phase', heading: 'Phase', value: ({ school }) => phaseNames[school.phase], only: 'export' },
    {
      name: 'state',
      heading: 'State',
      nowrap: true,
      value: (row) => stateNames[designationState(row, on)],
      cell: (row) => <StateTag of={row} on={on} />,
    },
    { name: 'from', heading: 'From', type: 'date', nowrap: true, value: ({ from }) => from },
    { name: 'to', heading: 'To', type: 'date', nowrap: true, value: ({ to }) => to, unknown: 'Open' },
    { name: 'source', heading: 'Where it is from', value: ({ source }) => source, only: 'export' },
    { name: 'recordedBy', heading: 'Last recorded by', value: ({ byName }) => byName, only: 'export' },
  ],
  filters: [
    {
      name: 'kind',
      heading: 'Designation',
      kind: 'any',
      choices: designationKinds.map((kind) => ({ value: kind, text: kindNames[kind] })),
      of: ({ kind }) => kind,
    },
    {
      name: 'state',
      heading: 'State',
      kind: 'any',
      choices: (Object.keys(stateNames) as DesignationState[]).map((value) => ({ value, text: stateNames[value] })),
      of: (row) => designationState(row, on),
    },
  ],
  search: {
    label: 'Search by name of person or school',
    missing: 'Enter a name',
    of: ({ holderName, school }) => [holderName, school.name, school.urn],
  },
  sort: { by: 'school', direction: 'ascending' },
  keep,
})

interface DesignationsPageProps {
  readonly shown: ShownList<Listed>
  readonly on: Day
  readonly today: Day
}

const DesignationsPage = ({ shown, on, today }: DesignationsPageProps) => (
  <ListPage
    {...shown}
    intro={
      <>
        <p class="govuk-body">
          {on === today ? 'As at today.' : `As at ${dayText(on)}.`} National, Local and Specialist Leaders of Education
          and Professional Partners at the authority’s schools (5.3).
        </p>
        <OtherDay typed={dayBoxes('on', on)} />
      </>
    }
    empty="No designation has been recorded yet. They are recorded on the page of a school, under Capacity to support."
  />
)

const OtherDay = ({ typed }: { readonly typed: FormValues }) => (
  <details class="govuk-details app-not-printed">
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">Show another day</span>
    </summary>
    <div class="govuk-details__text">
      <form method="get" action="/designations">
        <DateField form={blankForm(typed)} name="on" label="As at" hint="The designations in force on this day" />
        <Button text="Show" classes="govuk-button--secondary" />
      </form>
    </div>
  </details>
)
