import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import autocannon from 'autocannon'
import type { Child } from './child-processes.ts'
import { addAuthorities, carelessSettings } from './many-authorities.ts'
import { atMost, type Result } from './measure.ts'
import { asOwner, signIn, startService, temporaryFolder, type SignedIn } from './running-service.ts'

/** Minutes and requests a second: ten and fifty are what quality.md asks for. */
const minutes = Number(process.env.MINUTES ?? 10)
const rate = 50

/** What quality.md allows, in milliseconds. */
const bars = { p95: 300, p99: 800 }

/**
 * A day's mixture of pages at a steady rate, on ten times the data: the demonstration authority among nine more. Long, so it
 * runs where it is named: `npm run bench steady`. The figure read for p95 is the next that is counted, p97.5.
 */
export async function* benchSteady(): AsyncGenerator<Result> {
  const folder = await temporaryFolder()
  try {
    const data = join(folder, 'ten')
    await (await startService(data)).stop()
    const signedIn = await signIn(data)
    if (!signedIn) throw new Error('A new data folder has no demonstration schools.')
    await asOwner(data, (owner) => addAuthorities(owner, signedIn.authority, 9), carelessSettings)
    const service = await startService(data)
    try {
      yield* await loaded(service, signedIn, await addressesOf(data, signedIn))
    } finally {
      await service.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function loaded(
  service: Child,
  { headers, schools }: SignedIn,
  addresses: readonly string[],
): Promise<readonly Result[]> {
  const { latency, errors, non2xx, requests } = await autocannon({
    url: service.address,
    connections: 20,
    overallRate: rate,
    duration: minutes * 60,
    headers,
    requests: addresses.map((path) => ({ method: 'GET' as const, path })),
  })
  const detail = `${requests.average.toFixed(1)} requests a second for ${minutes} minutes over ${addresses.length} pages of ${schools} schools among ten such authorities: p50 ${latency.p50} ms, p97.5 ${latency.p97_5} ms, p99 ${latency.p99} ms, longest ${latency.max} ms`
  return [
    atMost('steady: p95 against 300 ms', latency.p97_5 / bars.p95, 1, detail),
    atMost('steady: p99 against 800 ms', latency.p99 / bars.p99, 1, detail),
    atMost('steady: answers that were no page', errors + non2xx, 0, `${errors} failed, ${non2xx} were no page`),
  ]
}

/** What is opened: lists now and then, and of forty schools their pages, records and evidence, in an order that mixes them. */
async function addressesOf(data: string, { authority }: SignedIn): Promise<readonly string[]> {
  const { rows } = await asOwner(data, (owner) =>
    owner.query<{ urn: number; record: string }>(
      `select distinct on (urn) urn, record_id as record from issued_document where authority_id = $1 order by urn limit 40`,
      [authority],
    ),
  )
  const lists = [
    '/register',
    '/schools',
    '/early-warning',
    '/ratification',
    '/good-practice',
    '/policy',
    '/designations',
  ]
  return rows.flatMap(({ urn, record }, at) => [
    lists[at % lists.length] ?? '/register',
    `/schools/${urn}`,
    `/schools/${urn}/support-level`,
    `/schools?q=${urn}`,
    `/schools/${urn}/criteria`,
    `/schools/${urn}/records/${record}`,
    `/schools/${urn}/evidence`,
    `/schools/${urn}/inspections`,
  ])
}
