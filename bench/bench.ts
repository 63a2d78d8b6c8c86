import { benchCriteria } from './criteria.ts'
import type { Result } from './measure.ts'

/** `npm run bench [names…]`: every bench, or those named; `-- --json` gives one object a line. */
const benches: Readonly<Record<string, () => Promise<readonly Result[]>>> = {
  criteria: benchCriteria,
}

const asked = process.argv.slice(2)
const json = asked.includes('--json')
const names = asked.filter((name) => !name.startsWith('--'))

for (const [name, run] of Object.entries(benches)) {
  if (names.length > 0 && !names.includes(name)) continue
  for (const { detail, ...result } of await run()) {
    const ratio = Number(result.ratio.toPrecision(4))
    if (json) console.log(JSON.stringify({ ...result, ratio }))
    else console.log(`${result.ok ? 'ok  ' : 'OVER'} ${result.name}: ${ratio} (${result.bar})  ${detail}`)
  }
}
process.exit(0)
