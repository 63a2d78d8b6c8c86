import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

/** The built service as a process of its own, on a folder and port. */
export interface ServerProcess {
  readonly origin: string
  /** Milliseconds from start to the first page answered. */
  readonly ready: number
  /** Ends it at once, as a power cut would. Its database stays behind. */
  kill(): Promise<void>
  /** Asks it to stop and waits. */
  stop(): Promise<void>
}

/** Starts `dist/main.js` and waits until its sign-in page answers. */
export async function startServer(folder: string, environment: Record<string, string> = {}): Promise<ServerProcess> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn(process.execPath, ['dist/main.js'], {
    env: {
      PATH: process.env.PATH,
      DATA_DIR: folder,
      PORT: String(port),
      HOST: '127.0.0.1',
      DEMONSTRATION: 'no',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += String(text)
  })
  child.stderr.on('data', (text: Buffer) => {
    said += String(text)
  })
  const origin = `http://127.0.0.1:${port}`
  while (!(await answers(`${origin}/sign-in`))) {
    if (child.exitCode !== null) throw new Error(`The server ended by itself: ${said}`)
    if (performance.now() - began > 60_000) throw new Error(`The server did not answer: ${said}`)
    await sleep(20)
  }
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal)
      await ended(child)
    }
  }
  return { origin, ready: performance.now() - began, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') }
}

const ended = (child: ChildProcess): Promise<unknown> =>
  child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve()

const answers = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(2000) }).then(
    (answer) => answer.ok,
    () => false,
  )

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}
