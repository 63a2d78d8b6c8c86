import type { AnyRoute } from '../platform/http/index.ts'
import { adviserRoutes } from './adviser-routes.tsx'
import { closingRoutes } from './closing-routes.tsx'
import { contactRoutes } from './contact-routes.tsx'
import { factRoutes } from './fact-routes.tsx'
import { schoolListRoutes } from './list-routes.tsx'
import { newSchoolRoutes } from './new-school-routes.tsx'
import { overviewRoute, type FindLevel } from './overview-route.tsx'
import { termRoutes } from './terms-routes.tsx'

/**
 * Every address of this slice. `findLevel` comes from the slice that agrees levels, which stands below this one; without it the
 * header of a school leaves the level out.
 */
export const schoolRoutes = (findLevel?: FindLevel): readonly AnyRoute[] => [
  ...schoolListRoutes,
  ...newSchoolRoutes,
  overviewRoute(findLevel),
  ...factRoutes,
  ...closingRoutes,
  ...adviserRoutes,
  ...contactRoutes,
  ...termRoutes,
]
