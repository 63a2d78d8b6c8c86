// The long sizes of the random suites: hours, on demand. `npm run soak` runs all of them, `npm run soak test/faults/fuzz` one.
// SEED repeats a run; each suite prints its own.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from './build.mjs'

const suites = [
  'test/faults',
  'test/kill.test.ts',
  'src/platform/database/embedded.test.ts',
  'src/evidence/malformed-files.test.ts',
]
const only = process.argv.slice(2)
await build()
const { status } = spawnSync(
  join('node_modules', '.bin', 'vitest'),
  ['run', '--testTimeout=36000000', ...(only.length > 0 ? only : suites)],
  {
    stdio: 'inherit',
    env: { STARTS: '50', FILES: '100000', ...process.env, SOAK: 'yes' },
  },
)
process.exitCode = status ?? 1
