import { Command, InvalidArgumentError } from 'commander'
import { dayInEngland } from './kernel/index.ts'
import {
  emailProblem,
  listAuthorities,
  makeInvitation,
  recordAuthority,
  recordNewcomer,
  type AuthorityRefusal,
} from './people/index.ts'
import { recordAudit } from './platform/audit/index.ts'
import { publishedLibrary, withTx } from './platform/database/index.ts'
import { commandLineActor, opened, whileOpen, type CommandLine } from './cli-running.ts'
import { columnsOf, done, refusedTo, type Told } from './cli-terminal.ts'

type Run = (work: () => Promise<Told>) => Promise<void>

/** `authority add` and `authority list`. */
export function authorityCommand(line: CommandLine, run: Run, addressOf: (path: string) => string): Command {
  const authority = new Command('authority').description('set up local authorities')
  authority
    .command('add')
    .description('set up an authority and invite its first administrator')
    .requiredOption('--name <name>', 'in full: "South Gloucestershire Council"')
    .option('--la-code <number>', 'the three digits of the department, 803', laCode)
    .requiredOption('--administrator <person>', 'its first administrator: "Name <email>"', person)
    .action((asked: Asked) => run(() => add(line, asked, addressOf)))
  authority
    .command('list')
    .description('every authority of this database')
    .action(() => run(() => list(line)))
  return authority
}

interface Asked {
  readonly name: string
  readonly laCode?: number
  readonly administrator: { readonly name: string; readonly email: string }
}

function laCode(text: string): number {
  if (!/^\d{3}$/.test(text)) throw new InvalidArgumentError('An LA code has three digits, like 803.')
  return Number(text)
}

function person(text: string): { name: string; email: string } {
  const [, name = '', email = ''] = /^\s*([^<>\n]{1,120}?)\s*<([^<>\s]+)>\s*$/.exec(text) ?? []
  if (name === '' || emailProblem(email.toLowerCase()) !== undefined)
    throw new InvalidArgumentError('Write it as "Name <name@example.com>".')
  return { name, email: email.toLowerCase() }
}

const add = (line: CommandLine, asked: Asked, addressOf: (path: string) => string): Promise<Told> =>
  opened(line, async ({ owner, service }) => {
    const now = line.now()
    const request = { name: asked.name.trim(), laCode: asked.laCode ?? null, demonstration: false }
    const outcome = await recordAuthority(owner, request)
    if (!outcome.ok) return refusedTo({ reasons: outcome.reasons }, ...outcome.reasons.map(sentenceFor))
    const authority = outcome.value
    const path = await withTx(service.database, { authority }, async (tx) => {
      const newcomer = { ...asked.administrator, role: 'administrator', from: dayInEngland(now) } as const
      const { person: administrator } = await recordNewcomer(tx, authority, newcomer)
      const link = await makeInvitation(tx, authority, administrator.id, now)
      const facts = {
        action: 'add authority',
        subject: `person ${administrator.id}`,
        after: { ...request, ...newcomer },
      }
      await recordAudit(tx, service.secrets.audit, commandLineActor(authority), facts, now)
      return link
    })
    return done(
      { authority, name: request.name, laCode: request.laCode, invitation: path },
      `${request.name} is set up. Send this link to ${asked.administrator.name} and nobody else; it works once, for seven days:`,
      addressOf(path),
    )
  })

function sentenceFor(reason: AuthorityRefusal): string {
  switch (reason) {
    case 'nameUsed':
      return 'There is an authority of this name already.'
    case 'codeUsed':
      return 'There is an authority with this LA code already.'
    case 'demonstrationBesideReal':
      return 'This database holds a real authority: a demonstration never stands beside it.'
    case 'realBesideDemonstration':
      return 'This database holds the demonstration, in which anyone may sign in as anyone: a real authority never stands beside it. Give this command with a DATA_DIR that is empty (or another DATABASE_URL), then start the service with the same one and DEMONSTRATION=no.'
  }
}

const list = (line: CommandLine): Promise<Told> =>
  whileOpen(line, async ({ service }) => {
    const all = await withTx(service.database, { authority: publishedLibrary }, listAuthorities, { readOnly: true })
    const rows = all.map(({ name, laCode: code, demonstration }) => [
      name,
      code === null ? 'none' : String(code),
      demonstration ? 'demonstration' : '',
    ])
    return done(all, ...columnsOf([['Name', 'LA code', ''], ...rows]))
  })
