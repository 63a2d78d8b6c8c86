import type { Day } from '../../kernel/index.ts'
import type { Svg } from '../charts/index.ts'

/** A stretch of words in one manner. A line break in `text` is a line break in the document. */
export interface Run {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  /** https, mailto or tel address; another scheme is left out and the words stay. */
  readonly link?: string
}
/** Plain text, or runs where part of it is bold, italic or a link. */
export type Words = string | readonly Run[]

export interface Column {
  readonly heading: string
  /** Share of the width, relative to the other columns; 1 when left out. */
  readonly width?: number
  readonly align?: 'right'
}

export type Block =
  /** Level 1 is the first level under the title. */
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly words: Words }
  | { readonly kind: 'list'; readonly style: 'bullets' | 'numbers'; readonly items: readonly Words[] }
  /** The header row is repeated on every page; the first cell of each row is its header where `rowHeaders`. */
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly Column[]
      readonly rows: readonly (readonly Words[])[]
      readonly rowHeaders?: true
    }
  | { readonly kind: 'summary'; readonly rows: readonly { readonly key: string; readonly value: Words }[] }
  | { readonly kind: 'figure'; readonly svg: Svg; readonly alternative: string; readonly caption?: string }
  | { readonly kind: 'pageBreak' }
  /** `name` where it is known who signs; a line to sign on and one for the date. */
  | { readonly kind: 'signatures'; readonly lines: readonly { readonly role: string; readonly name?: string }[] }

export interface Addressee {
  readonly name: string
  readonly role?: string
  readonly organisation?: string
  readonly address?: readonly string[]
}

/**
 * One document of the authority, said once and rendered as page, DOCX and PDF. Plain data: it may be kept as JSON.
 * A `letter` begins with address block, date and reference; a `record` (a note of visit) with its title.
 */
export interface DocumentModel {
  readonly form: 'letter' | 'record'
  /** The subject line of a letter. */
  readonly title: string
  readonly reference: string
  readonly date: Day
  readonly language: 'en-GB'
  readonly council: { readonly name: string; readonly service?: string; readonly address: readonly string[] }
  readonly addressees: readonly Addressee[]
  /** "Dear Mrs Hall": stands above the subject line of a letter. */
  readonly salutation?: string
  /** "Confidential", "Exempt: paragraph 2": printed at the head of every page. */
  readonly marking?: string
  readonly blocks: readonly Block[]
}
