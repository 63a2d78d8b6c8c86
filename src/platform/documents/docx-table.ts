import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { Words } from './document.ts'
import { colours, page } from './docx-styles.ts'
import { lineRuns, wordRuns, type Numberer } from './docx-words.ts'
import { cellsOf, type TableBlock } from './words.ts'

/** Caption and table; the header row repeats on every page and no row is split over two. */
export function docxTable(block: TableBlock, number: Numberer): (Paragraph | Table)[] {
  const widths = columnWidths(block)
  const header = block.columns.map((column) => column.heading)
  const rows = block.rows.map((row) => cellsOf(block, row))
  const table = new Table({
    layout: TableLayoutType.FIXED,
    width: { size: page.text, type: WidthType.DXA },
    columnWidths: widths,
    borders: rules,
    margins: { left: 100, right: 100 },
    tableLook: { firstRow: true, firstColumn: block.rowHeaders ?? false, noHBand: true, noVBand: true },
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: header.map((text, at) => cell(block, text, at, true, number)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: row.map((words, at) => cell(block, words, at, false, number)) }),
      ),
    ],
  })
  const caption = new Paragraph({ style: 'Caption', children: lineRuns(block.caption) })
  return [caption, table, new Paragraph({ spacing: { after: 60 } })]
}

function cell(block: TableBlock, words: Words, column: number, heads: boolean, number: Numberer): TableCell {
  const bold = heads || (block.rowHeaders === true && column === 0)
  return new TableCell({
    ...(heads ? { shading: { fill: colours.head, type: 'clear' as const, color: 'auto' } } : {}),
    children: [
      new Paragraph({
        style: 'Cell',
        alignment: block.columns[column]?.align === 'right' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        children: wordRuns(words, number, bold ? { bold: true } : {}),
      }),
    ],
  })
}

function columnWidths(block: TableBlock): number[] {
  const shares = block.columns.map((column) => column.width ?? 1)
  const total = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => Math.floor((page.text * share) / total))
}

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const hairline = { style: BorderStyle.SINGLE, size: 4, color: colours.hairline }
const rules = { top: none, left: none, right: none, insideVertical: none, insideHorizontal: hairline, bottom: hairline }
