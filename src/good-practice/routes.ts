import type { AnyRoute } from '../platform/http/index.ts'
import { directoryRoutes } from './directory-routes.tsx'
import { entriesRoutes } from './entries-routes.tsx'
import { proposingRoutes } from './proposing-routes.tsx'
import { stepRoutes } from './step-routes.tsx'

export const routes: readonly AnyRoute[] = [...directoryRoutes, ...entriesRoutes, ...proposingRoutes, ...stepRoutes]
