import { findRows, type Found } from './find.ts'
import { keepLast, type LastKept } from './keep-last.ts'
import type { List } from './list.ts'
import { onceFor } from './once-for.ts'
import type { ListQuery } from './query.ts'

/**
 * What a query finds in rows, worked out once for the same rows: whoever loads a list and knows that nothing has changed
 * hands over the rows it handed over before. Rows that are loaded anew are gone through anew.
 */
export function findAgain<Row>(list: List<Row>, rows: readonly Row[], query: ListQuery): Found<Row> {
  const finds = findsIn(rows) as unknown as LastKept<string, Found<Row>>
  const { words, chosen, sort } = query
  const named = [list.columns, list.filters].map((parts) => parts.map(({ name }) => name))
  const key = JSON.stringify([list.path, named, words, chosen, sort])
  const known = finds.get(key)
  if (known) return known
  const found = findRows(list, rows, query)
  finds.set(key, found)
  return found
}

const mostKept = 50

const findsIn = onceFor((_rows: readonly unknown[]) => keepLast<string, Found<never>>(mostKept))
