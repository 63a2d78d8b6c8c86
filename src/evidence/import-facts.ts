import type { AuditFacts } from '../platform/audit/index.ts'
import type { DataImport } from './import.ts'

/** How it is remembered that a file was imported, undone or put aside, whoever did it and from where. */
export const importFacts = (
  action: 'apply import' | 'undo import' | 'discard import',
  { number, fileName, sha256 }: DataImport,
): AuditFacts => ({ action, subject: `import ${number}`, after: { fileName, sha256 } })
