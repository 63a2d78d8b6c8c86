import type { ComponentChildren } from 'preact'
import {
  Button,
  DataTable,
  FilterPanel,
  Input,
  InsetText,
  Page,
  WithFilter,
  type FieldErrors,
  type Frame,
} from '../views/index.ts'
import type { Found, FoundPage } from './find.ts'
import { countText, type List } from './list.ts'
import { leftOutOf } from './left-out.ts'
import { ListDownloads, ListPagination } from './list-links.tsx'
import { tableColumns } from './list-table.tsx'
import { onwardTo } from './origin.ts'
import { listAddress, sortText, type ListQuery } from './query.ts'

/** A list as it is shown: what it is, what was asked, what was found, and which page of it. */
export interface ShownList<Row> {
  readonly frame: Frame
  readonly list: List<Row>
  readonly query: ListQuery
  readonly found: Found<Row>
  readonly page: FoundPage<Row>
  /** A sentence about what was just done, after a redirect. */
  readonly notice?: string | undefined
}

export interface ListPageProps<Row> extends ShownList<Row> {
  /** Under the heading: what the list is, and what can be done beside reading it. */
  readonly intro?: ComponentChildren
  /** Said while there is nothing on the list at all: what to do about it. */
  readonly empty?: ComponentChildren
}

/** The page of a list: search, filters with what is chosen, how many were found, the rows, the way on and the files. */
export function ListPage<Row>(props: ListPageProps<Row>) {
  const { frame, list, query, page, notice } = props
  const title = page.pages > 1 ? `${list.title} (page ${page.page} of ${page.pages})` : list.title
  return (
    <Page frame={frame} title={title} width="wide" success={notice} errors={errorsOf(list, query)}>
      <h1 class="govuk-heading-l">{list.title}</h1>
      {props.intro}
      {list.search && <SearchBox {...props} />}
      <Ignored ignored={query.ignored} />
      {list.filters.length === 0 ? (
        <Results {...props} />
      ) : (
        <WithFilter filter={<Filters {...props} />}>
          <Results {...props} />
        </WithFilter>
      )}
    </Page>
  )
}

const errorsOf = <Row,>({ search }: List<Row>, { emptySearch }: ListQuery): FieldErrors =>
  search && emptySearch ? { q: search.missing } : {}

function SearchBox<Row>({ list, query }: ListPageProps<Row>) {
  const { search } = list
  if (!search) return null
  return (
    <search>
      <form class="app-school-search" method="get" action={list.path}>
        <AskedBefore list={list} query={{ ...query, words: '' }} keep={list.keep} />
        <input type="hidden" name="find" value="yes" />
        <Input
          id="q"
          name="q"
          type="search"
          label={{ text: search.label, classes: 'govuk-label--s' }}
          hint={search.hint === undefined ? undefined : { text: search.hint }}
          errorMessage={query.emptySearch ? { text: search.missing } : undefined}
          value={query.words}
          spellcheck={false}
          autocomplete="off"
          attributes={search.suggestions === undefined ? undefined : { 'data-school-search': search.suggestions }}
        />
        <Button text="Search" classes="govuk-button--secondary" />
      </form>
    </search>
  )
}

/** What was searched for and chosen, and its order, hidden in a form that asks for something else of the list. */
export const AskedBefore = <Row,>({ list, query, keep = {} }: AskedBeforeProps<Row>) => (
  <>
    {[
      ...Object.entries(keep),
      ...(query.words === '' ? [] : [['q', query.words] as const]),
      ...Object.entries(query.chosen).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
      ...sortCarried(list, query),
    ].map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
  </>
)

interface AskedBeforeProps<Row> {
  readonly list: List<Row>
  readonly query: ListQuery
  /** What the page keeps beside the list, where the form does not ask for it. */
  readonly keep?: List<Row>['keep']
}

const sortCarried = <Row,>(list: List<Row>, query: ListQuery): readonly (readonly [string, string])[] =>
  sortText(query.sort) === sortText(list.sort) ? [] : [['sort', sortText(query.sort)]]

const Ignored = ({ ignored }: { ignored: readonly string[] }) =>
  ignored.length === 0 ? null : (
    <InsetText>Left out, because this list does not have it: {ignored.join('; ')}.</InsetText>
  )

const Filters = <Row,>({ list, query, found }: ListPageProps<Row>) => (
  <FilterPanel
    action={list.path}
    keep={{
      ...list.keep,
      ...(query.words === '' ? {} : { q: query.words }),
      ...Object.fromEntries(sortCarried(list, query)),
    }}
    filters={list.filters.map(({ name, heading, kind, hint, choices }) => ({
      name,
      heading,
      kind,
      hint,
      choices: choices.map((choice) => ({ ...choice, count: found.counts[name]?.[choice.value] ?? 0 })),
    }))}
    chosen={query.chosen}
    hrefFor={(chosen) => listAddress(list, { ...query, chosen, page: 1 })}
  />
)

function Results<Row>(props: ListPageProps<Row>) {
  const { list, query, found, page } = props
  const here = listAddress(list, { ...query, page: page.page })
  return (
    <div>
      <Summary {...props} />
      {found.rows.length > 0 && <ListDownloads list={list} query={query} count={found.rows.length} />}
      <DataTable
        id="list"
        caption={countText(list, found.rows.length)}
        columns={tableColumns(list, onwardTo(here))}
        rows={page.rows}
        sort={query.sort}
        sortHref={(sort) => listAddress(list, { ...query, sort, page: 1 })}
        empty={<Nothing {...props} />}
      />
      <ListPagination list={list} query={query} page={page} />
    </div>
  )
}

function Summary<Row>({ list, query, found, page }: ListPageProps<Row>) {
  const sentences = []
  if (query.words !== '') sentences.push(`Searched for \u201C${query.words}\u201D.`)
  if (page.pages > 1)
    sentences.push(
      `Showing ${page.first} to ${page.first + page.rows.length - 1} of ${countText(list, found.rows.length)}.`,
    )
  if (query.page > page.page) sentences.push(`There is no page ${query.page}: this is the last.`)
  const narrowed = query.words !== '' || Object.keys(query.chosen).length > 0
  if (narrowed && found.rows.length < found.total) sentences.push(`There are ${countText(list, found.total)} in all.`)
  if (list.filters.length > 0 && Object.keys(query.chosen).length === 0) sentences.push('No filters are chosen.')
  return (
    <p class="govuk-body">
      {sentences.join(' ')}
      {query.words !== '' && (
        <>
          {' '}
          <a class="govuk-link govuk-link--no-visited-state" href={listAddress(list, { ...query, words: '', page: 1 })}>
            Clear search
          </a>
        </>
      )}
      <LeftOutWords list={list} query={query} found={found} />
    </p>
  )
}

/** What is left out until it is asked for is counted, so that nobody takes the list for the whole. */
const LeftOutWords = <Row,>({ list, query, found }: Pick<ListPageProps<Row>, 'list' | 'query' | 'found'>) => (
  <>
    {leftOutOf(list, query, found).map(({ filter, value, words }) => (
      <>
        {' '}
        {words}.{' '}
        <a
          class="govuk-link govuk-link--no-visited-state"
          href={listAddress(list, { ...query, chosen: { ...query.chosen, [filter]: [value] }, page: 1 })}
        >
          Show them
        </a>
      </>
    ))}
  </>
)

function Nothing<Row>({ list, query, found, empty }: ListPageProps<Row>) {
  if (found.total === 0) return <>{empty ?? `There are no ${list.noun[1]} here yet.`}</>
  return (
    <>
      Nothing matches what you asked for. Check the spelling, remove a filter, or{' '}
      <a class="govuk-link" href={listAddress(list, { sort: query.sort })}>
        show all {list.filters.some(({ leftOut }) => leftOut) ? list.noun[1] : countText(list, found.total)}
      </a>
      .
    </>
  )
}
