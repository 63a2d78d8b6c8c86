import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { allRoutes } from '../../src/app.tsx'
import { day } from '../../src/kernel/index.ts'
import { mayDo, roles, type Role } from '../../src/people/index.ts'
import type { AnyRoute } from '../../src/platform/http/index.ts'
import { chance, oneOf, seedOf } from './chance.ts'
import { oddRequest, type Field, type OddRequest, type Sender } from './fuzz-requests.ts'
import { walkEverything, type Parts } from './journeys.ts'
import { sizeOf } from './sizes.ts'
import { sendOnce, startTown, type Town } from './town.ts'

const requests = Number(process.env.REQUESTS ?? sizeOf(10_000, 200_000))
const seed = seedOf()
const random = chance(seed)
const longest = 2000
const wide = 4

let town: Town
let parts: Parts
let senders: ReadonlyMap<Role | 'nobody', Sender>

beforeAll(async () => {
  town = await startTown()
  parts = await walkEverything(town, sendOnce)
  const signedIn = await Promise.all(
    roles.map(async (role) => [role, await (await town.as(role)).credentials()] as const),
  )
  senders = new Map<Role | 'nobody', Sender>([['nobody', { cookie: '', token: '' }], ...signedIn])
})
afterAll(() => town.app.close())

describe('odd requests', () => {
  it(
    `${requests.toLocaleString('en-GB')} to all addresses by all roles are each answered in time, and none with a failure of ours (SEED ${seed})`,
    async () => {
      const statuses: Record<number, number> = {}
      const wrong: string[] = []
      let slowest = 0
      const began = performance.now()
      for (let sent = 0; sent < requests; sent += wide)
        await Promise.all(
          Array.from({ length: wide }, async () => {
            const route = oneOf(random, allRoutes)
            const request = oddRequest(random, route, fieldsOf(route), parts, senderTo(route))
            const { status, milliseconds, text } = await ask(request)
            statuses[status] = (statuses[status] ?? 0) + 1
            slowest = Math.max(slowest, milliseconds)
            if (status >= 500 || milliseconds > longest || leaks(text))
              wrong.push(`${status} in ${Math.round(milliseconds)} ms: ${JSON.stringify(request).slice(0, 1500)}`)
          }),
        )
      const seconds = Math.round((performance.now() - began) / 1000)
      console.log(
        `SEED=${seed}: ${requests} requests in ${seconds} s, slowest ${Math.round(slowest)} ms, ${JSON.stringify(statuses)}`,
      )
      expect(wrong.slice(0, 20)).toEqual([])
      for (const status of [200, 303, 403, 404, 422]) expect(statuses[status], String(status)).toBeGreaterThan(0)
    },
    Math.max(120_000, requests * 20),
  )
})

async function ask(request: OddRequest): Promise<{ status: number; milliseconds: number; text: string }> {
  const began = performance.now()
  const answer = await Promise.race([town.app.inject(request as never), silence()])
  const milliseconds = performance.now() - began
  return answer === undefined
    ? { status: 599, milliseconds, text: '' }
    : {
        status: answer.statusCode,
        milliseconds,
        text: String(answer.headers['content-type']).startsWith('text/html') ? answer.body : '',
      }
}

/** Longer than anybody waits: for the request that is never answered. */
const silence = () => new Promise<undefined>((resolve) => setTimeout(resolve, 20_000, undefined).unref())

/** Most often somebody who may; nobody ends the sessions that the others need. */
function senderTo({ url, permission }: AnyRoute): Sender {
  const mayAll = permission === 'public' || permission === 'signedIn'
  const who = roles.filter((role) => mayAll || random() < 0.2 || mayDo(role, permission as never))
  const chosen = url === '/sign-out' || url === '/roles' ? 'nobody' : oneOf(random, ['nobody' as const, ...who])
  return senders.get(chosen) as Sender
}

const leaks = (text: string): boolean =>
  /node_modules|\.tsx?:\d|syntax error at or near|invalid input syntax|violates|<script>alert/.test(text)

const known = new Map<AnyRoute, readonly Field[]>()
/** The fields of a route's form as they are sent: a date in its three boxes. */
function fieldsOf(route: AnyRoute): readonly Field[] {
  const found = known.get(route) ?? namesIn(route)
  known.set(route, found)
  return found
}

function namesIn({ form }: AnyRoute): readonly Field[] {
  const schema: unknown = typeof form === 'function' ? form(day('2026-03-04')) : form
  if (!(schema instanceof z.ZodObject)) return []
  return Object.entries(schema.shape).flatMap(([name, of]) =>
    isDate(name)
      ? ['day', 'month', 'year'].map((part) => ({ name: `${name}-${part}`, choices: [] }))
      : [{ name, choices: choicesOf(of as z.ZodType) }],
  )
}

const isDate = (name: string): boolean => /On$|^(on|from|to|last|spring|summer|published|by\d+|asAt)$|From$/.test(name)

/** The answers that a field offers, wherever in its schema they stand. */
function choicesOf(schema: z.ZodType): readonly string[] {
  const text = JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'output' }))
  const listed = /"enum":(\[[^\]]*\])/.exec(text)?.[1]
  return listed === undefined ? [] : (JSON.parse(listed) as string[])
}
