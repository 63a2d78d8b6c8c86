import { describe, expect, it } from 'vitest'
import { builtInLayouts, bytesSource, planReading, readRecords, type ReadingTotals } from '../evidence/index.ts'
import { day } from '../kernel/index.ts'
import { demonstrationFiles } from './data-files.ts'

const today = day('2026-11-23')
const files = demonstrationFiles(today)

describe('the evidence of the demonstration as files', () => {
  it('is the same to the byte each time', () => {
    expect(demonstrationFiles(today)).toEqual(files)
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
  })

  it.each(files.map(({ name, text }) => [name, text] as const))(
    '%s is read whole, as the data set it is',
    async (name, text) => {
      const source = bytesSource(name, Buffer.from(text))
      const plan = await planReading(source, builtInLayouts)
      if (!plan.ok) throw new Error(`${name}: ${JSON.stringify(plan.reasons)}`)
      expect(plan.value.layout.id).toBe(layoutOf(name))
      const totals = await totalsOf(readRecords(source, plan.value))
      expect(totals.refusedRows).toBe(0)
      expect(totals.rows).toBe(text.trimEnd().split('\r\n').length - 1)
      expect(totals.records).toBeGreaterThan(0)
    },
  )
})

const layoutOf = (name: string): string => {
  if (name.includes('ofsted')) return name < '2025-11-10' ? 'ofsted-2015-to-2025' : 'ofsted-report-cards'
  return Object.entries(layouts).find(([part]) => name.includes(part))?.[1] ?? ''
}

const layouts = {
  census: 'census',
  abs: 'absence-full-year-10',
  ks2: 'ks2-scores',
  ks4: 'ks4-progress-8',
  swf: 'workforce',
  cfr: 'finance',
  exclusions: 'exclusions-by-authority',
  return: 'authority-return',
}

async function totalsOf(reading: ReturnType<typeof readRecords>): Promise<ReadingTotals> {
  for (;;) {
    const next = await reading.next()
    if (!next.done) {
      expect(next.value.refused).toEqual([])
      continue
    }
    if (!next.value.ok) throw new Error(JSON.stringify(next.value.reasons))
    return next.value.value
  }
}
