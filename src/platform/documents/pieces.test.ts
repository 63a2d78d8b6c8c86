import { describe, expect, it } from 'vitest'
import { clustersOf } from './cluster.ts'
import { piecesOf, undrawable } from './pieces.ts'
import { readTypeface } from './typeface.ts'

const typeface = readTypeface()

describe('text in several typefaces', () => {
  it('keeps together what readers see as one letter or sign', () => {
    expect(clustersOf('a\u0301b👩‍👩‍👧👍🏽🇬🇧क्षि')).toEqual(['a\u0301', 'b', '👩‍👩‍👧', '👍🏽', '🇬🇧', 'क्षि'])
    expect(clustersOf('one\ntwo').join('')).toBe('one\ntwo')
  })

  it('7.2 is in pieces only where the typeface of documents lacks a letter', () => {
    expect(piecesOf('Siân of Łódź', typeface)).toBe('Siân of Łódź')
    expect(piecesOf('Mr خان, 学校 👨🏾‍🏫', typeface)).toEqual([
      { text: 'Mr ', family: null },
      { text: 'خان', family: 'Noto Sans Arabic' },
      { text: ', ', family: null },
      { text: '学校', family: 'Chocolate Classical Sans' },
      { text: ' ', family: null },
      { text: '👨🏾‍🏫', family: 'Noto Emoji' },
    ])
  })

  it('leaves letters joined where a long word may be broken', () => {
    expect(piecesOf('خ\u200Bان', typeface)).toEqual([{ text: 'خ\u200Bان', family: 'Noto Sans Arabic' }])
  })

  it('names what nothing can draw, each once', () => {
    expect(undrawable('𓀀 and 𓀀, \uE000, \uFE0F', typeface)).toEqual(['𓀀', '\uE000'])
  })
})
