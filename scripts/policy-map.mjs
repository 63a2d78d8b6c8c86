// Which tests prove which paragraph of the policy, read from the names of the tests.
// `npm run --silent policy-map -- --json` prints {"7.4": ["7.4 …"], …}; `-- --write` renews docs/policy.md.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The rows of the policy's requirements that are built so far, in the policy's order, with what each asks in short.
 */
export const rows = {
  1: 'One agreed policy, readable, kept with every record',
  2: 'Principles adopted by headteachers',
  3.1: 'Statutory powers are records with grounds, dates and copies',
  3.2: 'Open self-evaluation; a school sees what the authority answered',
  3.3: 'Transparent process: why a level is what it is',
  3.4: 'Early warning between reviews; duties from the day of the change; escalation by name',
  4.1: 'Every phase and type on the register; statistics imported and reported',
  5.1: 'Central days and money by level, school and term: planned, used, left',
  5.2: 'Three levels from open criteria; people decide; not known is never met',
  5.3: 'Capacity to support others is derived',
  5.4: 'Any school may have good practice worth sharing',
  7.1: 'One agreement a year by adviser, headteacher and chair',
  7.2: 'One review a term; no change without its note of visit or letter',
  7.3: 'An accurate register, on any day and as known on any day; termly freeze',
  7.4: 'The level can change on any day, by the same rules',
  diagram: 'Proposed, ratified by a meeting, answered by the school, formally recorded',
}

/** Tests by paragraph: a test belongs to the paragraph its name begins with. */
export function policyMap() {
  const map = Object.fromEntries(Object.keys(rows).map((row) => [row, []]))
  for (const file of testFiles(root)) {
    const text = readFileSync(file, 'utf8')
    for (const [, quote, name] of text.matchAll(/\bit(?:\.each\([\s\S]*?\)|\.\w+)?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g)) {
      const row = /^(\d+(?:\.\d+)?|diagram)\s/.exec(name)?.[1]
      if (row !== undefined) (map[row] ??= []).push(quote === '`' ? name : name.replaceAll(/\\(.)/g, '$1'))
    }
  }
  return map
}

function* testFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist', '.git', 'data'].includes(entry.name)) continue
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* testFiles(path)
    else if (/\.test\.tsx?$/.test(entry.name)) yield path
  }
}

/** docs/policy.md as it should be now. */
export function policyPage() {
  const sections = Object.entries(policyMap()).map(([row, tests]) => {
    const list = tests.map((name) => `- ${name}`).join('\n')
    return `## ${row}${rows[row] ? `: ${rows[row]}` : ''}\n\n${list || 'No test yet.'}\n`
  })
  return `# The policy, paragraph by paragraph\n\nGenerated from the names of the tests by \`npm run policy-map -- --write\`. Each line is a test that fails when the service stops doing it.\n\n${sections.join('\n')}`
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  if (process.argv.includes('--json')) console.log(JSON.stringify(policyMap(), undefined, 2))
  else if (process.argv.includes('--write')) writeFileSync(join(root, 'docs/policy.md'), policyPage())
  else console.log(policyPage())
}
