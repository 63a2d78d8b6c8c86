import { dayOf, type Day } from './kernel/index.ts'
import { dayText } from './platform/views/index.ts'

/** The day after which a release of Node.js gets no more security fixes (nodejs.org, "Node.js releases"). */
const lastDays: Readonly<Record<number, Day | undefined>> = {
  20: dayOf(2026, 4, 30),
  22: dayOf(2027, 4, 30),
  24: dayOf(2028, 4, 30),
}

/** What to say of a release past its end; undefined while it is looked after, or not known. `version` as "20.19.0". */
export function releaseSentence(version: string, today: Day): string | undefined {
  const [release = ''] = version.split('.')
  const last = lastDays[Number(release)]
  if (last === undefined || today <= last) return undefined
  return `Node.js ${release} has had no security fixes since ${dayText(last)}. The service runs on it; install Node.js 24 when you can.`
}
