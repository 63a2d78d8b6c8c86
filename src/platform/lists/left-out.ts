import type { Found } from './find.ts'
import type { List } from './list.ts'
import type { ListQuery } from './query.ts'

/** What a list leaves out of what was asked, in words: the filter that would show it, its choice, "6 closed schools are not shown". */
export function leftOutOf<Row>(
  { filters }: List<Row>,
  { chosen }: ListQuery,
  { counts }: Found<Row>,
): readonly { readonly filter: string; readonly value: string; readonly words: string }[] {
  return filters.flatMap(({ name: filter, leftOut }) => {
    const count = leftOut && !chosen[filter] ? (counts[filter]?.[leftOut.value] ?? 0) : 0
    return leftOut && count > 0 ? [{ filter, value: leftOut.value, words: leftOut.words(count) }] : []
  })
}
