import * as fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { builtInLayouts } from './layouts.ts'
import { readWhole } from './reading-file.ts'
import { fileRefusalSentence, rowRefusalSentence } from './refusal-sentences.ts'
import { bytesSource } from './source-file.ts'

const seed = Number(process.env.SEED ?? 20_110_930)
/** 100,000 in a soak. */
const files = Number(process.env.FILES ?? 3_000)
const sound = Buffer.from(
  [
    'LA,ESTAB,URN,PERCTOT,PPERSABS15',
    ...Array.from({ length: 30 }, (_, row) => `803,${2_000 + row},${109_000 + row},${row / 10},"SUPP"`),
    'NAT,PRI,,4.4,3.4',
    '',
  ].join('\r\n'),
)

type Damage = (bytes: Buffer, at: number, byte: number) => Buffer

const damages: readonly Damage[] = [
  (bytes, at) => bytes.subarray(0, at),
  (bytes, at) => bytes.subarray(at),
  (bytes, at, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at)]),
  (bytes, at, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at + 1)]),
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from('"')]).subarray(0),
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from('\u0000'), bytes.subarray(at)]),
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from('=1+1'), bytes.subarray(at)]),
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from(',,,'), bytes.subarray(at)]),
  (bytes, at, byte) => Buffer.concat([bytes.subarray(0, at), Buffer.alloc(200_000, byte), bytes.subarray(at)]),
  (bytes) => Buffer.from(bytes.toString('latin1'), 'utf16le'),
  (bytes) => Buffer.from(`\ufeff${bytes.toString('latin1')}`, 'utf16le'),
  (bytes) => Buffer.concat([Buffer.from('\ufeff'), bytes]),
  (bytes) => gzipSync(bytes),
  (bytes, at) => gzipSync(bytes).subarray(0, at),
  (bytes, at) => Buffer.concat([bytes.subarray(0, at), Buffer.from('é“ŷ', 'utf8'), bytes.subarray(at)]),
  (bytes) => Buffer.concat([bytes, bytes]),
  (bytes) => Buffer.from(bytes.toString('latin1').replace('ESTAB', 'URN'), 'latin1'),
  (bytes) => Buffer.from(bytes.toString('latin1').replace('URN', ''), 'latin1'),
]

it(`${files.toLocaleString('en-GB')} damaged files are read or refused in a sentence, and never crash the reader (SEED ${seed})`, async () => {
  const damage = fc.tuple(fc.nat(damages.length - 1), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255))
  let taken = 0
  let refused = 0
  await fc.assert(
    fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (steps) => {
      let bytes: Buffer = sound
      for (const [which, where, byte] of steps)
        bytes = Buffer.from((damages[which] as Damage)(bytes, Math.floor(where * bytes.length), byte))
      const reading = await readWhole(bytesSource('2012_england_abs.csv', bytes), builtInLayouts)
      const sentences = reading.ok ? reading.refused.map(rowRefusalSentence) : [fileRefusalSentence(reading.refusal)]
      for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^\n]{8,}\.$/)
      for (const row of reading.ok ? reading.refused : []) expect(row.line).toBeGreaterThan(1)
      for (const record of reading.ok ? reading.records : []) expect(record).toHaveLength(14)
      if (reading.ok) taken++
      else refused++
    }),
    { seed, numRuns: files },
  )
  expect(taken).toBeGreaterThan(200)
  expect(refused).toBeGreaterThan(200)
}, 36_000_000)
