import { randomUUID } from 'node:crypto'
import type { AnyRoute } from '../../src/platform/http/index.ts'
import { oneOf, type Chance } from './chance.ts'
import { addressOf, type Parts } from './journeys.ts'

/** A request as no page of the service would send it. */
export interface OddRequest {
  readonly method: 'GET' | 'POST' | 'HEAD' | 'PUT' | 'DELETE' | 'OPTIONS' | 'PATCH'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly payload?: string | Buffer
}

/** Who sends it: nobody has neither. */
export interface Sender {
  readonly cookie: string
  readonly token: string
}

/** A field of a form by its name as it is sent, with the answers it offers where it offers some. */
export interface Field {
  readonly name: string
  readonly choices: readonly string[]
}

/** Texts at the bounds of what fields take, and past them. */
const oddTexts: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e308',
  '99999999999999999999',
  '2147483648',
  'NaN',
  'null',
  'undefined',
  'true',
  '[]',
  '{"$gt":""}',
  '__proto__',
  'constructor',
  "' or 1=1 --",
  '";drop table person;--',
  '<script>alert(1)</script>',
  '{{7*7}}',
  '${7*7}',
  '../../../etc/passwd',
  '..%2f..%2f',
  '%',
  '%00',
  '\u0000',
  '\u202e',
  '\ufeff',
  '\r\nset-cookie: a=b',
  '=1+1',
  '2026-02-30',
  '0000-00-00',
  '275760-09-13',
  '2026-spring',
  '00000000-0000-0000-0000-000000000000',
  '12345678-1234-1234-1234-1234567890AB',
  'é'.repeat(300),
  '😀'.repeat(60),
  'a'.repeat(5001),
  ' '.repeat(40_000),
  'x'.repeat(200_000),
]
const names: readonly string[] = [
  '__proto__',
  'constructor',
  'toString',
  '__proto__-day',
  'a[b]',
  'a[]',
  '',
  'version',
  'intent',
  '_method',
]

/** An odd request to one route, made of real ids and fields more often than not. */
export function oddRequest(
  random: Chance,
  route: AnyRoute,
  fields: readonly Field[],
  parts: Parts,
  sender: Sender,
): OddRequest {
  const isPost = route.method === 'POST'
  const url = oddAddress(random, route.url, parts)
  const headers = { cookie: oddCookie(random, sender.cookie), ...oddHeaders(random) }
  if (random() < 0.03)
    return { method: oneOf(random, ['HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'] as const), url, headers }
  if (!isPost) return { method: 'GET', url, headers }
  const { type, payload } = oddBody(random, fields, sender.token)
  return { method: 'POST', url, headers: { ...headers, 'content-type': type }, payload }
}

function oddAddress(random: Chance, url: string, parts: Parts): string {
  const odd: Record<string, string> = { ...parts }
  for (const name of Object.keys(odd))
    if (random() < 0.25) odd[name] = encoded(random, oneOf(random, oddTexts).slice(0, 300))
  const path = addressOf(url, random() < 0.8 ? parts : odd)
  switch (Math.floor(random() * 24)) {
    case 0:
      return `${path}/`
    case 1:
      return path.replace('/', '//')
    case 2:
      return `${path}?${oddQuery(random)}`
    case 3:
      return `${path}?${oddQuery(random)}&${oddQuery(random)}`
    case 4:
      return path.toUpperCase()
    case 5:
      return `${path}%`
    case 6:
      return path.replaceAll('/', oneOf(random, ['%2f', '/./', '/../', ';/', '\\']))
    default:
      return path
  }
}

const queries = [
  'q',
  'page',
  'sort',
  'order',
  'from',
  'next',
  'level',
  'phase',
  'adviser',
  'on',
  'known',
  'at',
  'record',
  'outcome',
  'years',
  'as-at',
  'person',
  'action',
  'before',
]
const oddQuery = (random: Chance): string =>
  `${random() < 0.8 ? oneOf(random, queries) : encoded(random, oneOf(random, names))}=${encoded(random, oneOf(random, oddTexts).slice(0, 2000))}`

/** As it should be in an address, or as it must not be. */
function encoded(random: Chance, text: string): string {
  if (random() < 0.1) return text.replaceAll(/[^ -~]/g, '%FF').replaceAll(/[\s#?]/g, '+')
  return encodeURIComponent(text)
}

const oddCookie = (random: Chance, cookie: string): string =>
  random() < 0.94
    ? cookie
    : oneOf(random, [
        `${cookie}; notice=${'A'.repeat(3000)}`,
        `${cookie}; notice=%%%`,
        'session=1.x',
        'session=',
        `session=999.${'A'.repeat(43)}`,
        '=;=;;',
        `session=99999999999.${'A'.repeat(43)}`,
        `${cookie}; session=x`,
      ])

function oddHeaders(random: Chance): Record<string, string> {
  if (random() < 0.85) return {}
  return oneOf<Record<string, string>>(random, [
    { accept: 'application/json' },
    { 'accept-encoding': 'br;q=9, *' },
    { 'accept-language': 'x'.repeat(2000) },
    { host: 'elsewhere.example' },
    { host: '[::1' },
    { 'x-forwarded-for': "'; drop table session; --" },
    { 'x-forwarded-host': 'elsewhere.example' },
    { referer: 'not an address' },
    { referer: 'http://localhost:80/\u00ff' },
    { range: 'bytes=0-1' },
    { 'if-none-match': '*' },
    { 'sec-fetch-site': 'cross-site' },
    { expect: 'something' },
    { 'content-length': '5' },
    { 'transfer-encoding': 'gzip' },
    { cookie: 'x'.repeat(4000) },
  ])
}

function oddBody(random: Chance, fields: readonly Field[], token: string): { type: string; payload: string | Buffer } {
  const form = oddForm(random, fields, token)
  switch (Math.floor(random() * 40)) {
    case 0:
      return { type: 'application/json', payload: '{"__proto__":{"a":1}}' }
    case 1:
      return { type: 'text/plain', payload: form }
    case 2:
      return { type: '', payload: form }
    case 3:
      return { type: 'application/x-www-form-urlencoded; charset=utf-16', payload: form }
    case 4:
      return { type: 'multipart/form-data', payload: form }
    case 5:
      return { type: 'multipart/form-data; boundary=x', payload: oddParts(random, fields, token) }
    case 6:
      return {
        type: 'application/x-www-form-urlencoded',
        payload: Buffer.from(form).map((byte) => (random() < 0.01 ? 255 : byte)) as Buffer,
      }
    default:
      return { type: 'application/x-www-form-urlencoded', payload: form }
  }
}

function oddForm(random: Chance, fields: readonly Field[], token: string): string {
  const body = new URLSearchParams()
  if (random() < 0.98) body.append('_csrf', token)
  if (random() < 0.7) body.append('_once', random() < 0.9 ? randomUUID() : oneOf(random, oddTexts))
  // Most of it as it should be, or little: the first comes past the form, to what it is for.
  const odds = oneOf(random, [0.02, 0.1, 0.4])
  for (const field of fields) {
    if (random() < odds / 2) continue
    body.append(field.name, oddValue(random, field, odds))
    if (random() < odds / 8) body.append(field.name, oddValue(random, field, 1))
  }
  if (random() < 0.1) body.append(oneOf(random, names), oneOf(random, oddTexts))
  if (random() < 0.02) for (let more = 0; more < 1500; more++) body.append(`more${more}`, 'x')
  return body.toString()
}

/** What the field might hold, or with these odds what it should not. */
function oddValue(random: Chance, { name, choices }: Field, odds: number): string {
  if (random() < odds) return oneOf(random, oddTexts)
  if (choices.length > 0) return oneOf(random, choices)
  if (name.endsWith('-day')) return oneOf(random, ['1', '3', '4', '28'])
  if (name.endsWith('-month')) return oneOf(random, ['1', '2', '3', '9'])
  if (name.endsWith('year')) return oneOf(random, ['2020', '2025', '2026', '2027'])
  if (/version|level|number|first|last|value/i.test(name)) return String(Math.floor(random() * 5))
  if (/urn/i.test(name)) return String(100_000 + Math.floor(random() * 5))
  if (/email/.test(name)) return 'name@ambleford.example'
  if (/telephone/.test(name)) return '01632 960 001'
  return oneOf(random, ['A word', 'Two\nlines', 'yes', '1', ''])
}

function oddParts(random: Chance, fields: readonly Field[], token: string): Buffer {
  const part = (name: string, value: string, extra = '') =>
    `--x\r\ncontent-disposition: form-data; name="${name}"${extra}\r\n\r\n${value}\r\n`
  const file = oneOf(random, [
    'LA,ESTAB,URN,PERCTOT\n999,2001,100001,5.1\n',
    '\u0000',
    'PK\u0003\u0004',
    '',
    'URN\n',
    '"'.repeat(999),
  ])
  const name = oneOf(random, [
    '; filename="2012_abs.csv"',
    '; filename="../../x"',
    '; filename=""',
    '; filename="\u0000.xlsx"',
    "; filename*=UTF-8''%ff",
  ])
  const all = [
    part('_csrf', token),
    ...fields.slice(0, 5).map((field) => part(field.name, oddValue(random, field, 0.3).slice(0, 500))),
    part('file', file, name),
  ]
  const whole = `${all.join('')}--x--\r\n`
  return Buffer.from(random() < 0.2 ? whole.slice(0, Math.floor(random() * whole.length)) : whole)
}
