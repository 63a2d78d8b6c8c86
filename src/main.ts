import { join } from 'node:path'
import { createApp } from './app.tsx'
import { builtFolder, open, readSettings } from './start.ts'

const say = (sentence: string): void => {
  process.stdout.write(`${sentence}\n`)
}

const running = await open(readSettings(process.env), { now: () => new Date() }, say)
const app = await createApp(running.service, {
  publicFolder: join(builtFolder(), 'public'),
  log: process.env.LOG === 'yes',
  ...(process.env.TRUST_PROXY ? { proxies: process.env.TRUST_PROXY } : {}),
})

const stop = async (): Promise<void> => {
  await app.close()
  await running.stop()
  process.exit(0)
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())

const port = Number(process.env.PORT || 3000)
await app.listen({ port, host: process.env.HOST || '0.0.0.0' })
say(`Agree school support is ready: http://localhost:${port}`)
