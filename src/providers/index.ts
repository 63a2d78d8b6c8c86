export {
  designationsForCapacity,
  designationState,
  endDesignation,
  recordDesignation,
  standingDesignations,
  type DesignationId,
  type DesignationVersion,
} from './designation.ts'
export { CapacityFrame, capacityPath, type AroundCapacity } from './capacity-frame.tsx'
export { DesignationsTable } from './designations-table.tsx'
export { kindNames } from './designation-words.ts'
export { routes as providerRoutes } from './routes.ts'
export { listDesignations, recordDesignations } from './store.ts'
