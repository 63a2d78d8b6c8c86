export { changeIn, type AuditActor, type AuditFacts, type AuditOutcome } from './audit.ts'
export {
  findLastChange,
  listAudit,
  recordAudit,
  recordAudits,
  type Audited,
  type AuditQuery,
  type AuditRow,
} from './store.ts'
export { verifyAudit, type AuditFault, type AuditVerified, type Checkpoint } from './verify.ts'
