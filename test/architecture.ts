import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

/** The slices in the order of the house: each may ask those before it, at their door. */
export const order = [
  'kernel',
  'policy',
  'platform',
  'people',
  'editions',
  'schools',
  'evidence',
  'inspections',
  'visits',
  'providers',
  'good-practice',
  'support-levels',
  'resources',
  'support-plans',
  'deployments',
  'task-groups',
  'interventions',
  'services',
  'academy',
  'induction',
  'duties',
  'reports',
  'overview',
  'demonstration',
] as const

/** Those that may read the tables of others: they gather. Nobody writes to another's. */
const gathering = ['duties', 'reports', 'overview', 'demonstration']

/** A file of the project: its path from the root, and its text. */
export type Files = ReadonlyMap<string, string>

/** The files that run: without tests and what tests alone use. */
export function readSources(root = '.'): Files {
  const paths = ['src', 'editions'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => posix.join(entry.parentPath, entry.name).replace(/^\.\//, '')),
  )
  return new Map(paths.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]))
}

/** Every way in which the files break the rules of the house, one sentence each, naming the files. */
export const violations = (files: Files): readonly string[] => [
  ...importsAgainstTheOrder(files),
  ...importsPastTheDoor(files),
  ...writesToOthersTables(files),
  ...decisionsThatAct(files),
  ...clocksAndChance(files),
  ...namesWithoutASubject(files),
]

/** The slice of a file; undefined for what knows every slice (the application, the command line, the start). */
export function sliceOf(path: string): string | undefined {
  const [folder, slice, ...inner] = path.split('/')
  if (folder === 'editions') return 'shipped editions'
  return folder === 'src' && inner.length > 0 ? slice : undefined
}

interface Import {
  readonly from: string
  readonly to: string
}

function importsOf(files: Files): readonly Import[] {
  return [...files].flatMap(([from, text]) =>
    [...text.matchAll(/(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map(([, path]) => ({
      from,
      to: posix.join(posix.dirname(from), path ?? ''),
    })),
  )
}

/** Rules 1 and 2: a slice imports only slices above it; kernel nothing, policy kernel, platform no slice. */
function importsAgainstTheOrder(files: Files): readonly string[] {
  return importsOf(files).flatMap(({ from, to }) => {
    const [here, there] = [sliceOf(from), sliceOf(to)]
    if (here === undefined || here === there) return []
    if (there === undefined) return [`${from} imports ${to}: only the application may know every slice`]
    return mayImport(here, there) ? [] : [`${from} imports ${to}: ${there} does not stand above ${here}`]
  })
}

function mayImport(here: string, there: string): boolean {
  if (here === 'shipped editions') return ['policy', 'kernel'].includes(there)
  if (there === 'shipped editions') return here === 'editions'
  if (here === 'assets' || there === 'assets') return false
  if (here === 'policy' || here === 'platform') return there === 'kernel'
  const [above, below] = [order.indexOf(there as never), order.indexOf(here as never)]
  return above >= 0 && below >= 0 && above < below
}

/** Rule 1: through the door, `index.ts`. The parts of the platform have a door each. */
function importsPastTheDoor(files: Files): readonly string[] {
  return importsOf(files).flatMap(({ from, to }) => {
    const house = houseOf(to)
    if (house === undefined || house === houseOf(from) || to === `${house}/index.ts`) return []
    return [`${from} imports ${to}: ask at the door, ${house}/index.ts`]
  })
}

/** The folder that has a door. */
function houseOf(path: string): string | undefined {
  const parts = path.split('/')
  if (path.startsWith('src/platform/')) return parts.slice(0, 3).join('/')
  return sliceOf(path) === undefined || parts[0] === 'editions' ? undefined : parts.slice(0, 2).join('/')
}

/** Reviewed: one column of another slice's table, joined in SQL because a question per row would be too many. */
const joined = new Set([
  // The adviser's name beside the link to their school.
  'src/schools/link-adviser-store.ts person',
  // The day on which the formal record was issued, for every school of the register (7.2).
  'src/support-levels/register-store.ts issued_document',
  // The mark of the last change of the authority: the key under which a register that was made is remembered.
  'src/support-levels/register-rows.ts audit_head',
])

/** Rule 3: only the slice that declares a table writes to it; only those that gather, or are reviewed, read across. */
function writesToOthersTables(files: Files): readonly string[] {
  const owners = tableOwners(files)
  return [...files].flatMap(([path, text]) => {
    const here = sliceOf(path)
    if (here === undefined) return []
    const strangers = (tables: readonly string[]) => [
      ...new Set(tables.filter((table) => owners.has(table) && owners.get(table) !== here)),
    ]
    const said = (verb: string) => (table: string) => `${path} ${verb} ${table}: it belongs to ${owners.get(table)}`
    const read = gathering.includes(here) ? [] : strangers(tablesIn(text, reading))
    return [
      ...strangers(tablesIn(text, writing)).map(said('writes to')),
      ...read.filter((table) => !joined.has(`${path} ${table}`)).map(said('reads')),
    ]
  })
}

/** `interface Tables { school: … }` in the files of a slice makes the table `school` its own. */
export function tableOwners(files: Files): ReadonlyMap<string, string> {
  const owners = new Map<string, string>()
  for (const [path, text] of files)
    for (const [, declared = ''] of text.matchAll(/interface Tables \{\n([\s\S]*?)\n {2}\}/g))
      for (const [, table = ''] of declared.matchAll(/^ {4}(\w+): /gm)) owners.set(table, sliceOf(path) ?? '')
  return owners
}

const writing = [
  /\b(?:insertInto|updateTable|deleteFrom|replaceInto|mergeInto)\('(\w+)/g,
  /\b(?:insert into|delete from|truncate(?: table)?|copy|merge into)\s+(\w+)/g,
  /\bupdate\s+(\w+)(?:\s+(?:as\s+)?\w+)?\s+set\b/g,
]
const reading = [/\b(?:selectFrom|innerJoin|leftJoin|rightJoin|fullJoin)\(\s*'(\w+)/g]

const tablesIn = (text: string, patterns: readonly RegExp[]): readonly string[] =>
  patterns.flatMap((pattern) => [...text.matchAll(pattern)].map(([, table]) => table ?? ''))

/**
 * Rule 4. A file decides when a function that it exports answers an `Outcome` at once: `(…): Outcome<…>`. Such a file,
 * and all of the kernel and the policy, contains no `await`, clock, randomness, environment or `node:` import; what must
 * be waited for is in the commands, which answer a `Promise`.
 */
function decisionsThatAct(files: Files): readonly string[] {
  return [...files].flatMap(([path, text]) => {
    if (!isDomainFile(path, text)) return []
    const found = acting.filter(([pattern]) => pattern.test(codeOf(text))).map(([, what]) => what)
    return found.map((what) => `${path} decides, and contains ${what}: move it to the commands`)
  })
}

export const isDomainFile = (path: string, text: string): boolean =>
  ['kernel', 'policy', 'shipped editions'].includes(sliceOf(path) ?? '') ||
  (sliceOf(path) !== undefined && sliceOf(path) !== 'platform' && exportsDecision(codeOf(text)))

/** What an exported function answers stands after its first list of parameters. */
const exportsDecision = (code: string): boolean =>
  code
    .split(/^(?=export|import|function|async|const|interface|type|class)/m)
    .filter((part) => /^export (?:function|const)/.test(part))
    .some((part) => /\):\s*(\w+)</.exec(part)?.[1] === 'Outcome')

const acting: readonly (readonly [RegExp, string])[] = [
  [/\bawait\b|\basync\b/, 'await'],
  [/\brandom(?:UUID|Bytes|Int)\b|\bMath\.random\b/, 'randomness'],
  [/\bprocess\.(?:env|cwd|argv)\b/, 'the environment'],
  [/from 'node:/, 'a node: import'],
  [/\bnew Date\(\)|\bDate\.now\b|\bperformance\.now\b/, 'a clock'],
]

/** Time is handed in, everywhere: only the edges of the service have a clock, chance without a seed or an environment. */
function clocksAndChance(files: Files): readonly string[] {
  return [...files].flatMap(([path, text]) => {
    const slice = sliceOf(path)
    if (slice === undefined || slice === 'platform' || slice === 'assets') return []
    const found = edges.filter(([pattern]) => pattern.test(codeOf(text))).map(([, what]) => what)
    return found.map((what) => `${path} contains ${what}: it is handed in from the edge`)
  })
}

const edges: readonly (readonly [RegExp, string])[] = [
  [/\bnew Date\(\)|\bDate\.now\b/, 'a clock'],
  [/\bMath\.random\b/, 'Math.random'],
  [/\bprocess\.env\b/, 'the environment'],
]

/** A thing without a subject has not been understood yet. `services` is a noun of the policy (10, 11), at the top alone. */
function namesWithoutASubject(files: Files): readonly string[] {
  return [...files.keys()].flatMap((path) => {
    const folders = path.split('/').slice(1, -1)
    const bad = folders.find((folder, depth) => subjectless.has(folder) || (folder === 'services' && depth > 0))
    const stem = posix.basename(path).replace(/\.tsx?$/, '')
    if (bad !== undefined) return [`${path}: the folder ${bad} has no subject`]
    return subjectless.has(stem) ? [`${path}: the file ${stem} has no subject`] : []
  })
}

const subjectless = new Set(
  'modules shared common util utils helper helpers type types model models lib misc manager managers handler handlers'.split(
    ' ',
  ),
)

/** The text without comments and without what stands in quotes of one line, which may speak of anything. */
const codeOf = (text: string): string =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/'(?!node:)[^'\n]*'/g, "''")
