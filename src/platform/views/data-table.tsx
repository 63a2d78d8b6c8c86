import type { ComponentChildren, VNode } from 'preact'
import { rowsOf } from './table-rows.ts'

export interface Column<Row> {
  /** Stands in the query string as the sort: `sort=level`. */
  readonly name: string
  readonly heading: string
  readonly cell: (row: Row) => ComponentChildren
  /** Figures stand to the right, in digits of one width. */
  readonly numeric?: boolean | undefined
  /** Short words that must stay on one line, such as days. */
  readonly nowrap?: boolean | undefined
  readonly sortable?: boolean | undefined
  /** The cell that names its row: read out with every other cell of it. One column a table. */
  readonly rowHeading?: boolean | undefined
}

export interface Sort {
  /** `name` of the column. */
  readonly by: string
  readonly direction: 'ascending' | 'descending'
}

export interface DataTableProps<Row> {
  /** Unique on the page. */
  readonly id: string
  readonly caption: string
  /** `s`, `m` (the default) or `l`; `hidden` when a heading just above says the same. */
  readonly captionSize?: 's' | 'm' | 'l' | 'hidden' | undefined
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly sort?: Sort | undefined
  /** Where a heading leads to have the rows sorted so: keeps the filters, begins at the first page. */
  readonly sortHref?: ((sort: Sort) => string) | undefined
  /** What to say instead of an empty table, with a way out: what to do, or a link that widens the search. */
  readonly empty: ComponentChildren
}

/**
 * A table with a caption, headings that sort through the server, and a frame of its own to scroll in when it is wider
 * than the window (with the keyboard too). Rows are plain markup: the official macro is too slow for a hundred of them.
 */
export function DataTable<Row>(props: DataTableProps<Row>): VNode {
  const { id, rows, columns } = props
  if (rows.length === 0) return <EmptyTable {...props} />
  return (
    <section class="app-table-scroll" aria-labelledby={`${id}-caption`} tabIndex={0}>
      <table class="govuk-table app-table" id={id}>
        <caption class={captionClass(props)} id={`${id}-caption`}>
          <span class="app-table__caption">{props.caption}</span>
        </caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {columns.map((column) => (
              <Heading column={column} sort={props.sort} sortHref={props.sortHref} />
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">{rows.map(rowsOf(columns))}</tbody>
      </table>
    </section>
  )
}

const EmptyTable = <Row,>({ id, caption, captionSize, empty }: DataTableProps<Row>) => (
  <section class="app-table-empty" aria-labelledby={`${id}-caption`}>
    <h2
      id={`${id}-caption`}
      class={captionSize === 'hidden' ? 'govuk-visually-hidden' : `govuk-heading-${captionSize ?? 'm'}`}
    >
      {caption}
    </h2>
    <div class="govuk-body">{empty}</div>
  </section>
)

const captionClass = <Row,>({ captionSize }: DataTableProps<Row>) =>
  captionSize === 'hidden'
    ? 'govuk-visually-hidden'
    : `govuk-table__caption govuk-table__caption--${captionSize ?? 'm'}`

type HeadingProps<Row> = Pick<DataTableProps<Row>, 'sort' | 'sortHref'> & { column: Column<Row> }

function Heading<Row>({ column, sort, sortHref }: HeadingProps<Row>) {
  const classes = `govuk-table__header${column.numeric ? ' govuk-table__header--numeric' : ''}`
  if (!column.sortable || !sortHref)
    return (
      <th scope="col" class={classes}>
        {column.heading}
      </th>
    )
  const now = sort?.by === column.name ? sort.direction : undefined
  const next: Sort = { by: column.name, direction: now === 'ascending' ? 'descending' : 'ascending' }
  return (
    <th scope="col" class={classes} aria-sort={now ?? 'none'}>
      <a class="app-sort" href={sortHref(next)}>
        {column.heading}
        <span class="app-sort__arrow" aria-hidden="true">
          {now === undefined ? '\u25B2\u25BC' : now === 'ascending' ? '\u25B2' : '\u25BC'}
        </span>
      </a>
    </th>
  )
}
