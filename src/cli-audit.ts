import { Command, InvalidArgumentError } from 'commander'
import { listAuthorities } from './people/index.ts'
import { verifyAudit, type AuditFault, type AuditVerified, type Checkpoint } from './platform/audit/index.ts'
import { publishedLibrary, withTx } from './platform/database/index.ts'
import { authorityMeant, whileOpen, type CommandLine } from './cli-running.ts'
import { done, progressBar, refusedTo, type Told } from './cli-terminal.ts'

type Run = (work: () => Promise<Told>) => Promise<void>

/** `audit verify`. */
export function auditCommand(line: CommandLine, run: Run): Command {
  const audit = new Command('audit').description('the record of who did what')
  audit
    .command('verify')
    .description('recompute the chain and name the first row that is not as it was written')
    .option('--authority <name or code>', 'one authority alone')
    .option('--checkpoint <row:hash>', 'as an earlier run printed it: finds rows cut off since', checkpoint)
    .action((asked: Asked) => run(() => verify(line, asked)))
  return audit
}

interface Asked {
  readonly authority?: string
  readonly checkpoint?: Checkpoint
}

function checkpoint(text: string): Checkpoint {
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  if (seq === undefined || hash === undefined)
    throw new InvalidArgumentError('Copy it as an earlier "audit verify" printed it, like 120:9f….')
  return { seq: Number(seq), hash }
}

const verify = (line: CommandLine, asked: Asked): Promise<Told> =>
  whileOpen(line, async (running) => {
    const { database, secrets } = running.service
    const all = await withTx(database, { authority: publishedLibrary }, listAuthorities, { readOnly: true })
    const meant =
      asked.authority === undefined && asked.checkpoint === undefined
        ? [...all, { id: publishedLibrary, name: 'Published library' }]
        : [await authorityMeant(running, asked.authority)]
    const bar = progressBar(line.terminal)
    const found: (AuditVerified & { readonly authority: string })[] = []
    for (const { id, name } of meant) {
      const step = (rows: number, of: number): void => bar.step(rows, of, name)
      const verified = await withTx(
        database,
        { authority: id },
        (tx) => verifyAudit(tx, secrets.audit, id, { kept: asked.checkpoint, step }),
        { readOnly: true },
      )
      found.push({ authority: name, ...verified })
    }
    bar.clear()
    const lines = found.map(lineFor)
    return found.every(({ ok }) => ok) ? done(found, ...lines) : refusedTo(found, ...lines)
  })

function lineFor(found: AuditVerified & { readonly authority: string }): string {
  if (!found.ok) return `${found.authority}: row ${found.seq} ${faults[found.why]}.`
  const { seq, hash } = found.checkpoint
  const rows = `${found.rows.toLocaleString('en-GB')} ${found.rows === 1 ? 'row' : 'rows'}`
  return `${found.authority}: ${rows}, whole. Checkpoint ${seq}:${hash}`
}

/** What is wrong with the first bad row, after "row 12". */
const faults: Readonly<Record<AuditFault, string>> = {
  missing: 'is missing',
  changed: 'is not as it was written',
  cutOff: 'and all after it have been cut off',
  notAsKept: 'is not the row of the checkpoint',
}
