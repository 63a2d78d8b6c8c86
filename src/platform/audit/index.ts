export { changeIn, type AuditActor, type AuditFacts } from './audit.ts'
export {
  findLastChange,
  listAudit,
  recordAudit,
  recordAudits,
  type Audited,
  type AuditRow,
} from './store.ts'
export { verifyAudit, type AuditFault, type AuditVerified, type Checkpoint } from './verify.ts'
