import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { accepted, refused, type Outcome } from '../../kernel/index.ts'
import type { DocumentModel } from './document.ts'
import { documentTemplate } from './document-template.ts'
import { fallbackPaths } from './fallback-typefaces.ts'
import { readTypeface, type Typeface } from './typeface.ts'
import { typeset } from './typeset.ts'

export interface PrintedPdf {
  readonly bytes: Uint8Array
  /** Characters that no typeface here can draw, printed as a mark with their number. */
  readonly unprintable: readonly string[]
}

export type PdfRefusal =
  /** There is no typesetter for this kind of computer: offer the DOCX and the page. */
  | { readonly kind: 'pdfUnavailable'; readonly platform: string }
  | { readonly kind: 'pdfTimedOut'; readonly seconds: number }
  | { readonly kind: 'pdfTooLarge'; readonly characters: number; readonly most: number }
  | { readonly kind: 'pdfBusy'; readonly waiting: number }
  | { readonly kind: 'pdfFailed'; readonly detail: string }

/** Typesets tagged PDF (PDF/UA-1) in a thread of its own, one document at a time. Close it when the server stops. */
export interface PdfPress {
  /** Whether there is a typesetter for this kind of computer at all. */
  readonly available: boolean
  /** The same model gives the same bytes: the creation date is the model's, and only shipped typefaces are used. */
  readonly print: (model: DocumentModel) => Promise<Outcome<PrintedPdf, PdfRefusal>>
  readonly close: () => Promise<void>
}

export const mostCharacters = 4_000_000
export const mostWaiting = 100

/**
 * Opens a press; nothing is loaded before the first document. `seconds` is the longest one document may take: after it the
 * thread is given up and a new one started, so that no document holds up the next. `platform` is for tests.
 */
export function openPdfPress(seconds = 20, platform = thisPlatform()): PdfPress {
  const compiler = findCompiler(platform)
  let typeface: Typeface | undefined
  let thread: Worker | undefined
  let waiting = 0
  let queue: Promise<unknown> = Promise.resolve()

  async function printNow(document: string, wide: boolean, instant: number): Promise<Outcome<Uint8Array, PdfRefusal>> {
    thread ??= startThread(compiler ?? '', typeface?.folder ?? '')
    const reply = await replyWithin(thread, { document, wide, instant }, seconds)
    if ('bytes' in reply) return accepted(reply.bytes)
    if ('failure' in reply) return refused({ kind: 'pdfFailed', detail: reply.failure })
    void thread.terminate()
    thread = undefined
    return refused('late' in reply ? { kind: 'pdfTimedOut', seconds } : { kind: 'pdfFailed', detail: reply.broken })
  }

  async function print(model: DocumentModel): Promise<Outcome<PrintedPdf, PdfRefusal>> {
    if (!compiler) return refused({ kind: 'pdfUnavailable', platform })
    if (waiting >= mostWaiting) return refused({ kind: 'pdfBusy', waiting })
    const { json, wide, unprintable } = typeset(model, (typeface ??= readTypeface()))
    if (json.length > mostCharacters)
      return refused({ kind: 'pdfTooLarge', characters: json.length, most: mostCharacters })
    waiting++
    const turn = queue.then(() => printNow(json, wide, Date.parse(model.date) / 1000))
    queue = turn
    const printed = await turn.finally(() => waiting--)
    return printed.ok ? accepted({ bytes: printed.value, unprintable }) : printed
  }

  async function close(): Promise<void> {
    await queue
    await thread?.terminate()
    thread = undefined
  }
  return { available: compiler !== undefined, print, close }
}

type Reply = { bytes: Uint8Array } | { failure: string } | { broken: string } | { late: true }

/** One question, one answer: what the thread says, or that it broke, or that it took too long. Never rejects. */
function replyWithin(thread: Worker, question: unknown, seconds: number): Promise<Reply> {
  return new Promise((resolve) => {
    const answer = (reply: Reply): void => {
      clearTimeout(timer)
      thread.off('message', answer).off('error', onError).off('exit', onExit)
      resolve(reply)
    }
    const onError = (error: Error): void => answer({ broken: error.message })
    const onExit = (code: number): void => answer({ broken: `the thread ended with ${code}` })
    const timer = setTimeout(() => answer({ late: true }), seconds * 1000)
    thread.on('message', answer).on('error', onError).on('exit', onExit)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
    thread.postMessage(question)
  })
}

/** The worker stands beside this file in the source, and beside the bundle in `dist`. */
function startThread(compiler: string, fonts: string): Worker {
  const thread = new Worker(fileURLToPath(new URL('./pdf-worker.mjs', import.meta.url)), {
    workerData: { compiler, fonts, fallbacks: fallbackPaths(), template: documentTemplate },
  })
  // An idle press does not keep the process alive; a broken one between documents is found by the next.
  thread.unref()
  thread.on('error', () => {})
  return thread
}

const thisPlatform = (): string => `${process.platform}-${process.arch}`

const compilers: Readonly<Record<string, readonly string[]>> = {
  'linux-x64': ['linux-x64-gnu', 'linux-x64-musl'],
  'linux-arm64': ['linux-arm64-gnu', 'linux-arm64-musl'],
  'darwin-x64': ['darwin-x64'],
  'darwin-arm64': ['darwin-arm64'],
  'win32-x64': ['win32-x64-msvc'],
  'win32-arm64': ['win32-arm64-msvc'],
}

/** The typesetter is a native package of the platform, optional: the path of the one that is installed. */
function findCompiler(platform: string): string | undefined {
  const { resolve } = createRequire(import.meta.url)
  for (const name of compilers[platform] ?? [])
    try {
      return resolve(`@myriaddreamin/typst-ts-node-compiler-${name}`)
    } catch {}
  return undefined
}
