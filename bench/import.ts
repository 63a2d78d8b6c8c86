import { readdirSync, statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import {
  migrate,
  openDatabase,
  closeDatabase,
  startEmbedded,
  publishedLibrary,
} from '../src/platform/database/index.ts'
import { importFiles } from '../src/evidence/index.ts'
import { built, runChild } from './child-processes.ts'
import { copyFile, headingCount, hasPsql } from './bare-copy.ts'
import { atMost, median, unbarred, type Result } from './measure.ts'
import { publishedFolder } from './published-figures.ts'
import { query, temporaryFolder } from './running-service.ts'

const rounds = 3
const files = 6

/** What a child says when it has imported: milliseconds, and the most memory it ever had, in megabytes. */
interface Imported {
  readonly milliseconds: number
  readonly megabytes: number
}

/**
 * The largest published files, imported into the library in a process of its own, against `psql \copy` of the same bytes
 * into bare tables of text columns. Every round has a fresh database.
 */
export async function* benchImport(): AsyncGenerator<Result> {
  const published = publishedFolder()
  if (!published)
    return yield unbarred('import', Number.NaN, 'skipped: the published files are not here (../shared/data)')
  const paths = largestFiles(published)
  const folder = await temporaryFolder()
  const server = await startEmbedded(folder)
  try {
    yield* resultsOf(paths, await measure(server.connection, paths))
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** In the child: imports once into one database to warm up, then into another, and says what the second took. */
export async function importInChild(asked: {
  readonly connections: readonly pg.ClientConfig[]
  readonly paths: readonly string[]
}): Promise<Imported> {
  let milliseconds = 0
  for (const connection of asked.connections) {
    const database = openDatabase(connection)
    const person = { personId: null, personName: 'Bench' }
    const began = performance.now()
    const results = await importFiles(database, asked.paths, {
      authority: publishedLibrary,
      person,
      now: () => new Date(),
    })
    milliseconds = performance.now() - began
    await closeDatabase(database)
    const refused = results.find(({ result }) => result !== 'applied')
    if (refused) throw new Error(`${refused.path} was not applied: ${JSON.stringify(refused)}`)
  }
  return { milliseconds, megabytes: process.resourceUsage().maxRSS / 1024 }
}

async function measure(connection: pg.ClientConfig, paths: readonly string[]) {
  const imports: Imported[] = []
  const copies: number[] = []
  await query(connection, 'create database template')
  await migrate({ ...connection, database: 'template' }, built('migrations'))
  await copyAll(connection, paths)
  for (let round = 0; round < rounds; round++) {
    const names = [`warm${round}`, `measured${round}`]
    for (const name of names) await query(connection, `create database ${name} template template`)
    const connections = names.map((database) => ({ ...connection, database }))
    imports.push(await runChild<Imported>({ connections, paths }))
    copies.push(await copyAll(connection, paths))
    for (const name of names) await query(connection, `drop database ${name}`)
  }
  return { imports, copies }
}

async function copyAll(connection: pg.ClientConfig, paths: readonly string[]): Promise<number> {
  let milliseconds = 0
  for (const [at, path] of paths.entries()) {
    const columns = Array.from({ length: await headingCount(path) }, (_, column) => `c${column} text`)
    await query(connection, `create table bare${at} (${columns.join(', ')})`)
    milliseconds += await copyFile(connection, `bare${at}`, path)
    await query(connection, `drop table bare${at}`)
  }
  return milliseconds
}

function resultsOf(
  paths: readonly string[],
  { imports, copies }: Awaited<ReturnType<typeof measure>>,
): readonly Result[] {
  const [ours, copied] = [median(imports.map(({ milliseconds }) => milliseconds)), median(copies)]
  const most = Math.max(...imports.map(({ megabytes }) => megabytes))
  const size = paths.reduce((sum, path) => sum + statSync(path).size, 0) / 1e6
  const way = hasPsql ? 'psql \\copy' : 'COPY'
  return [
    atMost(
      `import: time against ${way} into bare tables`,
      ours / copied,
      5,
      `${paths.length} files, ${size.toFixed(1)} MB: ${Math.round(ours)} ms, ${way} ${Math.round(copied)} ms`,
    ),
    atMost('import: peak memory against 300 MB', most / 300, 1, `${Math.round(most)} MB resident at most`),
  ]
}

/** The largest files that are whole and not packed. */
function largestFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(csv|tsv)$/.test(name) && !/TRUNCATED|^meta/.test(name))
    .map((name) => join(folder, name))
    .sort((a, b) => statSync(b).size - statSync(a).size)
    .slice(0, files)
}
