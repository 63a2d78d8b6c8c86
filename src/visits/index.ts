export {
  beginRecord,
  issueOf,
  issueRecord,
  numberText,
  previewRecord,
  type Issue,
  type IssueRefusal,
  type Issuing,
} from './commands.ts'
export * from './formal-record.ts'
export { dateTyped } from './forms.ts'
export { findDocument, listIssued, makeFiles, type IssuedDocument } from './issued-document.ts'
export { recordIssued, type IssuedRecord } from './issued-records.ts'
export { blankLetter, type LetterDraft } from './letter.ts'
export type { LevelSection } from './level-section.ts'
export { blankNote, type NoteDraft } from './note-of-visit.ts'
export { instrumentName, recordPath, recordsPath } from './pages.tsx'
export { answerRecord, type ResponseRefusal, type ResponseRequest } from './response.ts'
export { routes as visitRoutes } from './routes.tsx'
export { errorsFrom as recordErrors } from './sentences.ts'
export { findRecord, listRecords, recordLastNumber, type DraftRecord } from './store.ts'
