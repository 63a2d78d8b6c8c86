import * as fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import type { Svg } from '../charts/index.ts'
import { documentHtml, type Block, type DocumentModel } from './index.ts'
import { sampleLetter, sampleNote } from './sample-documents.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const page = (model: DocumentModel, level?: 1 | 2 | 3) =>
  parseHTML(`<main>${documentHtml(model, level)}</main>`).document
const saying = (...blocks: Block[]): DocumentModel => ({ ...sampleLetter, blocks })

const figure = (svg: string): Block => ({ kind: 'figure', svg: svg as Svg, alternative: 'In words' })
const links = (link: string): number =>
  page(saying({ kind: 'paragraph', words: [{ text: 'here', link }] })).querySelectorAll('a').length
const levels = (level: 1 | 2 | 3) =>
  [...page(sampleLetter, level).querySelectorAll('h1,h2,h3,h4,h5,h6')].map((heading) => heading.localName)
const shown = (svg: string) => page(saying(figure(svg))).querySelector('svg') !== null

describe('document as page', () => {
  it('begins its headings where the page says', () => {
    expect(levels(2)).toEqual(['h2', 'h3', 'h3', 'h3', 'h4'])
    expect(levels(1)).toEqual(['h1', 'h2', 'h2', 'h2', 'h3'])
  })

  it('has a captioned table with headers, in a frame that scrolls and can be reached by keyboard', () => {
    const document = page(sampleLetter)
    const frame = document.querySelector('[role=region]')
    expect(frame?.getAttribute('aria-label')).toBe('Criteria of level 2 that are met')
    expect(frame?.getAttribute('tabindex')).toBe('0')
    expect(document.querySelector('caption')?.textContent).toBe('Criteria of level 2 that are met')
    expect(document.querySelectorAll('th[scope=col]')).toHaveLength(4)
    expect(document.querySelectorAll('th[scope=row]')).toHaveLength(3)
  })

  it('says date, reference and to whom', () => {
    const said = page(sampleNote).querySelector('dl')?.textContent
    expect(said).toContain('14 March 2011')
    expect(said).toContain('NV/2011/0093')
    expect(said).toContain('Mr Emeka Threlfall')
  })

  it('shows only drawings that cannot act, and the words of any other', () => {
    expect(shown('<svg viewBox="0 0 1 1"><text x="1">a &#38; b</text></svg>')).toBe(true)
    for (const bad of [
      '<svg viewBox="0 0 1 1"><script>x</script></svg>',
      '<svg viewBox="0 0 1 1" onload="x()"></svg>',
      '<svg viewBox="0 0 1 1"><rect style="fill:red"/></svg>',
      '<svg viewBox="0 0 1 1"><image href="https://x"/></svg>',
      '<svg viewBox="0 0 1 1"><rect fill="url(https://x)"/></svg>',
      '<svg viewBox="0 0 1 1"><foreignObject></foreignObject></svg>',
      '<!DOCTYPE svg><svg viewBox="0 0 1 1"></svg>',
      "<svg viewBox='0 0 1 1' onload='x()'></svg>",
      '<svg viewBox="0 0 1 1"><![CDATA[<script>]]></svg>',
    ]) {
      expect(shown(bad)).toBe(false)
      expect(documentHtml(saying(figure(bad)))).toContain('>In words<')
    }
  })

  it('follows https, mailto and tel links and no others', () => {
    expect(['https://example.org', 'mailto:a@example.org', 'tel:+441632960000'].map(links)).toEqual([1, 1, 1])
    expect(
      [
        'javascript:alert(1)',
        'data:text/html,x',
        'http://example.org',
        '//example.org',
        ' https://x',
        'file:///etc',
      ].map(links),
    ).toEqual([0, 0, 0, 0, 0, 0])
  })

  it(`never lets words become markup (SEED=${seed})`, () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('<script>alert(1)</script>', '"><img src=x onerror=x>', '</td>', '&lt;b&gt;'),
    )
    const known = new Set(
      'article p strong br dl div dt dd h2 h3 h4 em a ul ol li table caption span thead tbody tr th td figure figcaption'.split(
        ' ',
      ),
    )
    const attributes = ['class', 'lang', 'role', 'aria-label', 'tabindex', 'scope', 'href', 'rel']
    fc.assert(
      fc.property(text, text, (one, other) => {
        const runs = [{ text: one, bold: true, link: other }] as const
        const html = documentHtml({
          ...saying(
            { kind: 'paragraph', words: runs },
            { kind: 'table', caption: one, columns: [{ heading: other }], rows: [[runs]] },
            { kind: 'summary', rows: [{ key: one, value: other }] },
            { kind: 'list', style: 'bullets', items: [one] },
          ),
          title: one,
          marking: other,
        })
        for (const [, name = ''] of html.matchAll(/<\/?([a-zA-Z!?][^\s/>]*)/g)) expect(known).toContain(name)
        for (const element of parseHTML(`<main>${html}</main>`).document.querySelectorAll('main *'))
          for (const name of element.getAttributeNames()) expect(attributes).toContain(name)
        expect(html).not.toContain('\u202E')
      }),
      { seed, numRuns: 200 },
    )
  })
})
