import autocannon from 'autocannon'
import { median } from './measure.ts'

/** One page under load: where it is, and what is sent with the request. */
export interface Loaded {
  readonly url: string
  readonly headers?: Readonly<Record<string, string>>
}

const seconds = 2
const connections = 8

/**
 * Requests a second that each page answers, in turn round after round: the median of the rounds, the first not counted.
 * Throws when an answer was not a page.
 */
export async function requestsPerSecond<Name extends string>(
  rounds: number,
  pages: Readonly<Record<Name, Loaded>>,
): Promise<Readonly<Record<Name, number>>> {
  const rates = new Map<Name, number[]>()
  const names = Object.keys(pages) as Name[]
  for (let round = 0; round <= rounds; round++)
    for (const name of names) {
      const rate = await rateOf(pages[name])
      if (round > 0) rates.set(name, [...(rates.get(name) ?? []), rate])
    }
  return Object.fromEntries(names.map((name) => [name, median(rates.get(name) ?? [])])) as Record<Name, number>
}

async function rateOf({ url, headers = {} }: Loaded): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({
    url,
    connections,
    duration: seconds,
    headers,
  })
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx} answers were no page, ${errors} failed`)
  return requests.average
}
