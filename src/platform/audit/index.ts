export { changeIn, type AuditActor, type AuditFacts, type AuditOutcome } from './audit.ts'
export { listAudit, recordAudit, verifyAudit, type AuditRow } from './store.ts'
