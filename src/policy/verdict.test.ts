import { describe, expect, it } from 'vitest'
import { allOf, anyOf, doesNotApply, met, negationOf, notKnown, notMet, verdictOf } from './verdict.ts'

const known = [notMet, notKnown, met]
const codes = [...known, doesNotApply]

describe('verdicts', () => {
  it("5.2 are Kleene's: not known decides nothing that the other part does not decide by itself", () => {
    expect(known.map((a) => known.map((b) => allOf(a, b)))).toEqual([
      [notMet, notMet, notMet],
      [notMet, notKnown, notKnown],
      [notMet, notKnown, met],
    ])
    expect(known.map((a) => known.map((b) => anyOf(a, b)))).toEqual([
      [notMet, notKnown, met],
      [notKnown, notKnown, met],
      [met, met, met],
    ])
    expect(known.map(negationOf)).toEqual([met, notKnown, notMet])
  })

  it("5.2 keep the laws of logic: order, grouping, repetition and De Morgan's", () => {
    for (const a of codes) {
      expect([allOf(a, a), anyOf(a, a), negationOf(negationOf(a))]).toEqual([a, a, a])
      for (const b of codes) {
        expect([allOf(a, b), anyOf(a, b)]).toEqual([allOf(b, a), anyOf(b, a)])
        expect(negationOf(allOf(a, b))).toBe(anyOf(negationOf(a), negationOf(b)))
        for (const c of codes) {
          expect(allOf(a, allOf(b, c))).toBe(allOf(allOf(a, b), c))
          expect(anyOf(a, anyOf(b, c))).toBe(anyOf(anyOf(a, b), c))
        }
      }
    }
  })

  it('5.2 leave out what does not apply, and show it as not known', () => {
    for (const a of codes) expect([allOf(doesNotApply, a), anyOf(a, doesNotApply)]).toEqual([a, a])
    expect(codes.map(verdictOf)).toEqual(['notMet', 'notKnown', 'met', 'notKnown'])
  })
})
