import type { ComponentChildren } from 'preact'
import { numberText, shortDayText, type Column } from '../views/index.ts'
import { parseDay } from '../../kernel/index.ts'
import type { List, ListColumn, ListValue, Onward } from './list.ts'

/** The columns of a list as the page's table has them. No cell is blank: what is not known says so. */
export const tableColumns = <Row,>(list: List<Row>, onward: Onward): readonly Column<Row>[] =>
  list.columns
    .filter(({ only }) => only !== 'export')
    .map((column) => ({
      name: column.name,
      heading: column.heading,
      cell: (row) => column.cell?.(row, onward) ?? shownValue(column, column.value(row)),
      numeric: column.type === 'number' || column.type === 'percent',
      nowrap: column.nowrap ?? column.type === 'date',
      sortable: true,
      rowHeading: column.rowHeading,
    }))

function shownValue<Row>(column: ListColumn<Row>, value: ListValue): ComponentChildren {
  if (value === null || value === '') return column.unknown ?? 'Not known'
  if (column.type === 'percent' && typeof value === 'number') return `${numberText(value, 1)}%`
  if (column.type === 'number' && typeof value === 'number') return numberText(value)
  const day = column.type === 'date' ? parseDay(String(value)) : undefined
  return day === undefined ? String(value) : shortDayText(day)
}
