import type { Outcome } from '../../kernel/index.ts'
import type { Block, DocumentModel } from './document.ts'
export type { Addressee, Block, Column, DocumentModel, Run, Words } from './document.ts'

/** Renders for a GOV.UK style page. The title is a heading of `startLevel` (2 where the page has its own h1). */
export function documentHtml(model: DocumentModel, startLevel: 1 | 2 | 3 = 2): string {
  throw new Error(`Not yet: ${model.title} ${startLevel}`)
}

/** A Word document. The same model gives the same bytes. */
export function documentDocx(model: DocumentModel): Promise<Uint8Array> {
  throw new Error(`Not yet: ${model.title}`)
}

export interface PrintedPdf {
  readonly bytes: Uint8Array
  /** Characters the letter's typeface lacks (emoji, most scripts beyond Latin, Greek, Cyrillic), printed as a box. */
  readonly unprintable: readonly string[]
}
export type PdfRefusal =
  /** No typesetter for this kind of computer. */
  | { readonly kind: 'pdfUnavailable'; readonly platform: string }
  | { readonly kind: 'pdfTimedOut'; readonly seconds: number }
  | { readonly kind: 'pdfTooLarge'; readonly characters: number; readonly most: number }
  | { readonly kind: 'pdfBusy'; readonly waiting: number }
  | { readonly kind: 'pdfFailed'; readonly detail: string }

/** Typesets tagged PDF (PDF/UA-1) in a thread of its own, one document at a time. Close it when the server stops. */
export interface PdfPress {
  readonly print: (model: DocumentModel) => Promise<Outcome<PrintedPdf, PdfRefusal>>
  readonly close: () => Promise<void>
}
/** Nothing is loaded before the first document. `seconds` is the longest one document may take. */
export function openPdfPress(seconds = 20): PdfPress {
  throw new Error(`Not yet: ${seconds}`)
}

/** `{{school}}` in an authority's own text. */
export type MergeRefusal =
  | { readonly kind: 'unknownPlaceholder'; readonly name: string }
  | { readonly kind: 'brokenPlaceholder'; readonly near: string }

/**
 * Fills an authority's own text: blocks (a template kept as data) whose words hold `{{placeholders}}` of the values given.
 * Refuses with every placeholder that is not among them. Values are words, never markup or placeholders in turn.
 */
export function fillTemplate(
  template: readonly Block[],
  values: Readonly<Record<string, string>>,
): Outcome<readonly Block[], MergeRefusal> {
  throw new Error(`Not yet: ${template.length} ${Object.keys(values).length}`)
}
