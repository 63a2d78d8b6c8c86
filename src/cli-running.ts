import { existsSync } from 'node:fs'
import { userInfo } from 'node:os'
import { join } from 'node:path'
import { listAuthorities, type Authority } from './people/index.ts'
import type { AuditActor } from './platform/audit/index.ts'
import { publishedLibrary, reachableFolder, withTx } from './platform/database/index.ts'
import { open, type Running, type Settings } from './start.ts'
import { Sentence, type Terminal } from './cli-terminal.ts'

/** What every command works with. */
export interface CommandLine {
  readonly settings: Settings
  readonly terminal: Terminal
  now(): Date
}

/** Opens the service for one command, beside a running server or alone, and closes it again. */
export async function whileOpen<T>(line: CommandLine, work: (running: Running) => Promise<T>): Promise<T> {
  await requireData(line.settings)
  return opened(line, work)
}

/** The same for commands that may begin with nothing. */
export async function opened<T>(line: CommandLine, work: (running: Running) => Promise<T>): Promise<T> {
  const say = (sentence: string): void => {
    if (line.terminal.watched) line.terminal.err(`${sentence}\n`)
  }
  const running = await open(line.settings, { now: line.now }, say, 'visits')
  try {
    return await work(running)
  } finally {
    await running.stop()
  }
}

/** A command run in the wrong folder must not make an empty database there and report on that. */
async function requireData({ databaseUrl, dataFolder }: Settings): Promise<void> {
  if (databaseUrl !== undefined) return
  const folder = await reachableFolder(dataFolder)
  if (!existsSync(join(folder, 'postgres')))
    throw new Sentence(
      `There is no data in ${folder}. Set DATA_DIR to the data folder of your service, or start the service once.`,
    )
}

/** The authority that is meant: by its LA code or name, or the only one. */
export async function authorityMeant({ service }: Running, asked: string | undefined): Promise<Authority> {
  const all = await withTx(service.database, { authority: publishedLibrary }, listAuthorities, { readOnly: true })
  const [only, ...others] = all
  if (!only) throw new Sentence('There is no authority yet. Add one: school-support authority add --help')
  if (asked === undefined) {
    if (others.length > 0)
      throw new Sentence(`There are several authorities. Say which with --authority: ${all.map(nameOf).join(', ')}.`)
    return only
  }
  const found = all.find(
    ({ name, laCode }) => name.toLowerCase() === asked.toLowerCase() || String(laCode) === asked.trim(),
  )
  if (!found) throw new Sentence(`There is no authority ${asked}. There is: ${all.map(nameOf).join(', ')}.`)
  return found
}

const nameOf = ({ name, laCode }: Authority): string => (laCode === null ? name : `${name} (${laCode})`)

/** Who works at a command line, for the audit: the user of the machine, since nobody signs in there. */
export function commandLineActor(authority: Authority['id']): AuditActor {
  return { authority, personId: null, personName: `Command line, ${userName()}`, role: null, requestId: null }
}

function userName(): string {
  try {
    return userInfo().username
  } catch {
    return 'unknown user'
  }
}
