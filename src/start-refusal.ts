import { once } from 'node:events'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { databaseSentence } from './cli-terminal.ts'
import type { Settings } from './start.ts'

/** Something that keeps the service from starting and that whoever starts it can put right, in words. */
export class CannotStart extends Error {}

/**
 * Reads PORT; looks, before anything that takes long, whether somebody listens there already.
 * @throws CannotStart in words.
 */
export async function freePort(text: string | undefined, host: string): Promise<number> {
  const port = text ? Number(text) : 3000
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new CannotStart(
      `PORT is "${text}", which is not a port. Set a number from 1 to 65535, or leave it out for 3000.`,
    )
  const probe = createServer().listen(port, host)
  try {
    await once(probe, 'listening')
  } catch (error) {
    throw new CannotStart(listenSentence(error, port, host), { cause: error })
  } finally {
    probe.close()
  }
  return port
}

/**
 * Looks whether the data folder can be written to, or made where it is to be.
 * @throws CannotStart in words.
 */
export async function usableFolder(folder: string): Promise<void> {
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at).catch((error: { code?: string }) => error.code ?? 'unknown')
    if (found === 'ENOENT' && at !== dirname(at)) continue
    if (typeof found === 'string') throw cannotUse(folder, found)
    if (!found.isDirectory()) throw cannotUse(folder, at === folder ? 'EEXIST' : 'ENOTDIR')
    await makeIn(at).catch((error: { code?: string }) => {
      throw cannotUse(folder, error.code ?? 'EACCES')
    })
    return
  }
}

/**
 * Makes a folder there and takes it away again: permissions alone do not tell of a full disk, nor of places such as /proc,
 * where making several folders at once would never come to an end.
 */
async function makeIn(existing: string): Promise<void> {
  const made = await mkdtemp(join(existing, '.school-support-'))
  try {
    await writeFile(join(made, 'probe'), 'x')
  } finally {
    await rm(made, { recursive: true, force: true })
  }
}

const cannotUse = (folder: string, code: string): CannotStart =>
  new CannotStart(
    `The data folder ${folder} cannot be used: ${folderCodes[code] ?? code}. Set DATA_DIR to a folder that this user may write to.`,
  )

/** Why the service could not start, in words for whoever started it. */
export function startSentence(error: unknown, { databaseUrl, dataFolder }: Settings): string {
  if (error instanceof CannotStart) return error.message
  const { code, message = String(error) } = error as { code?: string; message?: string }
  if (databaseUrl === undefined && code !== undefined && folderCodes[code]) return cannotUse(dataFolder, code).message
  return databaseSentence(error, databaseUrl) ?? `The service could not start. ${message}`
}

export function listenSentence(error: unknown, port: number, host: string): string {
  const { code, message } = error as { code?: string; message: string }
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} is taken: the service, or another program, is using it already. Stop that, or set PORT to another number, for example PORT=${port + 1}.`
    case 'EACCES':
      return `This user may not listen on port ${port}. Set PORT to a number from 1024 up.`
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `This computer has no address ${host}. Set HOST to one that it has, or leave it out for all of them.`
    default:
      return `The service could not listen on port ${port}. ${message}`
  }
}

const folderCodes: Readonly<Record<string, string>> = {
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  EROFS: 'it is on a disk that is read only',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'it is a file',
  ENOENT: 'nothing can be made there',
  ENOSPC: 'there is no room left on the disk',
}
