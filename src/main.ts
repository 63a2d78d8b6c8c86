import { join } from 'node:path'
import { createApp } from './app.tsx'
import { loadDemonstration, progressLines } from './demonstration/index.ts'
import { forgetFilesInTime } from './evidence/index.ts'
import { dayInEngland } from './kernel/index.ts'
import { keepAddress } from './kept-address.ts'
import { releaseSentence } from './node-release.ts'
import { listAuthorities } from './people/index.ts'
import { publishedLibrary, withTx } from './platform/database/index.ts'
import { prepareRegisters } from './prepare-registers.ts'
import { builtFolder, open, readSettings, type Running } from './start.ts'
import { keepPrinting } from './visits/index.ts'
import { CannotStart, freePort, listenSentence, startSentence, usableFolder } from './start-refusal.ts'

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`)
}

const settings = readSettings(process.env)
const clock = { now: () => new Date() }
const old = releaseSentence(process.versions.node, dayInEngland(clock.now()))
if (old !== undefined) say(old)

try {
  await start()
} catch (error) {
  process.stderr.write(`${startSentence(error, settings)}\n`)
  if (process.env.LOG === 'yes' && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`)
  process.exit(1)
}

async function start(): Promise<void> {
  const host = process.env.HOST || '0.0.0.0'
  const port = await freePort(process.env.PORT, host)
  await usableFolder(settings.dataFolder)
  const running = await open(settings, clock, say, 'keeps')
  try {
    if (process.env.DEMONSTRATION !== 'no') await demonstrate(running)
    await serve(running, port, host)
  } catch (error) {
    await running.stop()
    throw error
  }
}

/** Fills an empty database with the demonstration. Real data are left alone, which is said only to whoever asked for it. */
async function demonstrate({ service, owner }: Running): Promise<void> {
  const lines = progressLines(process.stdout, 'Loading the demonstration')
  const outcome = await loadDemonstration(service, owner, lines.tell)
  lines.end()
  if (!outcome.ok && process.env.DEMONSTRATION)
    throw new CannotStart(
      `This database holds real data (${outcome.reasons[0].authorities.join(', ')}). A demonstration is never loaded beside it: leave DEMONSTRATION out, or start with an empty DATA_DIR.`,
    )
}

async function serve(running: Running, port: number, host: string): Promise<void> {
  const { service } = running
  const app = await createApp(service, {
    publicFolder: join(builtFolder(), 'public'),
    log: process.env.LOG === 'yes',
    ...(process.env.TRUST_PROXY ? { proxies: process.env.TRUST_PROXY } : {}),
  })
  const printing = keepPrinting(service)
  const forgetting = forgetFilesInTime(service)
  const stop = async (): Promise<void> => {
    await app.close()
    forgetting.stop()
    await printing.stop()
    await running.stop()
    process.exit(0)
  }
  process.once('SIGINT', () => void stop())
  process.once('SIGTERM', () => void stop())
  await app.listen({ port, host }).catch((error: unknown) => {
    throw new CannotStart(listenSentence(error, port, host), { cause: error })
  })
  const address = `http://localhost:${port}`
  await keepAddress(settings.dataFolder, process.env.PUBLIC_ADDRESS?.replace(/\/$/, '') || address)
  say(`Agree school support is ready: ${address}`)
  say(await howToSignIn(running, address))
  // Where it cannot be done now, it is done for whoever opens a register first, and told then if it still cannot.
  await prepareRegisters(service).catch(() => undefined)
}

async function howToSignIn({ service }: Running, address: string): Promise<string> {
  const scope = { authority: publishedLibrary }
  const authorities = await withTx(service.database, scope, listAuthorities, { readOnly: true })
  if (authorities.length === 0) return 'There is no authority yet. Add yours: npx school-support authority add --help'
  if (!authorities.some(({ demonstration }) => demonstration)) return `Open ${address} to sign in.`
  return `Open ${address} and choose somebody to sign in as. Everyone and every school in it is invented.`
}
