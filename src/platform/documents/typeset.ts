import { never } from '../../kernel/index.ts'
import type { Addressee, Block, DocumentModel, Words } from './document.ts'
import { safeDrawing, withTypeface } from './drawing.ts'
import type { Typeface } from './typeface.ts'
import { cellsOf, cleanText, dayInWords, envelope, runsOf, safeLink, titleOf } from './words.ts'

/** What document.typ reads: every absence is null, every word one the typeface has. */
export interface Typeset {
  readonly json: string
  /** The characters that were replaced by a box, each once. */
  readonly unprintable: readonly string[]
}

/** The model as data for the template. PDF/UA refuses a character without a glyph, so those are replaced and named. */
export function typeset(model: DocumentModel, typeface: Typeface): Typeset {
  const lost = new Set<string>()
  const print = (text: string): string =>
    Array.from(cleanText(text), (character) => {
      if (typeface.has(character)) return character
      lost.add(character)
      return '\u25A1'
    }).join('')
  const json = JSON.stringify({
    form: model.form,
    title: print(titleOf(model)),
    reference: print(model.reference),
    referenceLine: print(`${model.council.name}: ${model.reference}`),
    dateLine: dayInWords(model.date),
    council: {
      name: print(model.council.name),
      service: model.council.service === undefined ? null : print(model.council.service),
      address: print(model.council.address.join('\n')),
    },
    addressees: model.addressees.map((to) => print(addressed(model.form, to))),
    salutation: model.salutation === undefined ? null : print(model.salutation),
    marking: model.marking === undefined ? null : print(model.marking),
    blocks: model.blocks.map((block) => blockData(block, print)),
  })
  return { json, unprintable: [...lost] }
}

// A letter is addressed as its envelope is; a record names for whom it is in one line.
const addressed = (form: DocumentModel['form'], to: Addressee): string =>
  form === 'letter' ? envelope(to).join('\n') : envelope({ ...to, address: [] }).join(', ')

type Print = (text: string) => string

const runData = (words: Words, print: Print) =>
  runsOf(words).map((run) => ({
    text: print(run.text),
    bold: run.bold ?? false,
    italic: run.italic ?? false,
    link: safeLink(run.link) ?? null,
  }))

function blockData(block: Block, print: Print): unknown {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: print(block.text) }
    case 'paragraph':
      return { kind: block.kind, words: runData(block.words, print) }
    case 'list':
      return { ...block, items: block.items.map((item) => runData(item, print)) }
    case 'table':
      return tableData(block, print)
    case 'summary':
      return {
        kind: block.kind,
        rows: block.rows.map((row) => ({ key: runData(row.key, print), value: runData(row.value, print) })),
      }
    case 'figure':
      return figureData(block, print)
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

const tableData = (block: Extract<Block, { kind: 'table' }>, print: Print) => ({
  kind: block.kind,
  caption: print(block.caption),
  rowHeaders: block.rowHeaders ?? false,
  columns: block.columns.map((column) => ({
    heading: runData(column.heading, print),
    width: column.width ?? 1,
    right: column.align === 'right',
  })),
  rows: block.rows.map((row) => cellsOf(block, row).map((cell) => runData(cell, print))),
})

function figureData(block: Extract<Block, { kind: 'figure' }>, print: Print): unknown {
  const drawing = safeDrawing(block.svg)
  const alternative = print(block.alternative)
  if (!drawing) return { kind: 'paragraph', words: runData(alternative, print) }
  const caption = block.caption === undefined ? null : print(block.caption)
  return { kind: block.kind, svg: print(withTypeface(drawing, 'Liberation Sans')), alternative, caption }
}
