import { existsSync } from 'node:fs'
import { Command, InvalidArgumentError } from 'commander'
import { parseDay, type AcademicYear, type Day } from './kernel/index.ts'
import { countsInWords, importFiles, rowRefusalSentence, type FileResult, type RefusedRow } from './evidence/index.ts'
import { recordAudit, type AuditFacts } from './platform/audit/index.ts'
import { publishedLibrary, type AuthorityId, type Tx } from './platform/database/index.ts'
import { numberText } from './platform/views/index.ts'
import { authorityMeant, commandLineActor, whileOpen, type CommandLine } from './cli-running.ts'
import { progressBar, Sentence, type Told } from './cli-terminal.ts'

type Run = (work: () => Promise<Told>) => Promise<void>

/** `import`: published data sets and the authority's own returns, each file whole or not at all. */
export function importCommand(line: CommandLine, run: Run): Command {
  return new Command('import')
    .description('import data files, or all files of folders; each is recognised by its columns')
    .argument('<paths...>', 'files and folders')
    .option('--authority <name or code>', 'for which authority, where there are several')
    .option('--library', 'for every authority of this database')
    .option('--layout <name>', 'read the files by this layout')
    .option('--year <year>', 'academic year by the year in which it ends, 2011 for 2010/11', year)
    .option('--as-at <day>', 'the day for which the files hold, 2026-09-01', day)
    .option('--without-refused-rows', 'import a file of which rows are refused without them, instead of not at all')
    .action((paths: string[], asked: Asked) => run(() => importAll(line, paths, asked)))
}

interface Asked {
  readonly authority?: string
  readonly library?: boolean
  readonly layout?: string
  readonly year?: AcademicYear
  readonly asAt?: Day
  readonly withoutRefusedRows?: boolean
}

function year(text: string): AcademicYear {
  if (!/^(19|20)\d{2}$/.test(text)) throw new InvalidArgumentError('Write the year in which it ends: 2011 for 2010/11.')
  return Number(text) as AcademicYear
}

function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new InvalidArgumentError('Write a day as 2026-09-01.')
  return parsed
}

function importAll(line: CommandLine, paths: readonly string[], asked: Asked): Promise<Told> {
  const missing = paths.find((path) => !existsSync(path))
  if (missing !== undefined) throw new Sentence(`There is no file or folder ${missing}.`)
  return whileOpen(line, async (running) => {
    const { library, authority: _, ...said } = asked
    const authority: AuthorityId =
      library === true ? publishedLibrary : (await authorityMeant(running, asked.authority)).id
    const { service } = running
    const actor = commandLineActor(authority)
    const audit = (tx: Tx, facts: AuditFacts, at: Date) => recordAudit(tx, service.secrets.audit, actor, facts, at)
    const bar = progressBar(line.terminal)
    const results = await importFiles(
      service.database,
      paths,
      { authority, person: actor, now: line.now, audit, ...said },
      (finished, total, path, result) => {
        if (!result || line.terminal.watched) bar.step(finished, total, path)
      },
    )
    bar.clear()
    const told = { data: results.map(inData), results: results.flatMap(linesFor), lines: [countsLine(results)] }
    return { ...told, code: results.some(({ result }) => result === 'refused') ? 1 : 0 }
  })
}

function countsLine(results: readonly FileResult[]): string {
  const count = (of: FileResult['result']): number => results.filter(({ result }) => result === of).length
  const files = `${results.length} ${results.length === 1 ? 'file' : 'files'}`
  const said = [
    `${count('applied')} imported`,
    ...(count('unchanged') === 0 ? [] : [`${count('unchanged')} unchanged`]),
    ...(count('leftOut') === 0 ? [] : [`${count('leftOut')} left out`]),
    `${count('refused')} refused`,
  ]
  return `${files}: ${said.join(', ')}.`
}

/** A result as data: each refused row with its sentence. */
const inData = ({ refusedRows, ...result }: FileResult & { readonly refusedRows?: readonly RefusedRow[] }) => ({
  ...result,
  ...(refusedRows && { refusedRows: refusedRows.map((row) => ({ ...row, sentence: rowRefusalSentence(row) })) }),
})

function linesFor(result: FileResult): readonly string[] {
  const { refusedRows = [] } = 'refusedRows' in result ? result : {}
  return [lineFor(result), ...refusedLines(refusedRows)]
}

function lineFor(result: FileResult): string {
  switch (result.result) {
    case 'applied':
      return `${result.path}: ${result.title}, import ${result.number}: ${countsInWords(result.counts)}`
    case 'unchanged':
      return `${result.path}: the same as import ${result.number}; nothing changed: ${countsInWords(result.counts)}`
    case 'refused':
      return `${result.path}: refused. ${result.sentence}`
    case 'leftOut':
      return `${result.path}: left out: not a data set. ${result.sentence}`
  }
}

/** On a terminal so many refused rows of a file are named. */
const mostNamed = 20

function refusedLines(rows: readonly RefusedRow[]): readonly string[] {
  const named = rows.slice(0, mostNamed).map((row) => `  ${rowRefusalSentence(row)}`)
  const more = rows.length - named.length
  return more === 0 ? named : [...named, `  and ${numberText(more)} more, which --json tells`]
}
