/** What a command line writes to: results to one stream, progress and errors to the other. */
export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Whether a person is watching: progress bars are for people. */
  readonly watched: boolean
  readonly columns: number
}

/** What a command answers: 0 done, 1 refused or found wrong; in words, and as data for other programs. */
export interface Told {
  readonly code: 0 | 1
  /** What was found, piece by piece: a result even where the whole was refused. */
  readonly results?: readonly string[]
  readonly lines: readonly string[]
  readonly data: unknown
}

export const done = (data: unknown, ...lines: string[]): Told => ({ code: 0, lines, data })
export const refusedTo = (data: unknown, ...lines: string[]): Told => ({ code: 1, lines, data })

/** Something the person can put right, in one sentence. */
export class Sentence extends Error {}

/** Columns of words, as wide as their longest: the first line is the heading. */
export function columnsOf(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

/**
 * A progress bar for long work: one line, drawn over, for people who watch; nothing for programs.
 * `step` takes how much is done of how much; `clear` before anything else is written.
 */
export function progressBar(terminal: Terminal): {
  step(done: number, total: number, what: string): void
  clear(): void
} {
  const width = 24
  return {
    step(done, total, what) {
      if (!terminal.watched || total === 0) return
      const full = Math.round((width * done) / total)
      const bar = `[${'#'.repeat(full)}${'.'.repeat(width - full)}]`
      const line = `${bar} ${String(Math.floor((100 * done) / total)).padStart(3)} %  ${what}`
      terminal.err(`\r\u001b[K${line.slice(0, terminal.columns - 1)}`)
    },
    clear() {
      if (terminal.watched) terminal.err('\r\u001b[K')
    },
  }
}

/** Why the database does not answer, in one sentence; undefined when it is something else. */
export function databaseSentence(error: unknown, databaseUrl: string | undefined): string | undefined {
  const { code } = error as { code?: string }
  const where = databaseUrl === undefined ? 'The built-in database' : `The database at ${addressOf(databaseUrl)}`
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EHOSTUNREACH':
    case 'ETIMEDOUT':
    case 'EAI_AGAIN':
      return `${where} does not answer. Check that it runs and that DATABASE_URL is right.`
    case '28P01':
    case '28000':
      return `${where} does not accept this user and password. Check DATABASE_URL.`
    case '3D000':
      return `${where} does not exist on its server. Create it, or check DATABASE_URL.`
    case '57P03':
      return `${where} is still starting. Try again in a moment.`
    case 'ENOSPC':
      return 'There is no room left on the disk. Free some, then try again.'
    case 'EACCES':
      return `This user may not open ${(error as { path?: string }).path ?? 'a file that is needed'}.`
    default:
      return undefined
  }
}

/** The server and database of an address, without user and password. */
function addressOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'DATABASE_URL'
  const { host, pathname } = new URL(databaseUrl)
  return `${host || 'localhost'}${pathname}`
}
