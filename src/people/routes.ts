import type { AnyRoute } from '../platform/http/index.ts'
import { appointmentRoutes } from './appointment-routes.tsx'
import { invitationRoutes } from './invitation-routes.tsx'
import type { ListSchoolNames } from './person-commands.ts'
import { personRoutes } from './person-routes.tsx'
import { signInRoutes } from './sign-in-routes.tsx'
import { withdrawalRoutes } from './withdrawal-routes.tsx'

/** Every address of the slice. People stand above schools, so what their schools are called is handed in. */
export const peopleRoutes = (schoolNames: ListSchoolNames): readonly AnyRoute[] => [
  ...signInRoutes(schoolNames),
  ...invitationRoutes,
  ...appointmentRoutes(schoolNames),
  ...withdrawalRoutes(schoolNames),
  ...personRoutes(schoolNames),
]
