import { z } from 'zod'
import { route } from '../people/index.ts'
import { notFound, page } from '../platform/http/index.ts'
import { listRoutes } from '../platform/lists/index.ts'
import { entryParam } from './asked.ts'
import { readDirectory } from './directory.ts'
import { directoryList } from './directory-list.tsx'
import { DirectoryEntryPage, DirectoryPage } from './directory-pages.tsx'

/** The directory of good practice, for every school of the authority (5.4, 12). */
export const directoryRoutes = [
  ...listRoutes(route, {
    url: '/good-practice',
    permission: 'read good practice',
    async load({ actor, service, today }) {
      const rows = await readDirectory(service, actor.authority, today)
      return { list: directoryList(rows), rows }
    },
    page: (shown, { actor }) => <DirectoryPage shown={shown} actor={actor} />,
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
