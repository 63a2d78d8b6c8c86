import type { Day } from '../../kernel/index.ts'
import type { Addressee, Block, DocumentModel, Run, Words } from './document.ts'

/** Words as runs, cleaned: what every renderer draws from. */
export const runsOf = (words: Words): readonly Run[] =>
  (typeof words === 'string' ? [{ text: words }] : words).map((run) => ({ ...run, text: cleanText(run.text) }))

/** The words alone, without their manner. */
export const plainText = (words: Words): string =>
  runsOf(words)
    .map((run) => run.text)
    .join('')

/**
 * Text that every format can hold and that shows all it says: well-formed, composed, line breaks as `\n`, without controls,
 * direction overrides, byte order marks or invisible characters in which words could be hidden.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .normalize('NFC')
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\t\v\f]/g, ' ')
    .replace(unseen, '')
}
const unseen =
  /(?!\n)\p{Cc}|[\p{Noncharacter_Code_Point}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E0FFF}]/gu

/** "14 March 2011". */
export const dayInWords = (of: Day): string => longDay.format(new Date(`${of}T00:00:00Z`))
const longDay = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' })

/** The lines of one addressee as on an envelope. */
export const envelope = (to: Addressee): readonly string[] =>
  [to.name, to.role, to.organisation, ...(to.address ?? [])].filter((line) => line !== undefined).map(cleanText)

/** An address that may be followed from a document; undefined for any other scheme. */
export function safeLink(link: string | undefined): string | undefined {
  if (link === undefined || !/^(https:\/\/|mailto:|tel:)/i.test(link) || !URL.canParse(link)) return undefined
  return new URL(link).href
}

/** The title, never empty: PDF/UA asks for one. */
export const titleOf = (model: DocumentModel): string =>
  cleanText(model.title).replaceAll('\n', ' ').trim() || cleanText(model.reference).trim() || 'Document'

/**
 * The blocks with headings as readers who move by them need them: none empty, none more than one level below the one before
 * (PDF/UA refuses both).
 */
export function soundBlocks(blocks: readonly Block[]): readonly Block[] {
  let level: number = 0
  return blocks.flatMap((block): Block[] => {
    if (block.kind !== 'heading') return [block]
    if (cleanText(block.text).trim() === '') return []
    level = Math.min(block.level, level + 1)
    return [{ ...block, level: level as 1 | 2 | 3 }]
  })
}

export type TableBlock = Extract<Block, { kind: 'table' }>
/** A row with exactly one cell for each column: a short row is filled, and what is beyond the last column is left out. */
export const cellsOf = (block: TableBlock, row: readonly Words[]): readonly Words[] =>
  block.columns.map((_, index) => row[index] ?? '')
