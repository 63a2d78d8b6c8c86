export { assessSchools, type Assessment } from './assessment.ts'
export { policyRoleOf } from './act.ts'
export * from './agreement.ts'
export { criteriaPath, findShownLevel, reviewPath } from './around.tsx'
export { reviewNow } from './commands.ts'
export * from './completion.ts'
export * from './correction.ts'
export * from './criterion-answer.ts'
export * from './due.ts'
export { loadFindings } from './figures.ts'
export * from './formal-record.ts'
export * from './grid.ts'
export { levelSectionOf, levelText, verdictWords } from './issue-level.ts'
export * from './level-history.ts'
export * from './movements.ts'
export * from './opening.ts'
export * from './proposal.ts'
export * from './ratification.ts'
export * from './register.ts'
export { frozenText, loadRegisterList } from './register-routes.tsx'
export { loadRegister, type ListedSchool } from './register-rows.ts'
export {
  listCriterionAnswers,
  listLevelEntries,
  recordCriterionAnswers,
  recordFreeze,
  recordLevelEntries,
} from './register-store.ts'
export * from './review.ts'
export * from './review-rules.ts'
export * from './review-state.ts'
export { listReviews, listReviewsOf, recordReviews } from './review-store.ts'
export { routes as supportLevelRoutes } from './routes.ts'
export { reviewTerms, termsOf } from './terms.ts'
