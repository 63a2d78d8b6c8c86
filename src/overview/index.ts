import type { AnyRoute } from '../platform/http/index.ts'
import { aboutRoutes } from './about-routes.tsx'
import { historyRoutes } from './history-routes.tsx'
import { homeRoutes } from './home.tsx'
import { schoolHistoryRoutes } from './school-history.tsx'

export { BrokenPage, DeniedPage, NotFoundPage, RefusedPage } from './error-pages.tsx'
export { loadWaitingAtSchool } from './waiting-at-school.tsx'
export { listWaitingForLeaders } from './waiting-for-leaders.ts'

export const overviewRoutes: readonly AnyRoute[] = [
  ...homeRoutes,
  ...schoolHistoryRoutes,
  ...historyRoutes,
  ...aboutRoutes,
]
