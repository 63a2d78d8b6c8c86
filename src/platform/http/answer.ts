import type { VNode } from 'preact'

/** What a route answers with. Nothing else reaches the person. */
export type Answer =
  | { readonly kind: 'page'; readonly page: VNode; readonly status: 200 | 409 | 422 }
  | { readonly kind: 'redirect'; readonly location: string; readonly notice?: string | undefined }
  | {
      readonly kind: 'file'
      readonly bytes: Uint8Array
      readonly type: string
      readonly name: string
      readonly inline: boolean
    }
  | { readonly kind: 'data'; readonly value: unknown }
  | { readonly kind: 'notFound' }
  | { readonly kind: 'cookie'; readonly session: SessionCookie | null; readonly location: string }
  | { readonly kind: 'begun'; readonly session: SessionCookie; readonly page: VNode }

/** The session to begin: its text and how long it lasts at most, in seconds. */
export interface SessionCookie {
  readonly text: string
  readonly seconds: number
}

export const page = (content: VNode): Answer => ({ kind: 'page', page: content, status: 200 })

/** The same form again with its sentences; nothing was saved. */
export const unacceptable = (content: VNode): Answer => ({ kind: 'page', page: content, status: 422 })

/** Somebody else saved first: their text beside this person's. */
export const conflict = (content: VNode): Answer => ({ kind: 'page', page: content, status: 409 })

/** Done: go on to `location`, where `notice` is shown once. */
export const seeOther = (location: string, notice?: string): Answer => ({ kind: 'redirect', location, notice })

export const download = (bytes: Uint8Array, type: string, name: string): Answer => ({
  kind: 'file',
  bytes,
  type,
  name,
  inline: false,
})

/** For a file the browser shows itself, such as a PDF. */
export const shown = (bytes: Uint8Array, type: string, name: string): Answer => ({
  kind: 'file',
  bytes,
  type,
  name,
  inline: true,
})

export const data = (value: unknown): Answer => ({ kind: 'data', value })

/** Not there, or not this person's to see: one answer for both. */
export const notFound = (): Answer => ({ kind: 'notFound' })

export const beginSession = (session: SessionCookie, location: string): Answer => ({
  kind: 'cookie',
  session,
  location,
})

/** Begins a session with a page that still has to be answered, instead of one to go on to. */
export const beginSessionOn = (session: SessionCookie, content: VNode): Answer => ({
  kind: 'begun',
  session,
  page: content,
})

export const endSession = (location: string): Answer => ({ kind: 'cookie', session: null, location })
