import type { AnyRoute } from '../platform/http/index.ts'
import { aboutRoutes } from './about-routes.tsx'
import { historyRoutes } from './history-routes.tsx'
import { homeRoutes } from './home.tsx'
import { schoolHistoryRoutes } from './school-history.tsx'

export { BrokenPage, DeniedPage, NotFoundPage, RefusedPage } from './error-pages.tsx'
export { loadWaitingAtSchool } from './waiting-at-school.tsx'
export { loadWaitingForLeaders } from './waiting-for-leaders.tsx'

export const overviewRoutes: readonly AnyRoute[] = [
  ...homeRoutes,
  ...schoolHistoryRoutes,
  ...historyRoutes,
  ...aboutRoutes,
]
