import type { AnyRoute } from '../platform/http/index.ts'
import { capacityRoutes } from './capacity-routes.tsx'
import { criteriaRoutes } from './criteria-routes.tsx'
import { freezeRoutes } from './freeze-routes.tsx'
import { issueRoutes } from './issue-routes.tsx'
import { movementsRoutes } from './movements-routes.tsx'
import { proposingRoutes } from './proposing-routes.tsx'
import { ratificationRoutes } from './ratification-routes.tsx'
import { registerRoutes } from './register-routes.tsx'
import { reviewRoutes } from './review-routes.tsx'
import { schoolRoutes } from './school-routes.tsx'

export const routes: readonly AnyRoute[] = [
  ...schoolRoutes,
  ...capacityRoutes,
  ...criteriaRoutes,
  ...reviewRoutes,
  ...proposingRoutes,
  ...issueRoutes,
  ...ratificationRoutes,
  ...registerRoutes,
  ...movementsRoutes,
  ...freezeRoutes,
]
