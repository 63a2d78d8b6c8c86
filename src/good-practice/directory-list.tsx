import type { List, ListColumn } from '../platform/lists/index.ts'
import { phases } from '../policy/index.ts'
import { phaseNames } from '../schools/index.ts'
import { areaNames, areas, type Area } from './area.ts'
import type { DirectoryEntry } from './directory.ts'
import { fieldNames } from './entry-words.ts'

/** The directory as a list: its filters are the areas and phases there are. */
export const directoryList = (rows: readonly DirectoryEntry[]): List<DirectoryEntry> => ({
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
