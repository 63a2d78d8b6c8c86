import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium, type Browser } from 'playwright-core'

/** Everything that would reach for an address outside is switched off. */
const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A headless Chromium: the system's, else the one that comes inside an npm package.
 * @returns undefined where neither runs; with `CI=true` that is an error, so that the journeys are never quietly left out.
 */
export async function launchBrowser(): Promise<Browser | undefined> {
  const tried: string[] = []
  for (const find of [systemBrowser, packagedBrowser]) {
    try {
      const found = await find()
      if (found) return await chromium.launch({ ...found, args: quiet })
    } catch (error) {
      tried.push(String(error).split('\n')[0] ?? '')
    }
  }
  if (process.env.CI === 'true') throw new Error(`No browser for the journeys: ${tried.join('; ')}`)
  return undefined
}

type Launch = { executablePath: string; env?: Record<string, string> }

async function systemBrowser(): Promise<Launch | undefined> {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(delimiter)
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find((file) => existsSync(file))
  return found === undefined ? undefined : { executablePath: found }
}

/** Unpacked by a process of its own, which may set what it likes in its environment. Its libraries are tried second. */
async function packagedBrowser(): Promise<Launch> {
  const script =
    "import('@sparticuz/chromium').then(async (m) => console.log(JSON.stringify([await m.default.executablePath(), process.env.LD_LIBRARY_PATH ?? ''])))"
  const env = { ...process.env, AWS_LAMBDA_JS_RUNTIME: 'nodejs20.x' }
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', script], { env })
  const [executablePath, libraries] = JSON.parse(stdout) as [string, string]
  return { executablePath, env: { ...(process.env as Record<string, string>), LD_LIBRARY_PATH: libraries } }
}
