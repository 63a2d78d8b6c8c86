export { areaNames, type Area } from './area.ts'
export { EntriesTable } from './entries-table.tsx'
export {
  entryState,
  verifiedPeriods,
  type EntryId,
  type EntryWords,
  type GoodPractice,
  type Happening,
} from './good-practice.ts'
export {
  consentToGoodPractice,
  mayBeVerifiedBy,
  proposeGoodPractice,
  verifyGoodPractice,
  withdrawGoodPractice,
} from './path.ts'
export { routes as goodPracticeRoutes } from './routes.ts'
export { listGoodPractice, recordGoodPractice } from './store.ts'
