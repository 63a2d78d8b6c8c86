import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileIn = (dataFolder: string): string => join(dataFolder, 'address')

/** Remembers where the service listens, for the commands that are run beside it. Nothing depends on its being remembered. */
export const keepAddress = (dataFolder: string, address: string): Promise<void> =>
  writeFile(fileIn(dataFolder), `${address}\n`).catch(() => undefined)

/** Where people open the service: as they are told to set it, else where it last listened, else its usual port. */
export function addressOfService(environment: NodeJS.ProcessEnv, dataFolder: string): string {
  if (environment.PUBLIC_ADDRESS) return environment.PUBLIC_ADDRESS.replace(/\/$/, '')
  if (environment.PORT) return `http://localhost:${environment.PORT}`
  return keptAddress(dataFolder) ?? 'http://localhost:3000'
}

function keptAddress(dataFolder: string): string | undefined {
  try {
    const text = readFileSync(fileIn(dataFolder), 'utf8').trim()
    return /^https?:\/\/[^\s/]+$/.test(text) ? text : undefined
  } catch {
    return undefined
  }
}
