import { execFile } from 'node:child_process'
import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { startChild, type Child } from './child-processes.ts'
import { requestsPerSecond } from './load.ts'
import { addAuthorities, carelessSettings } from './many-authorities.ts'
import { atLeast, atMost, interleaved, median, unbarred, type Result } from './measure.ts'
import { readContent } from './page-content.ts'
import { asOwner, signIn, startService, temporaryFolder, type SignedIn } from './running-service.ts'

const path = '/register'
const rounds = 4

/**
 * The signed-in register of the demonstration authority over HTTP: against the same page from memory, with 151 authorities
 * beside it, and how long a start on existing data takes.
 */
export async function* benchRegister(): AsyncGenerator<Result> {
  const folder = await temporaryFolder()
  try {
    const data = join(folder, 'one')
    const cold = await startService(data)
    await cold.stop()
    yield* benchOn(folder, data, cold.firstPage)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The benches on an existing data folder; `folder` takes what they need beside it. */
export async function* benchOn(folder: string, data: string, firstStart: number): AsyncGenerator<Result> {
  const signedIn = await signIn(data)
  if (!signedIn)
    return yield unbarred('register', Number.NaN, 'skipped: a new data folder has no demonstration schools')
  yield* await benchStart(data, firstStart)
  yield* await benchPage(folder, data, signedIn)
  yield* await benchAuthorities(folder, data, signedIn)
}

/** Both servers in processes of their own, in turn. */
async function benchPage(folder: string, data: string, { headers, schools }: SignedIn): Promise<readonly Result[]> {
  return withChildren([() => startService(data)], async ([service]) => {
    if (!service) return []
    const content = await readContent(service.address, path, headers)
    const file = join(folder, 'page.json')
    await writeFile(file, JSON.stringify(content))
    const plainly = [resolve('bench/plain-register.mjs')]
    return withChildren([() => startChild(plainly, path, { PAGE: file })], async ([plain]) => {
      const rates = await requestsPerSecond(rounds, {
        service: { url: `${service.address}${path}`, headers },
        plain: { url: `${plain?.address}${path}` },
      })
      return [
        atLeast(
          'register: requests a second against Express, Nunjucks and macros from memory',
          rates.service / rates.plain,
          3,
          `register of ${schools} schools: ${rates.service.toFixed(1)} a second; from memory ${rates.plain.toFixed(1)}`,
        ),
      ]
    })
  })
}

/** The same database once alone and once with 151 authorities beside it: one request after the other. */
async function benchAuthorities(
  folder: string,
  data: string,
  { authority, headers }: SignedIn,
): Promise<readonly Result[]> {
  const copy = join(folder, 'many')
  // With owners and modes: the database's files belong to its own user.
  await promisify(execFile)('cp', ['-a', data, copy])
  const schools = await asOwner(copy, (owner) => addAuthorities(owner, authority, 151), carelessSettings)
  return withChildren([() => startService(data), () => startService(copy)], async ([one, many]) => {
    const again = (child: Child | undefined) => () =>
      open(
        child,
        headers,
        Array.from({ length: 20 }, () => path),
      )
    const anew = (child: Child | undefined, days: Iterator<string>) => () => open(child, headers, [days.next().value])
    const times = await interleaved(9, {
      one: again(one),
      many: again(many),
      oneAnew: anew(one, pastDays()),
      manyAnew: anew(many, pastDays()),
    })
    const { one: alone = 0, many: among = 0, oneAnew = 0, manyAnew = 0 } = times
    const name = 'register: time with 152 authorities against 1'
    return [
      atMost(name, among / alone, 1.2, `${schools} schools: ${spent(among / 20)}; alone ${spent(alone / 20)}`),
      atMost(
        `${name}, nothing kept from earlier requests`,
        manyAnew / oneAnew,
        1.2,
        `${spent(manyAnew)}; alone ${spent(oneAnew)}`,
      ),
      unbarred(
        'register: time when nothing is kept against when it is',
        oneAnew / (alone / 20),
        `${spent(oneAnew)}; ${spent(alone / 20)}`,
      ),
    ]
  })
}

async function open(child: Child | undefined, headers: Readonly<Record<string, string>>, paths: readonly string[]) {
  for (const each of paths) {
    const answer = await fetch(`${child?.address}${each}`, { headers, redirect: 'manual' })
    await answer.text()
    if (answer.status !== 200) throw new Error(`${each} answered ${answer.status}`)
  }
}

/** The register as at one day after another: none was asked for before, so each is made anew. */
function* pastDays(): Generator<string, string> {
  for (let at = 0; ; at++) {
    const day = new Date(Date.UTC(2023, 0, 1 + at))
    yield `${path}?on-year=${day.getUTCFullYear()}&on-month=${day.getUTCMonth() + 1}&on-day=${day.getUTCDate()}`
  }
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

const spent = (milliseconds: number): string => `${milliseconds.toFixed(1)} ms`
