import { z } from 'zod'
import { mayDo, route, type Actor } from '../people/index.ts'
import { notFound, page } from '../platform/http/index.ts'
import { ListPage, listRoutes, onwardFrom, originOf, type List, type ListColumn } from '../platform/lists/index.ts'
import { dayText, FactList, Page, type Frame } from '../platform/views/index.ts'
import { phases } from '../policy/index.ts'
import { phaseNames } from '../schools/index.ts'
import { areaNames, areas, type Area } from './area.ts'
import { entryParam } from './asked.ts'
import { readDirectory, type DirectoryEntry } from './directory.ts'
import { entryPath } from './entries-table.tsx'
import { EntryWordsList } from './entry-page.tsx'
import { fieldNames } from './entry-words.ts'

/** The directory of good practice, for every school of the authority (5.4, 12). */
export const directoryRoutes = [
  ...listRoutes(route, {
    url: '/good-practice',
    permission: 'read good practice',
    async load({ actor, service, today }) {
      const rows = await readDirectory(service, actor.authority, today)
      return { list: directoryList(rows), rows }
    },
    page: (shown, { actor }) => (
      <ListPage
        {...shown}
        intro={<Intro actor={actor} />}
        empty="Nothing is in the directory yet. Good practice is proposed on the page of a school, under Capacity to support."
      />
    ),
  }),
  route({
    method: 'GET',
    url: '/good-practice/:entry',
    permission: 'read good practice',
    audit: 'none',
    params: z.object({ entry: entryParam }),
    async act({ actor, params, service, today, frame }) {
      const entry = (await readDirectory(service, actor.authority, today)).find(({ id }) => id === params.entry)
      return entry ? page(<DirectoryEntryPage frame={frame} actor={actor} entry={entry} />) : notFound()
    },
  }),
]

const Intro = ({ actor }: { readonly actor: Pick<Actor, 'role' | 'urn'> }) => (
  <>
    <p class="govuk-body">
      What schools of the authority do well and agree to share, verified by the authority. Any school may be here,
      whatever its support level or its last inspection (5.4).
    </p>
    {mayDo(actor.role, 'read schools') && (
      <p class="govuk-body app-not-printed">
        <a class="govuk-link" href="/good-practice/entries">
          Every entry, also those not yet agreed, expired or withdrawn
        </a>
      </p>
    )}
    {actor.urn !== undefined && mayDo(actor.role, 'propose good practice') && (
      <p class="govuk-body app-not-printed">
        <a class="govuk-link" href={`/schools/${actor.urn}/good-practice/new`}>
          Propose good practice of your school
        </a>
      </p>
    )}
  </>
)

const directoryList = (rows: readonly DirectoryEntry[]): List<DirectoryEntry> => ({
  path: '/good-practice',
  title: 'Directory of good practice',
  noun: ['entry', 'entries'],
  key: ({ id }) => id,
  columns: [
    {
      name: 'title',
      heading: 'Good practice',
      rowHeading: true,
      width: 40,
      value: ({ title }) => title,
      cell: ({ id, title }, onward) => (
        <a class="govuk-link govuk-link--no-visited-state" href={onward(`/good-practice/${id}`)}>
          {title}
        </a>
      ),
    },
    { name: 'area', heading: 'Area', value: ({ area }) => areaNames[area] },
    { name: 'school', heading: 'School', value: ({ school }) => school.name },
    { name: 'phase', heading: 'Phase', value: ({ school }) => phaseNames[school.phase] },
    { name: 'until', heading: 'Verified until', type: 'date', nowrap: true, value: ({ expiresOn }) => expiresOn },
    ...(['whatWasDone', 'impact', 'evidence', 'contact'] as const).map(
      (name): ListColumn<DirectoryEntry> => ({
        name,
        heading: fieldNames[name],
        value: (entry) => entry[name],
        only: 'export',
      }),
    ),
  ],
  filters: [
    {
      name: 'area',
      heading: 'Area',
      kind: 'any',
      choices: areas
        .filter((area) => rows.some((row) => row.area === area))
        .map((value: Area) => ({ value, text: areaNames[value] })),
      of: ({ area }) => area,
    },
    {
      name: 'phase',
      heading: 'Phase',
      kind: 'any',
      choices: phases
        .filter((phase) => rows.some(({ school }) => school.phase === phase))
        .map((value) => ({ value, text: phaseNames[value] })),
      of: ({ school }) => school.phase,
    },
  ],
  search: {
    label: 'Search the directory',
    hint: 'A word of what was done, or the name of a school',
    missing: 'Enter a word or the name of a school',
    of: ({ title, whatWasDone, impact, area, school }) => [title, whatWasDone, impact, areaNames[area], school.name],
  },
  sort: { by: 'title', direction: 'ascending' },
})

interface DirectoryEntryProps {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly entry: DirectoryEntry
}

/** One entry as every school may read it. */
function DirectoryEntryPage({ frame, actor, entry }: DirectoryEntryProps) {
  const { school, title, expiresOn } = entry
  const agrees = actor.urn === entry.urn || mayDo(actor.role, 'read schools')
  return (
    <Page
      frame={frame}
      title={title}
      back={{ href: originOf(frame) ?? '/good-practice', text: 'Back to good practice' }}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <FactList
        facts={[
          {
            name: 'School',
            value: school.name,
            source: `${phaseNames[school.phase]}${school.area ? `, ${school.area}` : ''}`,
          },
          {
            name: 'Verified by the authority',
            value: `Until ${dayText(expiresOn)}`,
            source: 'With the consent of the school',
          },
        ]}
      />
      <EntryWordsList words={entry} />
      {agrees && (
        <p class="govuk-body app-not-printed">
          <a class="govuk-link" href={onwardFrom(frame)(entryPath(entry))}>
            How it was agreed, and what can be done with it
          </a>
        </p>
      )}
    </Page>
  )
}
