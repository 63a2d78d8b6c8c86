import { benchCriteria } from './criteria.ts'
import { benchImport, importInChild } from './import.ts'
import type { Result } from './measure.ts'
import { benchRegister } from './register.ts'
import { benchSteady } from './steady.ts'

/** `npm run bench [names…]`: every bench but the long ones, or those named; `-- --json` gives one object a line. */
const benches: Readonly<Record<string, () => AsyncIterable<Result>>> = {
  import: benchImport,
  criteria: benchCriteria,
  register: benchRegister,
  steady: benchSteady,
}
const long = ['steady']

const asked = process.argv.slice(2)
if (asked[0] === '--child') console.log(JSON.stringify(await importInChild(JSON.parse(asked[1] ?? '{}'))))
else await runBenches(asked.filter((word) => !word.startsWith('--')))
process.exit()

async function runBenches(names: readonly string[]): Promise<void> {
  for (const [name, run] of Object.entries(benches)) {
    if (names.length > 0 ? !names.includes(name) : long.includes(name)) continue
    for await (const result of run()) tell(result)
  }
}

function tell({ detail, ...result }: Result): void {
  const ratio = Number.isFinite(result.ratio) ? Number(result.ratio.toPrecision(4)) : null
  if (asked.includes('--json')) console.log(JSON.stringify({ ...result, ratio }))
  else console.log(`${result.ok ? 'ok  ' : 'OVER'} ${result.name}: ${ratio ?? '-'} (${result.bar})  ${detail}`)
}
