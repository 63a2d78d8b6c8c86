import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { startChild, type Child } from './child-processes.ts'
import { requestsPerSecond } from './load.ts'
import { addAuthorities } from './many-authorities.ts'
import { atLeast, atMost, median, unbarred, type Result } from './measure.ts'
import { readContent } from './page-content.ts'
import { asOwner, inTemporaryFolder, signIn, startService, type SignedIn } from './running-service.ts'

const path = '/register'
const rounds = 4

/**
 * The signed-in register of the demonstration authority over HTTP: against the same page from memory, with 151 authorities
 * beside it, and how long a start on existing data takes.
 */
export const benchRegister = (): Promise<readonly Result[]> =>
  inTemporaryFolder(async (folder) => {
    const data = join(folder, 'one')
    const cold = await startService(data)
    const firstStart = cold.firstPage
    await cold.stop()
    return benchOn(folder, data, firstStart)
  })

/** The benches on an existing data folder; `folder` takes what they need beside it. */
export async function benchOn(folder: string, data: string, firstStart: number): Promise<readonly Result[]> {
  const signedIn = await signIn(data)
  if (!signedIn) return [unbarred('register', Number.NaN, 'skipped: a new data folder has no demonstration schools')]
  return [
    ...(await benchStart(data, firstStart)),
    ...(await benchPage(folder, data, signedIn)),
    ...(await benchAuthorities(folder, data, signedIn)),
  ]
}

/** Both servers in processes of their own, in turn. */
async function benchPage(folder: string, data: string, { headers, schools }: SignedIn): Promise<readonly Result[]> {
  return withChildren([() => startService(data)], async ([service]) => {
    if (!service) return []
    const content = await readContent(service.address, path, headers)
    const file = join(folder, 'page.json')
    await writeFile(file, JSON.stringify(content))
    return withChildren(
      [() => startChild([resolve('bench/plain-register.mjs')], path, { PAGE: file })],
      async ([plain]) => {
        const rates = await requestsPerSecond(rounds, {
          service: { url: `${service.address}${path}`, headers },
          plain: { url: `${plain?.address}${path}` },
          anew: { url: service.address, headers, ...onOtherDays },
        })
        const of = `register of ${schools} schools: ${perSecond(rates.service)}; Express, Nunjucks and macros ${perSecond(rates.plain)}`
        return [
          atLeast(
            'register: requests a second against Express, Nunjucks and macros from memory',
            rates.service / rates.plain,
            3,
            of,
          ),
          unbarred(
            'register as at a day never asked for before: the same',
            rates.anew / rates.plain,
            `nothing kept from earlier requests: ${perSecond(rates.anew)}`,
          ),
        ]
      },
    )
  })
}

/** The register of so many past days that none is still kept from the round before. */
const onOtherDays = {
  paths: Array.from({ length: 1500 }, (_, at) => {
    const day = new Date(Date.UTC(2022, 0, 1 + at))
    return `${path}?on-year=${day.getUTCFullYear()}&on-month=${day.getUTCMonth() + 1}&on-day=${day.getUTCDate()}`
  }),
}

/** The same database once alone and once with 151 authorities beside it. */
async function benchAuthorities(
  folder: string,
  data: string,
  { authority, headers }: SignedIn,
): Promise<readonly Result[]> {
  const copy = join(folder, 'many')
  // With owners and modes: the database's files belong to its own user.
  await promisify(execFile)('cp', ['-a', data, copy])
  const schools = await asOwner(copy, (owner) => addAuthorities(owner, authority, 151))
  return withChildren([() => startService(data), () => startService(copy)], async ([one, many]) => {
    const at = (child: Child | undefined) => ({ url: `${child?.address}${path}`, headers })
    const rates = await requestsPerSecond(rounds, {
      one: at(one),
      many: at(many),
      oneAnew: { ...at(one), ...onOtherDays },
      manyAnew: { ...at(many), ...onOtherDays },
    })
    return [
      atMost(
        'register: time with 152 authorities against 1',
        rates.one / rates.many,
        1.2,
        `${schools} schools: ${perSecond(rates.many)}; alone ${perSecond(rates.one)}`,
      ),
      atMost(
        'register as at a day never asked for before: the same',
        rates.oneAnew / rates.manyAnew,
        1.2,
        `${perSecond(rates.manyAnew)}; alone ${perSecond(rates.oneAnew)}`,
      ),
    ]
  })
}

async function benchStart(data: string, firstStart: number): Promise<readonly Result[]> {
  const service: number[] = []
  const plain: number[] = []
  for (let round = 0; round < 3; round++) {
    service.push(await startOf(() => startService(data)))
    plain.push(await startOf(() => startChild([resolve('bench/plain-start.mjs')], '/sign-in')))
  }
  const [ours, bare] = [median(service), median(plain)]
  return [
    unbarred(
      'start on existing data to first page, against a Fastify of one fixed page',
      ours / bare,
      `${Math.round(ours)} ms, its database included; ${Math.round(bare)} ms; first start of all, with demonstration data, ${Math.round(firstStart)} ms`,
    ),
  ]
}

async function startOf(start: () => Promise<Child>): Promise<number> {
  const child = await start()
  await child.stop()
  return child.firstPage
}

/** Starts children one after the other, and stops all of them whatever happens. */
async function withChildren<T>(
  starts: readonly (() => Promise<Child>)[],
  work: (children: readonly Child[]) => Promise<T>,
): Promise<T> {
  const children: Child[] = []
  try {
    for (const start of starts) children.push(await start())
    return await work(children)
  } finally {
    await Promise.all(children.map((child) => child.stop()))
  }
}

const perSecond = (rate: number): string => `${rate.toFixed(1)} requests a second`
