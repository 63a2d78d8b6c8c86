import { createHmac, randomBytes } from 'node:crypto'
import { mkdir, open, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** The keys of the service, each derived from one secret for one use. */
export interface Secrets {
  readonly audit: Buffer
  readonly forms: Buffer
}

/**
 * The keys from `SECRET_KEY` (the same on every machine of one service, 32 characters or more), or from the file
 * `secret-key` of the data folder, made at the first start. Losing it makes the audit chain unverifiable: back it up.
 */
export async function readSecrets(folder: string, fromEnvironment: string | undefined): Promise<Secrets> {
  if (fromEnvironment !== undefined && fromEnvironment.length < 32)
    throw new Error('SECRET_KEY is shorter than 32 characters. Set a longer one, the same on every machine.')
  return deriveSecrets(fromEnvironment ?? (await keepSecret(folder)))
}

export function deriveSecrets(secret: string): Secrets {
  const derive = (use: string): Buffer => createHmac('sha256', secret).update(use).digest()
  return { audit: derive('audit chain'), forms: derive('form tokens') }
}

async function keepSecret(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'secret-key')
  try {
    const handle = await open(file, 'wx', 0o600)
    const secret = randomBytes(32).toString('base64url')
    await handle.writeFile(secret)
    await handle.close()
    return secret
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const secret = await readFile(file, 'utf8')
  if (secret.length < 32) throw new Error(`The file ${file} is damaged. Restore it from your back-up.`)
  return secret
}
