import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { exampleTable } from './example-pages.tsx'
import { markupToHtml } from './index.ts'

const html = markupToHtml(exampleTable())
const { document } = parseHTML(`<body>${html}</body>`)

describe('data table', () => {
  it('can be scrolled with the keyboard in a region named by its caption', () => {
    const region = document.querySelector('section')
    expect(region?.getAttribute('tabindex')).toBe('0')
    expect(document.getElementById(region?.getAttribute('aria-labelledby') ?? '')?.textContent).toBe('3 schools')
  })

  it('sorts by links that keep the filters and turn the order round', () => {
    const headings = [...document.querySelectorAll('thead th')]
    expect(headings.map((heading) => heading.getAttribute('aria-sort'))).toEqual([
      'ascending',
      'none',
      null,
      null,
      null,
    ])
    expect(headings.map((heading) => heading.querySelector('a')?.getAttribute('href') ?? null)).toEqual([
      '/register?level=2&sort=name&order=descending',
      '/register?level=2&sort=urn&order=ascending',
      null,
      null,
      null,
    ])
  })

  it('escapes text in every kind of cell, once', () => {
    expect(html).toContain('>Ashgrove &amp; Hill &lt;Primary></th>')
    expect(html).toContain('>A &amp; B <strong>C</strong></td>')
  })

  it('names each row and sets figures to the right', () => {
    expect([...document.querySelectorAll('tbody th[scope=row]')]).toHaveLength(3)
    expect(document.querySelector('tbody td')?.className).toContain('--numeric')
  })

  it('says the level in words, and that there is none', () => {
    const levels = [...document.querySelectorAll('.app-tag')].map((tag) => tag.textContent)
    expect(levels).toEqual(['Level 1 Named', 'Level 3 Named', 'No level agreed'])
  })

  it('offers a way out when nothing is found', () => {
    const empty = markupToHtml(exampleTable([]))
    expect(empty).not.toContain('<table')
    expect(empty).toContain('Clear filters to see every school')
  })
})
