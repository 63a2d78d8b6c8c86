import { resolve } from 'node:path'
import { Command, CommanderError } from 'commander'
import { assessCommand } from './cli-assess.ts'
import { auditCommand } from './cli-audit.ts'
import { authorityCommand } from './cli-authority.ts'
import { backUp } from './cli-backup.ts'
import { exportCommand } from './cli-export.ts'
import { importCommand } from './cli-import.ts'
import { restore } from './cli-restore.ts'
import type { CommandLine } from './cli-running.ts'
import { databaseSentence, Sentence, type Terminal, type Told } from './cli-terminal.ts'
import { usersCommand } from './cli-users.ts'
import { addressOfService } from './kept-address.ts'
import { readSettings } from './start.ts'

const wrongArguments = 2

/**
 * The command line of the service, beside a running server or alone.
 * Answers the exit code: 0 done, 1 refused or failed (one line says why), 2 wrong arguments.
 */
export async function commandLine(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  terminal: Terminal,
  now: () => Date,
): Promise<number> {
  const settings = readSettings(environment)
  const line: CommandLine = { settings, terminal, now }
  let code = 0
  const program = new Command('school-support')
  const run = async (work: () => Promise<Told>): Promise<void> => {
    const told = await work()
    code = told.code
    if (program.opts<{ json?: boolean }>().json === true) terminal.out(`${JSON.stringify(told.data)}\n`)
    else tell(terminal, told)
  }
  build(program, line, run, environment)
  try {
    await program.parseAsync([...args], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongArguments
    const sentence = error instanceof Sentence ? error.message : databaseSentence(error, settings.databaseUrl)
    terminal.err(`${sentence ?? unexpected(error, environment)}\n`)
    return 1
  }
}

function tell(terminal: Terminal, { code, results = [], lines }: Told): void {
  for (const each of results) terminal.out(`${each}\n`)
  for (const each of lines) (code === 0 ? terminal.out : terminal.err)(`${each}\n`)
}

function build(
  program: Command,
  line: CommandLine,
  run: (work: () => Promise<Told>) => Promise<void>,
  environment: NodeJS.ProcessEnv,
): void {
  const { terminal, settings } = line
  const addressOf = (path: string): string => `${addressOfService(environment, settings.dataFolder)}${path}`
  program
    .description('Agree school support, from the command line. DATA_DIR or DATABASE_URL say which data is meant.')
    .option('--json', 'print one JSON value instead of words')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out(text),
      writeErr: (text) => terminal.err(text),
      outputError: (text, write) => write(`${asSentence(text)}\n`),
    })
    .addCommand(authorityCommand(line, run, addressOf))
    .addCommand(usersCommand(line, run, addressOf))
    .addCommand(importCommand(line, run))
    .addCommand(assessCommand(line, run))
    .addCommand(exportCommand(line, run))
    .addCommand(auditCommand(line, run))
    .addCommand(
      new Command('backup')
        .description('write everything into a new folder, as it stands at one moment, while the service goes on')
        .argument('<folder>', 'is made; must not be there yet')
        .action((folder: string) => run(() => backUp(line, resolve(folder)))),
    )
    .addCommand(
      new Command('restore')
        .description('put a back-up into an empty database')
        .argument('<folder>', 'as "backup" wrote it')
        .action((folder: string) => run(() => restore(line, resolve(folder)))),
    )
  inherit(program)
}

/** Commands made apart from their parent do not take its manners by themselves. */
function inherit(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent).helpCommand(false)
    inherit(command)
  }
}

/** "error: missing required argument 'email'" as a sentence that says what to do. */
function asSentence(text: string): string {
  const said = text.trim().replace(/^error: /, '')
  const whole = said.slice(0, 1).toUpperCase() + said.slice(1)
  return `${/[.?!)]$/.test(whole) ? whole : `${whole}.`} Add --help to see how it is used.`
}

/** Our own fault, or one nobody has thought of: still one line; with DEBUG set, everything. */
function unexpected(error: unknown, environment: NodeJS.ProcessEnv): string {
  if (environment.DEBUG) return error instanceof Error ? (error.stack ?? error.message) : String(error)
  const first = (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
  return `That did not work: ${first}${/[.?!]$/.test(first) ? '' : '.'}`
}
