/** The authority's own letter as somebody writes it: plain text with headings and lists, and the blocks it stands for. */
import type { Block, Words } from '../platform/documents/index.ts'

/**
 * Reads what was written. An empty line ends a paragraph; a line that begins with "# " is a heading; lines that begin with "- "
 * are a list. Everything else is words, as they are.
 */
export const readTemplate = (text: string): readonly Block[] =>
  text
    .replaceAll('\r\n', '\n')
    .split(/\n[ \t]*\n+|\n(?=# )|(?<=(?:^|\n)# [^\n]*)\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(blockOf)

/** The text that reads as these blocks. Blocks that cannot be written so, such as tables, are left out. */
export const templateText = (blocks: readonly Block[]): string => blocks.flatMap(textOf).join('\n\n')

function blockOf(part: string): Block {
  if (part.startsWith('# ')) return { kind: 'heading', level: 1, text: part.slice(2).trim() }
  const lines = part.split('\n')
  if (lines.every((line) => line.startsWith('- ')))
    return { kind: 'list', style: 'bullets', items: lines.map((line) => line.slice(2).trim()) }
  return { kind: 'paragraph', words: part }
}

function textOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`# ${block.text}`]
    case 'paragraph':
      return [plain(block.words)]
    case 'list':
      return [block.items.map((item) => `- ${plain(item)}`).join('\n')]
    default:
      return []
  }
}

const plain = (words: Words): string => (typeof words === 'string' ? words : words.map(({ text }) => text).join(''))
