import type { AnyRoute } from '../platform/http/index.ts'
import { adviserRoutes } from './adviser-routes.tsx'
import { closingRoutes } from './closing-routes.tsx'
import { contactRoutes } from './contact-routes.tsx'
import { factRoutes } from './fact-routes.tsx'
import { schoolListRoutes } from './list-routes.tsx'
import { newSchoolRoutes } from './new-school-routes.tsx'
import { overviewRoute } from './overview-route.tsx'
import { termRoutes } from './terms-routes.tsx'
import type { FindTold } from './told-of-school.ts'

/** Every address of this slice. What files say of a school is asked of whoever reads them. */
export const schoolRoutes = (findTold: FindTold): readonly AnyRoute[] => [
  ...schoolListRoutes,
  ...newSchoolRoutes,
  overviewRoute(findTold),
  ...factRoutes,
  ...closingRoutes,
  ...adviserRoutes,
  ...contactRoutes,
  ...termRoutes,
]
