import { DataTable, dayText, Page, type Frame } from '../views/index.ts'
import type { Day } from '../../kernel/index.ts'
import type { Found } from './find.ts'
import { countText, type List } from './list.ts'
import { leftOutOf } from './left-out.ts'
import { tableColumns } from './list-table.tsx'
import { listAddress, type ListQuery } from './query.ts'

interface Props<Row> {
  readonly frame: Frame
  readonly list: List<Row>
  readonly query: ListQuery
  readonly found: Found<Row>
  readonly today: Day
}

/** Every row that was found on one page, without navigation, with what was asked for above it. */
export const PrintPage = <Row,>({ frame, list, query, found, today }: Props<Row>) => (
  <Page frame={{ ...frame, navigation: [], viewer: undefined }} title={`${list.title}: print view`} width="wide">
    <p class="govuk-body app-not-printed">
      <a class="govuk-link" href={listAddress(list, query)}>
        Back to {list.title.toLowerCase()}
      </a>
    </p>
    <h1 class="govuk-heading-l">{list.title}: print view</h1>
    <p class="govuk-body">
      {frame.council.name}, {dayText(today)}. {askedInWords(list, query)}
      {leftOutOf(list, query, found).map(({ words }) => ` ${words}.`)}
    </p>
    <DataTable
      id="list"
      caption={countText(list, found.rows.length)}
      columns={tableColumns(list, (path) => path)}
      rows={found.rows}
      empty="Nothing matches what was asked for."
    />
  </Page>
)

/** "Searched for “mary”. Phase: Primary or Special. In order of name." */
function askedInWords<Row>(list: List<Row>, query: ListQuery): string {
  const filters = list.filters.flatMap(({ name, heading, choices }) => {
    const chosen = query.chosen[name] ?? []
    const words = choices.filter(({ value }) => chosen.includes(value)).map(({ text }) => text)
    return words.length === 0 ? [] : [`${heading}: ${words.join(' or ')}.`]
  })
  const column = list.columns.find(({ name }) => name === query.sort.by)
  const order = column === undefined ? [] : [`In order of ${column.heading.toLowerCase()}${reversed(query)}.`]
  const words = query.words === '' ? [] : [`Searched for \u201C${query.words}\u201D.`]
  return [...words, ...filters, ...order].join(' ')
}

const reversed = ({ sort }: ListQuery): string => (sort.direction === 'descending' ? ', from the end' : '')
