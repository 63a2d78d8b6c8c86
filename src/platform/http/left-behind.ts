import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Where files stand while they are being received, in the service's folder. */
export const receivedFolder = (folder: string): string => join(folder, 'received')

/**
 * Removes what stands in a folder since before an instant: what a killed process left, or nobody came back for. What carries a
 * time far ahead of the clock was left before the clock was put right, and goes too. A folder that is not there is empty.
 * @returns how many things were removed
 */
export async function forgetLeftBehind(folder: string, now: Date, milliseconds: number): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  let removed = 0
  for (const name of names) {
    const path = join(folder, name)
    const found = await stat(path).catch(() => undefined)
    if (!found || Math.abs(now.getTime() - found.mtimeMs) <= milliseconds) continue
    await rm(path, { recursive: true, force: true })
    removed++
  }
  return removed
}
