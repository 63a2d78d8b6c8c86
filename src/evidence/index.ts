export * from './authorities.ts'
export * from './authority-return.ts'
export * from './establishment.ts'
export * from './layout.ts'
export * from './layouts.ts'
export * from './mapping.ts'
export * from './measures.ts'
export * from './reading.ts'
export * from './recognition.ts'
export * from './refusal-sentences.ts'
export * from './refusals.ts'
export {
  lineageOf,
  predecessorName,
  type Predecessor,
} from './school-evidence-lineage.ts'
export { schoolEvidenceRoutes } from './school-evidence-routes.tsx'
export { listPredecessors } from './lineage-store.ts'
export { listOpenings } from './openings-store.ts'
export * from './source-file.ts'
export * from './subjects.ts'
export { forgetFilesInTime } from './kept-file.ts'
export { countLibraryHappenings } from './import-store.ts'
export { applyImport, listImportsInForce, previewImport } from './commands.ts'
export { listInspectionRecords } from './figure-store.ts'
export {
  importFile,
  importFiles,
  type FileResult,
} from './import-files.ts'
export { type DataImport } from './import.ts'
export {
  inspectionReadFor,
  judgementDay,
  judgementInYear,
  type Inspection,
  type InspectionRead,
} from './inspection.ts'
export { inspectionsIn, isOnlyNamed, mostDaysApart } from './inspections-told.ts'
export { countsInWords } from './import-sentences.ts'
export { routes as evidenceRoutes } from './routes.tsx'
export { findToldOfSchool } from './told-of-school.ts'
export {
  loadFigureTable,
  loadSchoolsFigures,
  yearsOfSimilar,
  type FigureFound,
  type SchoolsFigures,
} from './schools-figures.ts'
