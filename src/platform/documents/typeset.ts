import { never } from '../../kernel/index.ts'
import type { Addressee, Block, DocumentModel, Words } from './document.ts'
import { safeDrawing, withTypeface } from './drawing.ts'
import { breakable, linesOf, needsHyphens } from './room.ts'
import { drawable, onlyOwn, piecesOf, type Piece } from './pieces.ts'
import type { Typeface } from './typeface.ts'
import { cellsOf, cleanText, dayInWords, envelope, plainText, runsOf, safeLink, soundBlocks, titleOf } from './words.ts'

/** What the template reads: every absence is null, every text one piece or several, each of which its typeface can draw. */
export interface Typeset {
  readonly json: string
  /** Whether it needs typefaces beside that of documents. */
  readonly wide: boolean
  /** The characters that were replaced by a mark with their number, each once. */
  readonly unprintable: readonly string[]
}

/** The model as data for the template. PDF/UA refuses a character without a glyph, so those are replaced and named. */
export function typeset(model: DocumentModel, typeface: Typeface): Typeset {
  const lost = new Set<string>()
  let wide = false
  const print: Print = (text, room = lineRoom) => {
    const pieces = piecesOf(breakable(drawable(cleanText(text), typeface, lost), room), typeface)
    wide ||= typeof pieces !== 'string'
    return pieces
  }
  const json = JSON.stringify({
    form: model.form,
    title: titleOf(model),
    author: cleanText(model.council.name),
    subject: print(titleOf(model), titleRoom),
    reference: print(model.reference),
    referenceLine: print(`${model.council.name}: ${model.reference}`),
    dateLine: dayInWords(model.date),
    council: {
      name: print(model.council.name),
      service: model.council.service === undefined ? null : print(model.council.service),
      address: print(model.council.address.join('\n')),
    },
    addressees: model.addressees.map((to) =>
      print(addressed(model.form, to), model.form === 'letter' ? addressRoom : lineRoom),
    ),
    salutation: model.salutation === undefined ? null : print(model.salutation),
    marking: model.marking === undefined ? null : print(model.marking),
    blocks: soundBlocks(model.blocks).map((block) =>
      block.kind === 'figure'
        ? figureData(block, print, (svg) => onlyOwn(svg, typeface, lost))
        : blockData(block, print),
    ),
  })
  return { json, wide, unprintable: [...lost] }
}

// A letter is addressed as its envelope is; a record names for whom it is in one line.
const addressed = (form: DocumentModel['form'], to: Addressee): string =>
  form === 'letter' ? envelope(to).join('\n') : envelope({ ...to, address: [] }).join(', ')

type Print = (text: string, room?: number) => string | readonly Piece[]

/** The room of a line in em: of text, of the title, of the headings below it, of an addressee and of both sides of a summary. */
const lineRoom = 36
const titleRoom = 22
const headingRoom = 32
const addressRoom = 13
const keyRoom = 14.5
const valueRoom = 23

/** Words with the side they begin on: what begins with an Arabic or Hebrew letter runs from right to left. */
const wordsData = (words: Words, print: Print, room = lineRoom) => ({
  words: runData(words, print, room),
  rightToLeft: beginsRight.test(plainText(words)),
})
const beginsRight = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}]/u

const runData = (words: Words, print: Print, room = lineRoom) =>
  runsOf(words).map((run) => ({
    text: print(run.text, room),
    bold: run.bold ?? false,
    italic: run.italic ?? false,
    link: safeLink(run.link) ?? null,
    // In a narrow column long words are hyphenated.
    hyphenate: room < lineRoom && needsHyphens(run.text, room),
  }))

function blockData(block: Exclude<Block, FigureBlock>, print: Print): unknown {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: print(block.text, headingRoom) }
    case 'paragraph':
      return { kind: block.kind, ...wordsData(block.words, print) }
    case 'list':
      return { ...block, items: block.items.map((item) => wordsData(item, print)) }
    case 'table':
      return tableData(block, print)
    case 'summary':
      return {
        kind: block.kind,
        rows: block.rows.map((row) => ({
          key: runData(row.key, print, keyRoom),
          value: wordsData(row.value, print, valueRoom),
          beside: row.key.length <= longestBeside,
        })),
      }
    case 'pageBreak':
      return block
    case 'signatures':
      return {
        kind: block.kind,
        lines: block.lines.map(({ role, name }) => ({
          role: print(role),
          name: name === undefined ? null : print(name),
        })),
      }
    default:
      return never(block)
  }
}

/** A key longer than this stands above its value, and a header row with a longer heading is not repeated: either could fill a page. */
const longestBeside = 200
const longestRepeated = 300

/** A row of at most so many lines is kept on one page with its first cell; a longer one could fill more than a page. */
const longestWhole = 36

function tableData(block: Extract<Block, { kind: 'table' }>, print: Print) {
  const rooms = columnRooms(block.columns)
  const roomAt = (index: number): number => rooms[index] ?? lineRoom
  return {
    kind: block.kind,
    caption: print(block.caption),
    rowHeaders: block.rowHeaders ?? false,
    repeats: block.columns.every((column) => column.heading.length <= longestRepeated),
    columns: block.columns.map((column, index) => ({
      heading: runData(column.heading, print, roomAt(index)),
      width: column.width ?? 1,
      right: column.align === 'right',
    })),
    rows: block.rows.map((row) => {
      const cells = cellsOf(block, row)
      return {
        cells: cells.map((cell, index) => wordsData(cell, print, roomAt(index))),
        whole: cells.every((cell, index) => linesOf(plainText(cell), roomAt(index)) <= longestWhole),
      }
    }),
  }
}

/** The room of each column in em of the size that tables are set in: its share of the line, less its margins. */
function columnRooms(columns: Extract<Block, { kind: 'table' }>['columns']): readonly number[] {
  const all = columns.reduce((sum, { width = 1 }) => sum + width, 0)
  return columns.map(({ width = 1 }) => Math.max(2, ((459 * width) / all - 12) / 9.5 - 0.3))
}

type FigureBlock = Extract<Block, { kind: 'figure' }>
function figureData(block: FigureBlock, print: Print, drawn: (svg: string) => string): unknown {
  const drawing = safeDrawing(block.svg)
  if (!drawing) return { kind: 'paragraph', ...wordsData(block.alternative, print) }
  return {
    kind: block.kind,
    svg: drawn(withTypeface(drawing, 'Liberation Sans')),
    alternative: cleanText(block.alternative),
    caption: block.caption === undefined ? null : print(block.caption),
  }
}
