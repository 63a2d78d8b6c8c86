import type { Workbook } from './table.ts'

/** The rectangle that holds every value of every sheet: what a reader has to hold, and need hold no more. */
export interface Area {
  readonly rows: number
  readonly columns: number
  /** Of all sheets together, each read as far as the largest. */
  readonly cells: number
}

/**
 * How large the sheets of an unpacked workbook are, from the places of their cells: two cells in far corners, or one cell
 * repeated over a whole sheet, are a few bytes in the file and a rectangle of billions in memory.
 */
export function valuedArea(entries: ReadonlyMap<string, Uint8Array>, format: Workbook['format']): Area {
  const areas = format === 'xlsx' ? xlsxAreas(entries) : odsAreas(text(entries.get('content.xml')))
  const most = (measure: keyof Reach): number => areas.reduce((largest, area) => Math.max(largest, area[measure]), 0)
  return { rows: most('rows'), columns: most('columns'), cells: most('rows') * most('columns') * areas.length }
}

/** "A" for 1, "AB" for 28. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + ((column - 1) % 26))
  return column <= 26 ? letter : columnLetters(Math.floor((column - 1) / 26)) + letter
}

type Reach = Pick<Area, 'rows' | 'columns'>
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes)

const xlsxAreas = (entries: ReadonlyMap<string, Uint8Array>): Reach[] =>
  [...entries].filter(([name]) => /^xl\/worksheets\/[^/]+\.xml$/i.test(name)).map(([, bytes]) => xlsxArea(text(bytes)))

/** As far as there are values: files made by people have styled, empty cells up to the last column a sheet can have. */
function xlsxArea(xml: string): Reach {
  let rows = 0
  let columns = 0
  let follow = 0
  for (const [tag] of xml.matchAll(/<(?:\w+:)?(?:c|row)(?:\s[^>]*)?>/g)) {
    const opensRow = /^<(?:\w+:)?row/.test(tag)
    follow = opensRow ? 0 : follow + 1
    if (opensRow || tag.endsWith('/>')) continue
    // A cell may leave out where it is: then it follows the one before.
    const [, letters = '', line = '0'] = /\sr\s*=\s*["']([A-Za-z]{1,4})(\d{1,9})["']/.exec(tag) ?? []
    rows = Math.max(rows, Number(line))
    columns = Math.max(columns, columnNumber(letters) || follow)
  }
  return { rows: rows || count(xml, /<(?:\w+:)?row[\s>/]/g), columns }
}

/**
 * Rows and columns with their repeats. A repeated empty row or cell takes no room unless something follows it, and files
 * made by people end in a million of them: so what counts is the last one that holds a value.
 */
function odsAreas(xml: string): Reach[] {
  return xml
    .split(/<table:table[\s>]/)
    .slice(1)
    .map((sheet) => {
      let rows = 0
      let columns = 0
      let at = 0
      for (const row of sheet.split(/<table:table-row[\s>]/).slice(1)) {
        at += repeats(row.slice(0, row.indexOf('>') + 1), 'rows')
        const width = rowWidth(row)
        if (width > 0) rows = at
        columns = Math.max(columns, width)
      }
      return { rows, columns }
    })
}

function rowWidth(row: string): number {
  let at = 0
  let width = 0
  for (const [tag] of row.matchAll(/<table:(?:covered-)?table-cell\b[^>]*>/g)) {
    at += repeats(tag, 'columns')
    if (/office:value-type|office:formula|table:formula|calcext:value-type/.test(tag)) width = at
  }
  return width
}

const repeats = (tag: string, what: 'rows' | 'columns'): number =>
  Math.max(1, Number(new RegExp(`table:number-${what}-repeated\\s*=\\s*["'](\\d{1,9})["']`).exec(tag)?.[1] ?? 1))

const columnNumber = (letters: string): number =>
  Array.from(letters.toUpperCase()).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)

function count(xml: string, pattern: RegExp): number {
  let found = 0
  for (const _ of xml.matchAll(pattern)) found++
  return found
}
