import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** A server of ours in a process of its own. */
export interface Child {
  readonly address: string
  /** Milliseconds from its start to its first page. */
  readonly firstPage: number
  /** Ends it, and waits until it is gone. */
  stop(): Promise<void>
}

/** What the benches are built into, beside the service. */
export const built = (name: string): string => fileURLToPath(new URL(name, import.meta.url))

/**
 * Starts a Node program that listens on the port in PORT, and waits until `path` answers with a page.
 * Throws with what the program said when it ends, or when three minutes have gone by, before that.
 */
export async function startChild(
  program: readonly string[],
  path: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Child> {
  const port = await freePort()
  const began = performance.now()
  const said: string[] = []
  const child = spawn(process.execPath, program, {
    env: { ...process.env, NODE_ENV: 'production', ...env, HOST: '127.0.0.1', PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => said.push(text.toString()))
  const address = `http://127.0.0.1:${port}`
  const stop = (): Promise<void> => end(child)
  try {
    await firstPageOf(`${address}${path}`, child)
  } catch (error) {
    await stop()
    throw new Error(`${program.join(' ')} did not start: ${said.join('').trim() || String(error)}`, { cause: error })
  }
  return { address, firstPage: performance.now() - began, stop }
}

/** Lets a new process of these benches do a piece of work (`bench.ts` says which); answers what it found. */
export async function runChild<Found>(asked: unknown): Promise<Found> {
  const program = [built('bench.js'), '--child', JSON.stringify(asked)]
  const { stdout } = await promisify(execFile)(process.execPath, program, { timeout: longestStart })
  return JSON.parse(stdout) as Found
}

/** Milliseconds: a first start also loads the demonstration. */
const longestStart = 180_000

async function firstPageOf(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + longestStart
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(url, { redirect: 'manual' }).catch(() => undefined)
    await answer?.text()
    if (answer?.ok) return
    await sleep(5)
  }
  throw new Error(`${url} did not answer`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGTERM')
  const forced = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await gone
  clearTimeout(forced)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
