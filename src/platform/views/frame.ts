import type { ComponentChildren } from 'preact'
/**
 * What stands around every page of one request: whose service it is, who is signed in and what they may go to.
 * Built once a request by the http platform; pages only hand it on.
 */
export interface Frame {
  readonly council: Council
  readonly assets: Assets
  /** The path and query of this request, for "return to" links. */
  readonly path: string
  /** In the order shown; already limited to what the person may open. */
  readonly navigation: readonly NavigationLink[]
  /** Absent on pages for people who have not signed in. */
  readonly viewer?: Viewer | undefined
  /** The token every form of this session carries. */
  readonly csrf: string
  /** Fictional people and schools: said on every page. */
  readonly demonstration: boolean
  /** Of the school the page is about: its level today, null when none has been agreed. Absent on other pages. */
  readonly schoolLevel?: FrameLevel | null | undefined
  /** What slices that come later say on a page of one that comes earlier, below its heading. Most pages have nothing. */
  readonly beside?: ComponentChildren
  /** When the session ends if nothing is done, in whole seconds from now: the browser warns before. */
  readonly sessionSeconds?: number | undefined
}

/** A support level as it is named on pages: number and name. */
export interface FrameLevel {
  readonly number: number
  readonly name: string
  /** The school has the capacity to support others (5.3), which is not a level of its own. */
  readonly capacity?: boolean | undefined
}

/** The local authority whose service this is. */
export interface Council {
  /** In full, as it calls itself: "South Gloucestershire Council". */
  readonly name: string
}

/** Addresses of the built stylesheet and script (`assetsFrom`). */
export interface Assets {
  readonly css: string
  readonly js: string
}

export interface NavigationLink {
  readonly href: string
  readonly text: string
}

export interface Viewer {
  readonly name: string
  /** In words: "School Improvement Adviser". */
  readonly role: string
  /** Where they can take up another of their roles; absent when they have one only. */
  readonly switchRole?: string | undefined
}

/** What people call it, in the header and every title. */
export const serviceName = 'Agree school support'

/** "Error: Page - Agree school support - Council": the order that tells tabs and history apart soonest. */
export const documentTitle = (page: string, council: string, hasErrors: boolean): string =>
  `${hasErrors ? 'Error: ' : ''}${page} - ${serviceName} - ${council}`

/** Whether a page at `path` belongs to a section: `/schools/123` to `/schools`, but not `/schools-closed`. */
export const inSection = (path: string, section: string): boolean =>
  path === section || path.startsWith(`${section}/`) || path.startsWith(`${section}?`)
