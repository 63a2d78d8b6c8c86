import { acceptUnless, never, type Outcome } from '../../kernel/index.ts'
import type { Block, Words } from './document.ts'

export type MergeRefusal =
  /** The name is not among the values this text may use. */
  | { readonly kind: 'unknownPlaceholder'; readonly name: string }
  /** Braces that open and do not close, or close what was not opened. */
  | { readonly kind: 'brokenPlaceholder'; readonly near: string }

/**
 * Fills an authority's own text: `{{school}}` in the words of the blocks becomes the value named school. Refuses with every
 * placeholder that is not among the values, each once. Values are words: braces or markup in them stay as they are.
 */
export function fillTemplate(
  template: readonly Block[],
  values: Readonly<Record<string, string>>,
): Outcome<readonly Block[], MergeRefusal> {
  const reasons = new Map<string, MergeRefusal>()
  const fill = (text: string): string => fillText(text, values, (reason) => reasons.set(JSON.stringify(reason), reason))
  const filled = template.map((block) => filledBlock(block, fill))
  return acceptUnless([...reasons.values()], () => filled)
}

/** Refuses as `fillTemplate` would for these names: for saving a template before there is a school to fill it with. */
export function checkTemplate(
  template: readonly Block[],
  names: readonly string[],
): Outcome<readonly Block[], MergeRefusal> {
  const outcome = fillTemplate(template, Object.fromEntries(names.map((name) => [name, ''])))
  return outcome.ok ? { ok: true, value: template } : outcome
}

type Fill = (text: string) => string
const piece = /\{\{\s*([\w-]{1,60})\s*\}\}|\{\{|\}\}/g

function fillText(
  text: string,
  values: Readonly<Record<string, string>>,
  refuse: (reason: MergeRefusal) => void,
): string {
  return text.replace(piece, (found, name: string | undefined, at: number) => {
    if (name === undefined) refuse({ kind: 'brokenPlaceholder', near: text.slice(at, at + 30) })
    else if (Object.hasOwn(values, name)) return values[name] ?? ''
    else refuse({ kind: 'unknownPlaceholder', name })
    return found
  })
}

function filledBlock(block: Block, fill: Fill): Block {
  switch (block.kind) {
    case 'heading':
      return { ...block, text: fill(block.text) }
    case 'paragraph':
      return { ...block, words: filledWords(block.words, fill) }
    case 'list':
      return { ...block, items: block.items.map((item) => filledWords(item, fill)) }
    case 'table':
      return {
        ...block,
        caption: fill(block.caption),
        columns: block.columns.map((column) => ({ ...column, heading: fill(column.heading) })),
        rows: block.rows.map((row) => row.map((cell) => filledWords(cell, fill))),
      }
    case 'summary':
      return { ...block, rows: block.rows.map((row) => ({ key: fill(row.key), value: filledWords(row.value, fill) })) }
    case 'signatures':
      return { ...block, lines: block.lines.map((line) => filledSignature(line, fill)) }
    case 'figure':
    case 'pageBreak':
      return block
    default:
      return never(block)
  }
}

const filledWords = (words: Words, fill: Fill): Words =>
  typeof words === 'string' ? fill(words) : words.map((run) => ({ ...run, text: fill(run.text) }))

const filledSignature = (
  line: { readonly role: string; readonly name?: string },
  fill: Fill,
): { role: string; name?: string } => ({
  role: fill(line.role),
  ...(line.name === undefined ? {} : { name: fill(line.name) }),
})
