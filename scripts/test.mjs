// The whole check: builds, types, lint, architecture, every test on a real PostgreSQL, the journeys in a real browser.
// Ends with one plain line, `N passed, N failed` (and `, N skipped` when some were).
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from './build.mjs'

const bin = (name) => join('node_modules', '.bin', name)
const began = Date.now()
const checks = [
  ['types', bin('tsc'), ['--noEmit']],
  ['lint', bin('oxlint'), ['--type-aware', '--quiet']],
  ['format', bin('biome'), ['format', '--reporter=summary', '.']],
]

const only = process.argv.slice(2)
let failed = 0
let passed = 0
let skipped = 0

await build()
if (only.length === 0) {
  for (const [name, command, args] of checks) {
    const { status } = spawnSync(command, args, { stdio: 'inherit' })
    console.log(`${name}: ${status === 0 ? 'right' : 'wrong'}`)
    if (status === 0) passed++
    else failed++
  }
}

const folder = mkdtempSync(join(tmpdir(), 'school-support-results-'))
const results = join(folder, 'results.json')
const run = spawnSync(
  bin('vitest'),
  ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${results}`, ...only],
  {
    stdio: 'inherit',
  },
)
try {
  const counted = JSON.parse(readFileSync(results, 'utf8'))
  passed += counted.numPassedTests
  failed += counted.numFailedTests
  skipped += counted.numPendingTests + counted.numTodoTests
  // A file that cannot be loaded, or an error outside any test, fails the run without being a test.
  if (run.status !== 0 && counted.numFailedTests === 0) failed++
} catch {
  failed++
}
rmSync(folder, { recursive: true, force: true })
console.log(`Took ${Math.round((Date.now() - began) / 1000)} seconds`)
console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`)
process.exitCode = failed > 0 ? 1 : 0
