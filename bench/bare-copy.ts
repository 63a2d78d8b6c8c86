import { parse } from 'csv-parse/sync'
import { execFile, spawnSync } from 'node:child_process'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'

/** Without psql the same command goes over a connection of our own. */
export const hasPsql = spawnSync('psql', ['--version']).status === 0

/** Copies the bytes of a file into a table of text columns; every byte is a letter. Answers the milliseconds. */
export async function copyFile(connection: pg.ClientConfig, table: string, path: string): Promise<number> {
  const format = "with (format csv, header, encoding 'LATIN1')"
  if (!hasPsql) return copyOverConnection(connection, path, `copy ${table} from stdin ${format}`)
  const began = performance.now()
  await promisify(execFile)(
    'psql',
    ['-X', '-q', '-v', 'ON_ERROR_STOP=1', '-c', `\\copy ${table} from '${path}' ${format}`],
    {
      env: {
        PATH: process.env.PATH ?? '',
        PGHOST: String(connection.host),
        PGPORT: String(connection.port),
        PGUSER: String(connection.user),
        PGPASSWORD: typeof connection.password === 'string' ? connection.password : '',
        PGDATABASE: String(connection.database),
      },
    },
  )
  return performance.now() - began
}

async function copyOverConnection(connection: pg.ClientConfig, path: string, command: string): Promise<number> {
  const client = new pg.Client(connection)
  await client.connect()
  const began = performance.now()
  await pipeline(createReadStream(path), client.query(copyFrom(command)))
  const milliseconds = performance.now() - began
  await client.end()
  return milliseconds
}

/** How many columns the first line of a file has. */
export async function headingCount(path: string): Promise<number> {
  const lines = createInterface({ input: createReadStream(path, 'latin1') })
  for await (const line of lines) {
    lines.close()
    return parse(line)[0]?.length ?? 0
  }
  return 0
}
