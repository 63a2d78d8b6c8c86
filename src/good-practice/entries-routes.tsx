import type { Day } from '../kernel/index.ts'
import { mayDo, route, type Actor } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { ListPage, listRoutes, type List, type ListFilter } from '../platform/lists/index.ts'
import { listSchools, type School } from '../schools/index.ts'
import { areaNames, areas } from './area.ts'
import { entryPath, StateTag } from './entries-table.tsx'
import { stateNames } from './entry-words.ts'
import { entryState, wordsOf, type EntryState, type EntryWords, type GoodPractice } from './good-practice.ts'
import { mayBeVerifiedBy } from './path.ts'
import { listGoodPractice } from './store.ts'

interface Listed extends GoodPractice {
  readonly school: School
  readonly state: EntryState
  readonly words: EntryWords
}

/** Every entry of the authority's schools in whatever state, for those who agree and verify them. */
export const entriesRoutes = listRoutes(route, {
  url: '/good-practice/entries',
  permission: 'read schools',
  load: ({ actor, read, today }) =>
    read(async (tx) => ({ list: entriesList(actor, today), rows: await listListed(tx, actor.authority, today) })),
  page: (shown) => (
    <ListPage
      {...shown}
      intro={
        <p class="govuk-body">
          Proposed by a school or an adviser, consented to by the headteacher, verified by the authority. The{' '}
          <a class="govuk-link" href="/good-practice">
            directory
          </a>{' '}
          has those in force.
        </p>
      }
      empty="No good practice has been proposed yet. It is proposed on the page of a school, under Capacity to support."
    />
  ),
})

async function listListed(tx: Tx, authority: AuthorityId, today: Day): Promise<readonly Listed[]> {
  const schools = new Map((await listSchools(tx, authority)).map((school) => [school.urn, school]))
  return (await listGoodPractice(tx, authority)).flatMap((entry) => {
    const [school, state] = [schools.get(entry.urn), entryState(entry, today)]
    return school && state ? [{ ...entry, school, state, words: wordsOf(entry) }] : []
  })
}

/** Who verifies may ask for what waits for them alone. */
const entriesList = (actor: Actor, today: Day): List<Listed> => ({
  path: '/good-practice/entries',
  title: 'Every entry of good practice',
  noun: ['entry', 'entries'],
  key: ({ id }) => id,
  columns: [
    {
      name: 'title',
      heading: 'Good practice',
      rowHeading: true,
      width: 40,
      value: ({ words }) => words.title,
      cell: (row, onward) => (
        <a class="govuk-link govuk-link--no-visited-state" href={onward(entryPath(row))}>
          {row.words.title}
        </a>
      ),
    },
    { name: 'area', heading: 'Area', value: ({ words }) => areaNames[words.area] },
    { name: 'school', heading: 'School', value: ({ school }) => school.name },
    {
      name: 'state',
      heading: 'State',
      value: ({ state }) => stateNames[state.is],
      cell: ({ state }) => <StateTag state={state} />,
    },
    {
      name: 'until',
      heading: 'Verified until',
      type: 'date',
      nowrap: true,
      value: ({ state }) => ('expiresOn' in state ? state.expiresOn : null),
      unknown: 'Not verified',
    },
    { name: 'proposedBy', heading: 'Proposed by', value: ({ happenings }) => happenings[0]?.byName ?? null },
  ],
  filters: [
    {
      name: 'state',
      heading: 'State',
      kind: 'any',
      choices: (Object.keys(stateNames) as EntryState['is'][]).map((value) => ({ value, text: stateNames[value] })),
      of: ({ state }) => state.is,
    },
    {
      name: 'area',
      heading: 'Area',
      kind: 'any',
      choices: areas.map((value) => ({ value, text: areaNames[value] })),
      of: ({ words }) => words.area,
    },
    ...(mayDo(actor.role, 'verify good practice') ? [waitingFilter(actor, today)] : []),
  ],
  search: {
    label: 'Search by title or school',
    missing: 'Enter a title or the name of a school',
    of: ({ words, school }) => [words.title, school.name, school.urn],
  },
  sort: { by: 'state', direction: 'ascending' },
})

const waitingFilter = ({ personId }: Actor, today: Day): ListFilter<Listed> => ({
  name: 'waiting',
  heading: 'Waiting',
  kind: 'any',
  choices: [{ value: 'me', text: 'For me to verify' }],
  of: (entry) => (mayBeVerifiedBy(entry, personId, today) ? 'me' : []),
})
