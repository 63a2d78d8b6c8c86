import type { VNode } from 'preact'
import { z } from 'zod'
import {
  page as pageAnswer,
  unacceptable,
  type Answer,
  type AnyRoute,
  type Asked,
  type AskingPerson,
  type routesOf,
} from '../http/index.ts'
import { exportFormats, exportRows } from './export.ts'
import { findAgain } from './find-again.ts'
import { pageOfRows } from './find.ts'
import type { List } from './list.ts'
import type { ShownList } from './list-page.tsx'
import { PrintPage } from './print-page.tsx'
import { listQuery, readListQuery, type GivenQuery } from './query.ts'

/** One list of the service: where it is, who may read it, where its rows come from and how its page looks. */
interface ListedAt<Actor, Permission extends string, Row> {
  readonly url: string
  readonly permission: Permission
  /** The list as it is for this person today, and every row of it they may see. */
  load(asked: AskedOfList<Actor>): Promise<{ readonly list: List<Row>; readonly rows: readonly Row[] }>
  /** `rows` is every row of the list, found or not. */
  page(shown: ShownList<Row>, asked: AskedOfList<Actor>, rows: readonly Row[]): VNode
  /** The page that says why the list cannot be as the address asks; it takes the place of page, print view and file alike. */
  refused?(asked: AskedOfList<Actor>): Promise<VNode | undefined>
}

type FoundList<Row> = Pick<ShownList<Row>, 'list' | 'query' | 'found'>

/** A request for a list, its page, its print view or a file of it alike. */
type AskedOfList<Actor> = Pick<
  Asked<Actor, unknown, GivenQuery, unknown>,
  'actor' | 'query' | 'read' | 'today' | 'now' | 'frame' | 'notice' | 'service'
>

/**
 * The three addresses of a list: its page, `/print` and `/export/csv`, `/export/xlsx`, `/export/ods`, all with the same query
 * and so the same rows in the same order. Who took a file is remembered, with what they asked for.
 */
export function listRoutes<Actor extends AskingPerson, Permission extends string, Row>(
  route: ReturnType<typeof routesOf<Actor, Permission>>,
  at: ListedAt<Actor, Permission, Row>,
): readonly AnyRoute[] {
  const answerWith = async (
    asked: AskedOfList<Actor>,
    answer: (found: FoundList<Row>, rows: readonly Row[]) => Answer | Promise<Answer>,
  ) => {
    const refused = await at.refused?.(asked)
    if (refused) return unacceptable(refused)
    const { list, rows } = await at.load(asked)
    const query = readListQuery(list, asked.query)
    return answer({ list, query, found: findAgain(list, rows, query) }, rows)
  }
  return [
    route({
      method: 'GET',
      url: at.url,
      permission: at.permission,
      audit: 'none',
      query: listQuery,
      act: (asked) =>
        answerWith(asked, ({ list, query, found }, rows) => {
          const page = pageOfRows(list, found.rows, query.page)
          const { frame, notice } = asked
          return pageAnswer(at.page({ frame, list, query, found, page, notice }, asked, rows))
        }),
    }),
    route({
      method: 'GET',
      url: `${at.url}/print`,
      permission: at.permission,
      audit: 'none',
      query: listQuery,
      act: (asked) =>
        answerWith(asked, (found) => pageAnswer(<PrintPage frame={asked.frame} today={asked.today} {...found} />)),
    }),
    route({
      method: 'GET',
      url: `${at.url}/export/:format`,
      permission: at.permission,
      audit: 'sensitive',
      params: z.object({ format: z.enum(exportFormats) }),
      query: listQuery,
      act: (asked) =>
        answerWith(asked, ({ list, found }) => exportRows(list, found.rows, asked.params.format, asked.today)),
    }),
  ]
}
