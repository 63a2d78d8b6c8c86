import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/index.ts'
import { dayText, figureText, instantText, numberText, shortDayText, weekdayText } from './index.ts'

const text = (value: number, unit: Parameters<typeof figureText>[1]['unit'], decimals = 0) =>
  figureText({ status: 'value', value }, { unit, decimals })

describe('days in words', () => {
  it('are written as people in England write them', () => {
    expect(dayText(day('2026-03-03'))).toBe('3 March 2026')
    expect(shortDayText(day('2026-12-31'))).toBe('31 Dec 2026')
    expect(weekdayText(day('2026-03-03'))).toBe('Tuesday 3 March 2026')
  })

  it('follow the clocks of England through summer time, midnight and noon', () => {
    expect(instantText(new Date('2026-03-03T14:05:00Z'))).toBe('3 March 2026 at 2:05pm')
    expect(instantText(new Date('2026-06-30T23:30:00Z'))).toBe('1 July 2026 at 12:30am')
    expect(instantText(new Date('2026-01-01T12:00:00Z'))).toBe('1 January 2026 at 12:00pm')
  })
})

describe('figures in words', () => {
  it('say why there is no number, never blank and never zero', () => {
    const reading = { unit: 'percent', decimals: 1 } as const
    const words = (['suppressed', 'notApplicable', 'notPublished', 'missing'] as const).map((status) =>
      figureText({ status }, reading),
    )
    expect(words).toEqual(['Suppressed', 'Not applicable', 'Not published', 'Not held'])
    expect(figureText({ status: 'value', value: 0 }, reading)).toBe('0.0%')
  })

  it('carry their unit', () => {
    expect(text(61.25, 'percent', 1)).toBe('61.3%')
    expect(text(-12_345, 'pounds')).toBe('\u2212£12,345')
    expect(text(1, 'pupils')).toBe('1 pupil')
    expect(text(1212, 'pupils')).toBe('1,212 pupils')
    expect(text(1, 'flag')).toBe('Yes')
    expect(text(-0.84, 'score', 2)).toBe('\u22120.84')
  })

  it('have the decimals they were published with, between the fewest and the most of their kind', () => {
    const reading = { unit: 'percent', decimals: 2, fewest: 1 } as const
    const shown = [3, 3.1, 5.25, 5.254].map((value) => figureText({ status: 'value', value }, reading))
    expect(shown).toEqual(['3.0%', '3.1%', '5.25%', '5.25%'])
  })

  it('never show a minus before nothing', () => {
    expect(numberText(-0.001, 2)).toBe('0.00')
    expect(numberText(-0)).toBe('0')
  })
})
