import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dirname, join, resolve } from 'node:path'
import type pg from 'pg'
import {
  closeDatabase,
  migrate,
  openDatabase,
  reachableFolder,
  startEmbedded,
  type EmbeddedServer,
  type EmbeddedUse,
} from './platform/database/index.ts'
import type { Clock, Service } from './platform/http/index.ts'
import { readSecrets } from './platform/secrets/index.ts'
import { assetsFrom, readAssetManifest } from './platform/views/index.ts'

/** The settings of the service, from the environment (docs/operating.md lists them). */
export interface Settings {
  readonly databaseUrl: string | undefined
  readonly dataFolder: string
  readonly secretKey: string | undefined
  readonly secure: boolean
}

export interface Running {
  readonly service: Service
  /** For what needs the schema's owner: migrating, making authorities, back-ups. */
  readonly owner: pg.ClientConfig
  readonly folder: string
  stop(): Promise<void>
}

export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  return {
    databaseUrl: environment.DATABASE_URL || undefined,
    dataFolder: resolve(environment.DATA_DIR || 'data'),
    secretKey: environment.SECRET_KEY || undefined,
    secure: environment.PUBLIC_ADDRESS?.startsWith('https://') ?? false,
  }
}

/** Where the built service has its stylesheets, migrations and fonts: beside itself, or, for tests, where it is built to. */
export function builtFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  return existsSync(join(here, 'migrations')) ? here : join(here, '..', 'dist')
}

/** A database that can be reached, as its owner; `stop` lets go of it, and ends a private one as its use allows. */
export interface Reached {
  readonly owner: pg.ClientConfig
  readonly folder: string
  stop(): Promise<void>
}

/** Reaches the database as it stands: the server of DATABASE_URL, or a private one in the data folder, started if need be. */
export async function reach(settings: Settings, say: (sentence: string) => void, use: EmbeddedUse): Promise<Reached> {
  const folder = await reachableFolder(settings.dataFolder)
  if (folder !== settings.dataFolder)
    say(
      `The folder ${settings.dataFolder} cannot be reached by the database's own user; the data is kept in ${folder}.`,
    )
  const embedded = settings.databaseUrl === undefined ? await startPrivate(folder, say, use) : undefined
  const owner: pg.ClientConfig = embedded?.connection ?? { connectionString: settings.databaseUrl ?? '' }
  return { owner, folder, stop: async () => embedded?.stop() }
}

/**
 * Opens the database (the server of DATABASE_URL, or a private one in the data folder), brings its schema up to date
 * and makes everything the service runs on. `say` is told what takes time.
 */
export async function open(
  settings: Settings,
  clock: Clock,
  say: (sentence: string) => void,
  use: EmbeddedUse,
): Promise<Running> {
  const reached = await reach(settings, say, use)
  try {
    return await openReached(reached, settings, clock, say)
  } catch (error) {
    await reached.stop()
    throw error
  }
}

async function openReached(
  reached: Reached,
  settings: Settings,
  clock: Clock,
  say: (sentence: string) => void,
): Promise<Running> {
  const { owner, folder } = reached
  const applied = await migrate(owner, join(builtFolder(), 'migrations'))
  if (applied.length > 0)
    say(`Brought the database up to date (${applied.length} ${applied.length === 1 ? 'step' : 'steps'}).`)
  const secrets = await readSecrets(folder, settings.secretKey)
  const assets = assetsFrom(readAssetManifest(join(builtFolder(), 'public')))
  const database = openDatabase(owner)
  const service: Service = { database, secrets, clock, assets, folder, secure: settings.secure }
  const stop = async (): Promise<void> => {
    await closeDatabase(database)
    await reached.stop()
  }
  return { service, owner, folder, stop }
}

async function startPrivate(
  folder: string,
  say: (sentence: string) => void,
  use: EmbeddedUse,
): Promise<EmbeddedServer> {
  say(`Starting the database in ${folder} …`)
  return startEmbedded(folder, {}, use)
}
