import type { VNode } from 'preact'
import { publicRoute } from '../people/index.ts'
import { page, type AnyRoute } from '../platform/http/index.ts'
import type { Frame } from '../platform/views/index.ts'
import { AccessibilityPage, CookiesPage, HelpPage, PrivacyPage } from './about-pages.tsx'

const about = (url: string, Shown: (props: { readonly frame: Frame }) => VNode): AnyRoute =>
  publicRoute({
    method: 'GET',
    url,
    permission: 'public',
    audit: 'none',
    act: async ({ frame }) => page(<Shown frame={frame} />),
  })

/** What anyone may read before signing in: the footer of every page leads here. */
export const aboutRoutes: readonly AnyRoute[] = [
  about('/help', HelpPage),
  about('/accessibility', AccessibilityPage),
  about('/privacy', PrivacyPage),
  about('/cookies', CookiesPage),
]
