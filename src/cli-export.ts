import { createHash, randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join, resolve } from 'node:path'
import { Command, InvalidArgumentError, Option } from 'commander'
import { dayInEngland, parseDay, type Day } from './kernel/index.ts'
import { recordAudit } from './platform/audit/index.ts'
import { withTx } from './platform/database/index.ts'
import { exportFormats, exportFound, type ExportFormat, type GivenQuery } from './platform/lists/index.ts'
import { findSpan, loadRegisterList } from './support-levels/index.ts'
import { authorityMeant, commandLineActor, whileOpen, type CommandLine } from './cli-running.ts'
import { done, progressBar, Sentence, type Told } from './cli-terminal.ts'

type Run = (work: () => Promise<Told>) => Promise<void>

/** `export register`: the file that the register's page gives, for whoever makes it every night. */
export function exportCommand(line: CommandLine, run: Run): Command {
  const command = new Command('export').description('write lists of the service as files')
  command
    .command('register')
    .description('the register of support levels: the same rows in the same order as the files of its page')
    .option('--authority <name or code>', 'which authority, where there are several')
    .option('--as-at <day>', 'the levels that held on this day, 2026-03-01; today unless told', day)
    .option('--known-at <day>', 'as it was known at the end of this day', day)
    .option('--query <text>', 'filters and order as in the address of the page: "level=3&sort=next"', query)
    .addOption(new Option('--format <format>', 'csv unless the file is called otherwise').choices(exportFormats))
    .option('-o, --output <file>', 'where to write it; CSV goes to standard output unless told')
    .action((asked: Asked) => run(() => exportRegister(line, asked)))
  return command
}

interface Asked {
  readonly authority?: string
  readonly asAt?: Day
  readonly knownAt?: Day
  readonly query?: GivenQuery
  readonly format?: ExportFormat
  readonly output?: string
}

function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new InvalidArgumentError('Write a day as 2026-09-01.')
  return parsed
}

function query(text: string): GivenQuery {
  const given: Record<string, string[]> = {}
  for (const [name, value] of new URLSearchParams(text.replace(/^.*\?/, '')))
    given[name] = [...(given[name] ?? []), value]
  return given
}

const exportRegister = (line: CommandLine, asked: Asked): Promise<Told> => {
  const format = asked.format ?? formatOf(asked.output)
  if (asked.output === undefined && format !== 'csv')
    throw new Sentence(`Say with -o into which file: ${format.toUpperCase()} is not text that a terminal could show.`)
  return whileOpen(line, async (running) => {
    const { database, secrets } = running.service
    const authority = await authorityMeant(running, asked.authority)
    const now = line.now()
    const today = dayInEngland(now)
    const asAt = { on: asked.asAt ?? today, knownOn: asked.knownAt ?? null, today }
    const bar = progressBar(line.terminal)
    const told = await withTx(
      database,
      { authority: authority.id },
      async (tx) => {
        const { first } = await findSpan(tx, authority.id, today)
        if ([asAt.on, asAt.knownOn ?? today].some((each) => each < first || each > today))
          throw new Sentence(`There is a register of the days from ${first} to ${today}.`)
        bar.step(0, 3, 'reading the register')
        const { list, rows } = await loadRegisterList(tx, { authority: authority.id, laCode: authority.laCode }, asAt)
        bar.step(1, 3, `writing ${rows.length} schools`)
        const { table, bytes, ignored } = await exportFound(list, rows, { query: asked.query ?? {}, format })
        if (ignored.length > 0) throw new Sentence(`The register does not have this: ${ignored.join('; ')}.`)
        // Who took the register away is remembered, as it is of the page.
        const facts = { action: 'export register', subject: `as at ${asAt.on}`, after: { ...asAt, format } }
        await recordAudit(tx, secrets.audit, commandLineActor(authority.id), facts, now)
        bar.step(2, 3, asked.output ?? 'standard output')
        const file = asked.output === undefined ? undefined : await writeWhole(resolve(asked.output), bytes)
        return tellOf({ table, bytes, file, format, asAt })
      },
      { statementTimeout: 60_000 },
    )
    bar.clear()
    return told
  })
}

const formatOf = (output: string | undefined): ExportFormat => {
  const ending = extname(output ?? '')
    .slice(1)
    .toLowerCase()
  return exportFormats.find((format) => format === ending) ?? 'csv'
}

interface Written {
  readonly table: Awaited<ReturnType<typeof exportFound>>['table']
  readonly bytes: Uint8Array
  readonly file: string | undefined
  readonly format: ExportFormat
  readonly asAt: { readonly on: Day; readonly knownOn: Day | null }
}

/** With a file its name and sum; without one the rows themselves. */
function tellOf({ table, bytes, file, format, asAt }: Written): Told {
  const about = { asAt: asAt.on, knownAt: asAt.knownOn, schools: table.rows.length }
  if (file === undefined) {
    const columns = table.columns.map(({ heading }) => heading)
    const text = Buffer.from(bytes).toString('utf8').replace(/\r\n$/, '')
    return done({ ...about, columns, rows: table.rows }, text)
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const count = `${table.rows.length} ${table.rows.length === 1 ? 'school' : 'schools'}`
  return done({ ...about, file, format, bytes: bytes.length, sha256 }, `${count} written to ${file}.`)
}

/** The file is whole or as it was before: it is written beside its place and moved there. */
async function writeWhole(file: string, bytes: Uint8Array): Promise<string> {
  const unfinished = join(dirname(file), `.${randomUUID()}.unfinished`)
  try {
    await writeFile(unfinished, bytes, { mode: 0o600 })
    await rename(unfinished, file)
    return file
  } catch (error) {
    await rm(unfinished, { force: true })
    const { code } = error as { code?: string }
    if (code === 'ENOENT') throw new Sentence(`There is no folder ${dirname(file)}.`)
    if (code === 'EISDIR' || code === 'ENOTEMPTY') throw new Sentence(`${file} is a folder. Name a file in it.`)
    throw error
  }
}
