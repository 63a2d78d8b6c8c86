import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { AuthorityId } from '../platform/database/index.ts'
import { forgetLeftBehind, receivedFolder, type ReceivedFile, type Service } from '../platform/http/index.ts'

/** A file that was sent and is kept for the next page of the person who sent it. */
export interface KeptFile {
  /** What the next page names it by. Without the session in which it was sent it leads nowhere. */
  readonly id: string
  readonly name: string
  readonly path: string
}

/** Whose a kept file is: one person of one authority, in one session. */
export interface Keeping {
  readonly authority: AuthorityId
  readonly personId: string | null
  readonly session: string | undefined
}

/** How long a file is kept after it was sent. */
export const keptMinutes = 60
const milliseconds = keptMinutes * 60_000

/** No more than this of one session; the oldest makes room. */
const mostOfOneSession = 2
/** No more than this of everybody: beyond it a file is asked for again, as if none could be kept. */
const mostBytes = 2 * 1024 ** 3

/**
 * Keeps a file that was received, so that what its reading still lacks can be asked without asking for the file again.
 * @returns undefined where it cannot be kept (no session, no room): then it is asked for again
 */
export async function keepFile(
  folder: string,
  whose: Keeping,
  file: ReceivedFile,
  now: Date,
): Promise<KeptFile | undefined> {
  const owner = ownerOf(whose)
  if (owner === undefined) return undefined
  await forgetLeftBehind(keptIn(folder), now, milliseconds)
  const id = basename(file.path)
  const place = join(keptIn(folder), `${owner}-${id}`)
  try {
    await makeRoom(folder, owner)
    if ((await bytesKept(folder)) + file.size > mostBytes) return undefined
    await mkdir(place, { recursive: true, mode: 0o700 })
    await writeFile(join(place, 'name'), file.name, { mode: 0o600 })
    await rename(file.path, join(place, 'file'))
    await utimes(place, now, now)
    return { id, name: file.name, path: join(place, 'file') }
  } catch {
    await rm(place, { recursive: true, force: true }).catch(() => undefined)
    return undefined
  }
}

/** A file that the same person sent in the same session within the hour; of anybody else's there is no word. */
export async function findKeptFile(
  folder: string,
  whose: Keeping,
  id: string,
  now: Date,
): Promise<KeptFile | undefined> {
  const owner = ownerOf(whose)
  if (owner === undefined || !/^[0-9a-f-]{36}$/.test(id)) return undefined
  await forgetLeftBehind(keptIn(folder), now, milliseconds)
  const place = join(keptIn(folder), `${owner}-${id}`)
  const name = await readFile(join(place, 'name'), 'utf8').catch(() => undefined)
  const file = await stat(join(place, 'file')).catch(() => undefined)
  return name === undefined || !file ? undefined : { id, name, path: join(place, 'file') }
}

/** Lets go of a kept file: its preview stands, and nothing more will be asked of it. */
export const forgetFile = (folder: string, whose: Keeping, { id }: KeptFile): Promise<void> =>
  rm(join(keptIn(folder), `${ownerOf(whose)}-${id}`), { recursive: true, force: true })

/**
 * Removes, now and every few minutes, the files that nobody came back for within the hour, and those that a process which was
 * killed had begun to receive.
 */
export function forgetFilesInTime(service: Pick<Service, 'folder' | 'clock'>): { stop(): void } {
  const forget = async (): Promise<void> => {
    const now = service.clock.now()
    await forgetLeftBehind(keptIn(service.folder), now, milliseconds)
    await forgetLeftBehind(receivedFolder(service.folder), now, longestReceiving)
  }
  // What cannot be removed now, as on a disk that does not answer, is tried again in a few minutes.
  const tried = (): void => void forget().catch(() => undefined)
  tried()
  const timer = setInterval(tried, 10 * 60_000)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** A file still being received is written to all the time, so its time is of a moment ago. */
const longestReceiving = 6 * 60 * 60_000

const keptIn = (folder: string): string => join(folder, 'kept')

/** The name of the session is its key: it is never written down as it is. */
function ownerOf({ authority, personId, session }: Keeping): string | undefined {
  if (session === undefined || personId === null) return undefined
  return createHash('sha256')
    .update(JSON.stringify([authority, personId, session]))
    .digest('hex')
    .slice(0, 40)
}

async function makeRoom(folder: string, owner: string): Promise<void> {
  const own = (await readdir(keptIn(folder)).catch(() => [])).filter((name) => name.startsWith(`${owner}-`))
  const aged = await Promise.all(
    own.map(async (name) => ({ name, at: (await stat(join(keptIn(folder), name))).mtimeMs })),
  )
  const tooMany = aged.sort((one, other) => other.at - one.at).slice(mostOfOneSession - 1)
  for (const { name } of tooMany) await rm(join(keptIn(folder), name), { recursive: true, force: true })
}

async function bytesKept(folder: string): Promise<number> {
  const names = await readdir(keptIn(folder)).catch(() => [])
  const sizes = names.map((name) =>
    stat(join(keptIn(folder), name, 'file')).then(
      ({ size }) => size,
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
