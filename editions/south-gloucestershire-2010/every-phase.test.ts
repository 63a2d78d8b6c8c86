import { describe, expect, it } from 'vitest'
import { answersOf, type Held } from '../answering.ts'

const school = { governance: 'maintained', open: true } as const
const answer = (id: string, phase: Parameters<typeof answersOf>[0]['phase'], held: Held = {}) =>
  answersOf({ ...school, phase }, held, 2014)[id]

describe('criteria that the policy asks of every school', () => {
  it.each(['secondary', 'special', 'nursery', 'pru'] as const)(
    '5.2 are not known, and left to judgement, where nothing is published for a %s school',
    (phase) => {
      expect(answer('secure-no-significant-gaps', phase)).toBe('notKnown')
      expect(answer('secure-standards-compare-well', phase)).toBe('notKnown')
      expect(answer('vulnerable-groups-slow', phase)).toBe('notKnown')
    },
  )

  it('5.2 are answered for a special school that has results, beside similar schools, without a floor', () => {
    const held = { 'ks2-l4-rwm 2014': 12, 'ks2-l4-rwm 2014 similar': 10 }
    expect(answer('secure-standards-compare-well', 'special', held)).toBe('met')
    expect(answer('secure-standards-compare-well', 'special', { ...held, 'ks2-l4-rwm 2014': 9 })).toBe('notMet')
    expect(answer('vulnerable-attainment-below-floor', 'special', held)).toBe('doesNotApply')
  })
})
