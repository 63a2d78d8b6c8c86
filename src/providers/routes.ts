import type { AnyRoute } from '../platform/http/index.ts'
import { changeRoutes } from './change-routes.tsx'
import { designationListRoutes } from './designation-list.tsx'
import { recordingRoutes } from './recording-routes.tsx'

export const routes: readonly AnyRoute[] = [...designationListRoutes, ...recordingRoutes, ...changeRoutes]
