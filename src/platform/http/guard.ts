import type { VNode } from 'preact'
import type { Frame } from '../views/index.ts'
import type { AskingPerson, Service } from './route.ts'

/** What the platform asks of the slice that knows people, and of the application for the pages around pages. */
export interface Guard {
  /** Who holds this session; undefined when nobody does any more. */
  identify(service: Service, session: string | undefined, now: Date): Promise<AskingPerson | undefined>
  /** Whether the person's role allows what the route asks. */
  mayDo(actor: AskingPerson, permission: string): boolean
  /** What stands around the page: council, navigation, who is signed in. */
  frame(request: FrameRequest): Promise<Frame>
  /** The same without asking the database: around the page which says that something went wrong, perhaps just that. */
  bareFrame(request: FrameRequest): Frame
  /** Where to sign in, and come back to `path` afterwards; a form that was sent without a session was not taken. */
  signInAddress(asked: SignInRequest): string
  notFoundPage(frame: Frame): VNode
  deniedPage(frame: Frame): VNode
  /** What went wrong in one sentence that says what to do next. */
  refusedPage(frame: Frame, sentence: string): VNode
  brokenPage(frame: Frame, requestId: string): VNode
  /** Hashes of the scripts that stand in pages, for the Content-Security-Policy. */
  readonly inlineScripts: readonly string[]
}

/**
 * `unsent` says what the person was doing: opening a page (`nothing`), or sending a form, which is lost but for what their
 * browser keeps (`form`) or is handed on with everything in it to be kept for them (`kept`; it was sent to `action`).
 */
export type SignInRequest =
  | { readonly path: string; readonly unsent: 'form' | 'nothing' }
  | { readonly path: string; readonly unsent: 'kept'; readonly action: string }

export interface FrameRequest {
  readonly service: Service
  readonly actor: AskingPerson | undefined
  readonly path: string
  readonly csrf: string
}
