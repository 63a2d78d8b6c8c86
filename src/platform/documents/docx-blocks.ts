import { HeadingLevel, ImageRun, Paragraph, Table, TabStopType, TextRun } from 'docx'
import { never } from '../../kernel/index.ts'
import type { Block, DocumentModel } from './document.ts'
import { blankPng } from './docx-picture.ts'
import { colours, page } from './docx-styles.ts'
import { docxTable } from './docx-table.ts'
import { countFrom, lineRuns, wordRuns, type Numberer } from './docx-words.ts'
import { proportions, safeDrawing, withTypeface } from './drawing.ts'
import { cleanText, soundBlocks } from './words.ts'

/** The body of the document, block by block. */
export function docxBlocks(model: DocumentModel): (Paragraph | Table)[] {
  const number = countFrom(1)
  return soundBlocks(model.blocks).flatMap((block) => blockParts(block, model.form, number))
}

const headings = [HeadingLevel.HEADING_1, HeadingLevel.HEADING_2, HeadingLevel.HEADING_3, HeadingLevel.HEADING_4]

function blockParts(block: Block, form: DocumentModel['form'], number: Numberer): (Paragraph | Table)[] {
  switch (block.kind) {
    case 'heading':
      return [
        new Paragraph({ heading: headings[block.level] ?? HeadingLevel.HEADING_4, children: lineRuns(block.text) }),
      ]
    case 'paragraph':
      return [new Paragraph({ children: wordRuns(block.words, number) })]
    case 'list':
      return list(block, number)
    case 'table':
      return docxTable(block, number)
    case 'summary':
      return summary(block, number)
    case 'figure':
      return figure(block, number)
    case 'pageBreak':
      return [new Paragraph({ pageBreakBefore: true, spacing: { after: 0 } })]
    case 'signatures':
      return block.lines.map((line) => signature(line, form))
    default:
      return never(block)
  }
}

function list(block: Extract<Block, { kind: 'list' }>, number: Numberer): Paragraph[] {
  const numbering = { reference: block.style, level: 0, instance: block.style === 'numbers' ? number() : 0 }
  return block.items.map(
    (item) => new Paragraph({ numbering, children: wordRuns(item, number), spacing: { after: 80 } }),
  )
}

/** Key, tab and value with a hanging indent: read in order, and no table that would want a header row. */
function summary(block: Extract<Block, { kind: 'summary' }>, number: Numberer): Paragraph[] {
  const indent = { left: 3400, hanging: 3400 }
  return block.rows.map(
    ({ key, value }) =>
      new Paragraph({
        indent,
        tabStops: [{ type: TabStopType.LEFT, position: indent.left }],
        spacing: { after: 90 },
        children: [...lineRuns(key, { bold: true }), new TextRun('\t'), ...wordRuns(value, number)],
      }),
  )
}

function figure(block: Extract<Block, { kind: 'figure' }>, number: Numberer): Paragraph[] {
  const drawing = safeDrawing(block.svg)
  const alternative = cleanText(block.alternative)
  if (!drawing) return [new Paragraph({ children: lineRuns(alternative) })]
  const { width, height } = proportions(drawing)
  // Twenty twentieths of a point are 4/3 of a pixel.
  const shownWidth = Math.round((page.text / 15) * 0.76)
  const picture = new ImageRun({
    type: 'svg',
    data: Buffer.from(withTypeface(drawing, 'Arial')),
    transformation: { width: shownWidth, height: Math.round((shownWidth * height) / width) },
    fallback: { type: 'png', data: blankPng },
    altText: { name: `Figure ${number()}`, description: alternative, id: String(number()) },
  })
  const caption =
    block.caption === undefined ? [] : [new Paragraph({ style: 'Caption', children: lineRuns(block.caption) })]
  return [...caption, new Paragraph({ children: [picture] })]
}

function signature(line: { role: string; name?: string }, form: DocumentModel['form']): Paragraph {
  const who = [
    ...(line.name === undefined ? [] : lineRuns(line.name, { bold: true })),
    new TextRun({ text: cleanText(line.role), ...(line.name === undefined ? {} : { break: 1 }) }),
  ]
  if (form === 'letter') return new Paragraph({ children: who, spacing: { before: 900 }, keepLines: true })
  const stops = [
    { type: TabStopType.LEFT, position: 5600, leader: 'underscore' as const },
    { type: TabStopType.LEFT, position: 5900 },
    { type: TabStopType.LEFT, position: page.text, leader: 'underscore' as const },
  ]
  const rule = new TextRun({ text: 'Signed \t\tDate \t', color: colours.quiet })
  return new Paragraph({
    children: [rule, new TextRun({ break: 1 }), ...who],
    tabStops: stops,
    spacing: { before: 700 },
    keepLines: true,
  })
}
