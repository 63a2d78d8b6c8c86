import { Pagination } from '../views/index.ts'
import { exportFormats, formatNames } from './export.ts'
import type { FoundPage } from './find.ts'
import { countText, type List } from './list.ts'
import { listAddress, type ListQuery } from './query.ts'

interface Props<Row> {
  readonly list: List<Row>
  readonly query: ListQuery
}

/** All that was found, not this page alone, as files and for paper. */
export const ListDownloads = <Row,>({ list, query, count }: Props<Row> & { readonly count: number }) => (
  <p class="govuk-body app-not-printed">
    Download {countText(list, count)} as{' '}
    {exportFormats.map((format, at) => (
      <>
        {at > 0 && ', '}
        <a class="govuk-link" href={listAddress(list, { ...query, page: 1 }, `${list.path}/export/${format}`)}>
          {formatNames[format]}
        </a>
      </>
    ))}
    , or open the{' '}
    <a class="govuk-link" href={listAddress(list, { ...query, page: 1 }, `${list.path}/print`)}>
      print view
    </a>
    .
  </p>
)

/** Previous, next, the first, the last and those around: each with an address of its own. */
export function ListPagination<Row>({
  list,
  query,
  page: { page, pages },
}: Props<Row> & { readonly page: FoundPage<Row> }) {
  if (pages === 1) return null
  const href = (to: number): string => listAddress(list, { ...query, page: to })
  return (
    <Pagination
      landmarkLabel={`Pages of ${list.title.toLowerCase()}`}
      previous={page > 1 ? { href: href(page - 1) } : undefined}
      next={page < pages ? { href: href(page + 1) } : undefined}
      items={pagesShown(page, pages).map((each) =>
        each === undefined ? { ellipsis: true } : { number: String(each), href: href(each), current: each === page },
      )}
    />
  )
}

/** The pages to name, undefined for a gap: 1 … 4 5 6 … 12. */
export function pagesShown(page: number, pages: number): readonly (number | undefined)[] {
  const named = [...new Set([1, page - 1, page, page + 1, pages])].filter((each) => each >= 1 && each <= pages)
  return named.flatMap((each, at) => (at > 0 && each - (named[at - 1] ?? 0) > 1 ? [undefined, each] : [each]))
}
