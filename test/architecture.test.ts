import { describe, expect, it } from 'vitest'
import { isDomainFile, readSources, sliceOf, tableOwners, violations } from './architecture.ts'

const sources = readSources()

describe('the house', () => {
  it('keeps its order, its doors, its tables and its decisions apart', () => {
    expect(violations(sources)).toEqual([])
  })

  it('is looked at whole', () => {
    const slices = new Set([...sources.keys()].map(sliceOf))
    for (const slice of ['kernel', 'policy', 'platform', 'people', 'schools', 'support-levels'])
      expect(slices).toContain(slice)
    expect(tableOwners(sources).get('person')).toBe('people')
    expect(tableOwners(sources).get('school')).toBe('schools')
    const deciding = [...sources].filter(([path, text]) => isDomainFile(path, text)).map(([path]) => path)
    expect(deciding).toContain('src/people/appointment.ts')
    expect(deciding).toContain('src/support-levels/ratification.ts')
  })
})

describe('what the house would not see pass', () => {
  const tables = `declare module 'x' {\n  interface Tables {\n    school: { urn: number }\n  }\n}`
  const found = (...planted: readonly (readonly [path: string, text: string])[]) =>
    violations(new Map([['src/schools/tables.ts', tables], ...planted]))

  it.each([
    ['src/schools/store.ts', "import { a } from '../visits/index.ts'", 'visits does not stand above schools'],
    ['src/people/a.ts', "const a = await import('../schools/index.ts')", 'schools does not stand above people'],
    ['src/kernel/a.ts', "import { a } from '../policy/index.ts'", 'policy does not stand above kernel'],
    ['src/policy/a.ts', "import { a } from '../platform/http/index.ts'", 'platform does not stand above policy'],
    ['src/platform/http/a.ts', "import { a } from '../../people/index.ts'", 'people does not stand above platform'],
    ['src/schools/a.ts', "import { a } from '../app.tsx'", 'only the application may know every slice'],
    ['src/schools/a.ts', "import { a } from '../../editions/index.ts'", 'shipped editions does not stand above'],
    ['src/assets/a.ts', "import { a } from '../kernel/index.ts'", 'kernel does not stand above assets'],
    ['src/schools/a.ts', "import { a } from '../people/store.ts'", 'ask at the door, src/people/index.ts'],
    ['src/schools/a.ts', "import '../platform/http/send.ts'", 'ask at the door, src/platform/http/index.ts'],
    ['src/platform/audit/a.ts', "export * from '../http/send.ts'", 'ask at the door, src/platform/http/index.ts'],
    ['src/app.tsx', "import { a } from './people/store.ts'", 'ask at the door, src/people/index.ts'],
    ['src/visits/store.ts', "tx.insertInto('school')", 'writes to school: it belongs to schools'],
    ['src/visits/store.ts', "tx.updateTable('school as s')", 'writes to school: it belongs to schools'],
    ['src/visits/store.ts', 'sql`delete from school where urn = 1`', 'writes to school: it belongs to schools'],
    ['src/overview/store.ts', 'sql`update school set name = 1`', 'writes to school: it belongs to schools'],
    ['src/visits/store.ts', "tx.selectFrom('school')", 'reads school: it belongs to schools'],
    ['src/visits/store.ts', "query.innerJoin('school as s', on)", 'reads school: it belongs to schools'],
    ['src/visits/a.ts', 'export function a(): Outcome<1, 2> {}\nasync () => await b', 'decides, and contains await'],
    [
      'src/visits/a.ts',
      'export const a = (b: B): Outcome<1, 2> => c(randomUUID())',
      'decides, and contains randomness',
    ],
    ['src/kernel/a.ts', "import { createHash } from 'node:crypto'", 'decides, and contains a node: import'],
    ['src/policy/a.ts', 'const today = new Date()', 'decides, and contains a clock'],
    ['src/visits/commands.ts', 'const now = Date.now()', 'contains a clock: it is handed in'],
    ['src/visits/commands.ts', 'const port = process.env.PORT', 'contains the environment: it is handed in'],
    ['src/visits/helpers/a.ts', '', 'the folder helpers has no subject'],
    ['src/visits/services/a.ts', '', 'the folder services has no subject'],
    ['src/visits/utils.ts', '', 'the file utils has no subject'],
  ])('%s: %s', (path, text, sentence) => {
    const said = found([path, text])
    expect(said.some((each) => each.startsWith(path) && each.includes(sentence))).toBe(true)
  })

  it('and what it does let pass', () => {
    expect(
      found(
        ['src/visits/a.ts', "import { a } from '../schools/index.ts'\n// await new Date()"],
        ['src/visits/b.ts', "import { a } from './a.ts'\nexport const said = 'insert nothing, await nothing'"],
        ['src/visits/commands.ts', 'export async function a(): Promise<Outcome<1, 2>> { await b(randomUUID()) }'],
        ['src/visits/c.ts', 'export async function a(): Promise<void> {}\nconst b = (): Outcome<1, 2> => c'],
        ['src/reports/store.ts', "tx.selectFrom('school')"],
        ['src/schools/store.ts', "tx.insertInto('school')"],
        ['src/services/catalogue.ts', "import { z } from 'zod'"],
        ['src/app.tsx', "import { a } from './visits/index.ts'"],
        ['src/platform/http/clock.ts', 'const now = new Date()'],
        ['editions/one/index.ts', "import { day } from '../../src/kernel/index.ts'"],
      ),
    ).toEqual([])
  })
})
