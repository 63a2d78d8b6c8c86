import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkTemplate, fillTemplate, type Block } from './index.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

const template: readonly Block[] = [
  { kind: 'heading', level: 1, text: 'Level of {{school}}' },
  { kind: 'paragraph', words: [{ text: 'From {{ new-level }}', bold: true }, { text: ' at {{school}}.' }] },
  { kind: 'table', caption: '{{school}}', columns: [{ heading: '{{school}}' }], rows: [['{{new-level}}']] },
  { kind: 'signatures', lines: [{ role: 'Adviser', name: '{{adviser}}' }] },
]
const values = { school: 'Larkhope', 'new-level': '2 Vulnerable', adviser: 'Mr Callum Featheringay' }

describe('an authority’s own text', () => {
  it('is filled wherever it has words', () => {
    expect(fillTemplate(template, values)).toEqual({
      ok: true,
      value: [
        { kind: 'heading', level: 1, text: 'Level of Larkhope' },
        { kind: 'paragraph', words: [{ text: 'From 2 Vulnerable', bold: true }, { text: ' at Larkhope.' }] },
        { kind: 'table', caption: 'Larkhope', columns: [{ heading: 'Larkhope' }], rows: [['2 Vulnerable']] },
        { kind: 'signatures', lines: [{ role: 'Adviser', name: 'Mr Callum Featheringay' }] },
      ],
    })
  })

  it('is refused with every placeholder that is not known, each once', () => {
    const text = 'To {{headteacher}} of {{school}}: {{headteacher}}, {{constructor}} {{open'
    expect(fillTemplate([{ kind: 'paragraph', words: text }], values)).toEqual({
      ok: false,
      reasons: [
        { kind: 'unknownPlaceholder', name: 'headteacher' },
        { kind: 'unknownPlaceholder', name: 'constructor' },
        { kind: 'brokenPlaceholder', near: '{{open' },
      ],
    })
  })

  it('can be checked before there is a school to fill it with', () => {
    expect(checkTemplate(template, Object.keys(values))).toEqual({ ok: true, value: template })
    expect(checkTemplate(template, ['school', 'adviser'])).toEqual({
      ok: false,
      reasons: [{ kind: 'unknownPlaceholder', name: 'new-level' }],
    })
  })

  it(`takes values as words, whatever they hold (SEED=${seed})`, () => {
    const value = fc.oneof(fc.string(), fc.constantFrom('{{school}}', '$&', '$1', '{{', '}}'))
    fc.assert(
      fc.property(value, (school) => {
        const filled = fillTemplate([{ kind: 'paragraph', words: 'a{{school}}b' }], { school })
        expect(filled).toEqual({ ok: true, value: [{ kind: 'paragraph', words: `a${school}b` }] })
      }),
      { seed },
    )
  })
})
