import { mayDo, type Actor } from '../people/index.ts'
import { ListPage, onwardFrom, originOf, type ShownList } from '../platform/lists/index.ts'
import { dayText, FactList, Page, type Frame } from '../platform/views/index.ts'
import { phaseNames } from '../schools/index.ts'
import type { DirectoryEntry } from './directory.ts'
import { entryPath } from './entries-table.tsx'
import { EntryWordsList } from './entry-page.tsx'

interface DirectoryPageProps {
  readonly shown: ShownList<DirectoryEntry>
  readonly actor: Pick<Actor, 'role' | 'urn'>
}

/** What every school of the authority may search and read. */
export const DirectoryPage = ({ shown, actor }: DirectoryPageProps) => (
  <ListPage
    {...shown}
    intro={<Intro actor={actor} />}
    empty="Nothing is in the directory yet. Good practice is proposed on the page of a school, under Capacity to support."
  />
)

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

interface DirectoryEntryProps {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly entry: DirectoryEntry
}

/** One entry as every school may read it. */
export function DirectoryEntryPage({ frame, actor, entry }: DirectoryEntryProps) {
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
