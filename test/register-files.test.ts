import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commandLine } from '../src/cli-program.ts'
import type { AuthorityId } from '../src/platform/database/index.ts'
import { readWorkbook, restoreCsvCell } from '../src/platform/spreadsheets/index.ts'
import { startTestApp, type TestApp, type TestBrowser } from './app.ts'
import { putSchool } from './school-entry.ts'

let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser
let folder: string

const schools: readonly (readonly [urn: number, name: string, phase: string, closedOn: string | null])[] = [
  [102001, 'Ash Primary School', 'primary', null],
  [102002, 'Beech “Hill”, Infant School', 'primary', null],
  [102003, '=Cedar School', 'secondary', null],
  [102010, 'School 10', 'secondary', null],
  [102004, 'School 2', 'secondary', null],
  [102005, 'Yew Primary School', 'primary', '2025-08-31'],
  [102006, 'Elm Primary School', 'primary', '2024-08-31'],
]

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  for (const [urn, name, phase, closedOn] of schools)
    await putSchool(app.database, urn, name, { phase, ...(closedOn === null ? {} : { closedOn }) })
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
  folder = await mkdtemp(join(tmpdir(), 'school-support-files-'))
})
afterAll(async () => {
  await app.close()
  await rm(folder, { recursive: true, force: true })
})

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** A command on the database of the running service, as the command line does it. */
async function run(...args: string[]): Promise<Ran> {
  const said = { out: '', err: '' }
  const terminal = {
    out: (text: string) => void (said.out += text),
    err: (text: string) => void (said.err += text),
    watched: false,
    columns: 80,
  }
  const environment = {
    DATABASE_URL: addressOf(app.database.connection),
    DATA_DIR: folder,
    SECRET_KEY: 'a secret for tests alone, 32 characters',
  }
  return { code: await commandLine(args, environment, terminal, app.service.clock.now), ...said }
}

function addressOf({ host, port, user, password, database }: pg.ClientConfig): string {
  const who = `${encodeURIComponent(user ?? '')}:${encodeURIComponent(String(password ?? ''))}`
  return `postgres://${who}@localhost:${port}/${database}?host=${encodeURIComponent(host ?? '')}`
}

/** The schools as the screen lists them, page after page. */
async function namesOnScreen(query: string): Promise<readonly string[]> {
  const page = await adviser.get(`/register?${query}`)
  expect(page.status).toBe(200)
  return [...page.document.querySelectorAll('#list tbody th')].map((cell) => cell.textContent?.trim() ?? '')
}

async function namesInFile(query: string, format: 'csv' | 'xlsx' | 'ods'): Promise<readonly string[]> {
  const { bytes } = await adviser.get(`/register/export/${format}?${query}`)
  return (format === 'csv' ? readCsv(bytes) : await readSheet(bytes)).slice(1).map(([name = '']) => name)
}

const readCsv = (bytes: Buffer): readonly (readonly string[])[] =>
  (parse(bytes, { bom: true }) as string[][]).map((cells) => cells.map(restoreCsvCell))

async function readSheet(bytes: Buffer): Promise<readonly (readonly string[])[]> {
  const read = await readWorkbook(bytes)
  if (!read.ok) throw new Error(JSON.stringify(read.reasons))
  return (read.value.sheets[0]?.rows ?? []).map(({ cells }) => cells)
}

describe('the files of the register', () => {
  it.each(['', 'sort=-name', 'phase=secondary&sort=name', 'status=closed', 'q=school'])(
    '7.3 have the rows of the screen in its order, read back from CSV, XLSX and ODS: %s',
    async (query) => {
      const shown = await namesOnScreen(query)
      expect(shown.length).toBeGreaterThan(1)
      for (const format of ['csv', 'xlsx', 'ods'] as const) expect(await namesInFile(query, format)).toEqual(shown)
    },
  )

  it('7.3 leave closed schools out until the status asks for them, and the page says how many', async () => {
    const page = await adviser.get('/register')
    expect(page.text).toContain('2 closed schools are not shown')
    expect(page.document.querySelector('#list-caption')?.textContent).toBe('5 schools')
    const link = [...page.document.querySelectorAll('a')].find((each) => each.textContent === 'Show them')
    expect(await namesOnScreen(new URL(link?.getAttribute('href') ?? '', 'https://x.example').search.slice(1))).toEqual(
      ['Elm Primary School', 'Yew Primary School'],
    )
    expect(await namesOnScreen('status=closed&status=open')).toHaveLength(7)
    expect((await adviser.get('/register?q=yew')).text).toContain('1 closed school is not shown')
    expect((await adviser.get('/register/print')).text).toContain('2 closed schools are not shown')
  })
})

describe('export register on the command line', () => {
  it('7.3 gives the bytes that the page gives, beside the running service, and is remembered', async () => {
    for (const [args, search] of [
      [[], ''],
      [['--query', 'phase=secondary&sort=-name'], '?phase=secondary&sort=-name'],
      [
        ['--as-at', '2025-10-10', '--known-at', '2025-11-01'],
        '?on-day=10&on-month=10&on-year=2025&known-day=1&known-month=11&known-year=2025',
      ],
    ] as const) {
      const page = await adviser.get(`/register/export/csv${search}`)
      const ran = await run('export', 'register', ...args)
      expect(ran).toMatchObject({ code: 0, err: '' })
      expect(ran.out.trim()).toBe(page.bytes.toString('utf8').trim())
    }
    const { rows } = await app.database.owner(
      "select person_name from audit_entry where action = 'export register' and person_id is null",
    )
    expect(rows).toHaveLength(3)
    expect(rows[0].person_name).toContain('Command line')
    expect((await run('audit', 'verify')).code).toBe(0)
  })

  it('7.3 writes the format the file is called by, whole or not at all', async () => {
    const shown = await namesOnScreen('')
    for (const format of ['csv', 'xlsx', 'ods'] as const) {
      const file = join(folder, `register.${format}`)
      await writeFile(file, 'as it was before')
      expect((await run('export', 'register', '-o', file)).out).toBe(`5 schools written to ${file}.\n`)
      const bytes = await readFile(file)
      const rows = format === 'csv' ? readCsv(bytes) : await readSheet(bytes)
      expect(rows.slice(1).map(([name]) => name)).toEqual(shown)
    }
    expect(await run('export', 'register', '-o', join(folder, 'nowhere', 'register.csv'))).toMatchObject({
      code: 1,
      err: `There is no folder ${join(folder, 'nowhere')}.\n`,
    })
  })

  it('7.3 refuses a day of which there is no register, in one line', async () => {
    for (const args of [
      ['--as-at', '1900-03-01'],
      ['--as-at', '2099-03-01'],
      ['--known-at', '2025-08-31'],
    ]) {
      const ran = await run('export', 'register', ...args)
      expect(ran.code).not.toBe(0)
      expect(ran.err).toContain('There is a register of the days from 2025-09-01 to 2026-03-04.')
    }
    expect((await run('assess', '--on', '2099-03-01')).err).toContain('must be today or in the past')
    expect((await run('assess', '--on', '2025-10-01')).code).toBe(0)
  })

  it('7.3 answers JSON, and says in one line what is wrong', async () => {
    const told = JSON.parse((await run('export', 'register', '--json')).out)
    expect(told).toMatchObject({ asAt: '2026-03-04', knownAt: null, schools: 5 })
    expect(told.columns[0]).toBe('School')
    expect(told.rows.map(([name]: string[]) => name)).toEqual(await namesOnScreen(''))
    const file = join(folder, 'told.xlsx')
    expect(JSON.parse((await run('export', 'register', '--json', '-o', file)).out)).toMatchObject({
      file,
      format: 'xlsx',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect((await run('export', 'register', '--format', 'ods')).err).toContain('Say with -o into which file')
    expect((await run('export', 'register', '--query', 'level=9')).err).toBe(
      'The register does not have this: Level: 9.\n',
    )
    for (const args of [
      ['--as-at', 'yesterday'],
      ['--format', 'pdf'],
    ])
      expect((await run('export', 'register', ...args)).code).toBe(2)
    expect((await run('export', 'register', '--authority', 'Nowhere')).code).toBe(1)
  })
})

describe('assess on the command line', () => {
  it('5.2 answers every criterion of every open school, or of one, and leaves the level to people', async () => {
    const all = await run('assess')
    expect(all).toMatchObject({ code: 0, err: '' })
    expect(all.out).toContain('Ash Primary School')
    expect(all.out).not.toContain('Yew Primary School')
    expect(all.out).toContain('5 schools, 33 criteria each. People decide.')
    const told = JSON.parse((await run('assess', '--school', '102001', '--json')).out)
    expect(told).toHaveLength(1)
    expect(told[0].criteria).toHaveLength(33)
    expect(told[0].proposedLevel).toBeNull()
    expect(told[0].criteria[0]).toMatchObject({ answer: 'notKnown', level: 1, school: null })
    const one = await run('assess', '--school', '102001')
    expect(one.out).toContain('Level 1, not known: ')
    expect(one.out).toContain('too much is not known to point to a level. People decide.')
    expect(await run('assess', '--school', '1')).toMatchObject({
      code: 1,
      err: 'Ambleford Council has no school with the URN 1.\n',
    })
    expect((await run('assess', '--school', 'x')).code).toBe(2)
  })
})
