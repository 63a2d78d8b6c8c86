import type { AnyRoute } from '../platform/http/index.ts'
import { capacityRoutes } from './capacity-routes.tsx'
import { criteriaRoutes } from './criteria-routes.tsx'
import { freezeRoutes } from './freeze-routes.tsx'
import { issueRoutes } from './issue-routes.tsx'
import { movementsRoutes } from './movements-routes.tsx'
import { proposingRoutes } from './proposing-routes.tsx'
import { ratificationRoutes } from './ratification-routes.tsx'
import { registerRoutes, type ListWaiting } from './register-routes.tsx'
import { reviewRoutes } from './review-routes.tsx'
import { schoolRoutes } from './school-routes.tsx'

/** @param listMore what slices that stand above this one know to wait for an officer */
export const routes = (listMore: ListWaiting): readonly AnyRoute[] => [
  ...schoolRoutes,
  ...capacityRoutes,
  ...criteriaRoutes,
  ...reviewRoutes,
  ...proposingRoutes,
  ...issueRoutes,
  ...ratificationRoutes,
  ...registerRoutes(listMore),
  ...movementsRoutes,
  ...freezeRoutes,
]
