import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { exampleFilters } from './example-pages.tsx'
import { markupToHtml } from './index.ts'

const { document } = parseHTML(`<body>${markupToHtml(exampleFilters)}</body>`)

describe('filter panel', () => {
  it('shows each choice made, with a link that takes away that one alone', () => {
    const tags = [...document.querySelectorAll('.moj-filter__tag')]
    expect(tags.map((tag) => tag.textContent?.trim())).toEqual([
      'Remove this filter lane',
      'Remove this filter 2 Vulnerable',
      'Remove this filter 3 Causing concern',
    ])
    expect(tags.map((tag) => tag.getAttribute('href'))).toEqual([
      '/register?level=2&level=3',
      '/register?q=lane&level=3',
      '/register?q=lane&level=2',
    ])
  })

  it('is a plain form that keeps the sort', () => {
    const form = document.querySelector('form')
    expect(form?.getAttribute('method')).toBe('get')
    expect(form?.querySelector('input[type=hidden]')?.getAttribute('name')).toBe('sort')
    expect([...document.querySelectorAll('input[checked]')].map((box) => box.getAttribute('value'))).toEqual([
      '2',
      '3',
      '',
    ])
  })

  it('opens the filters in use and leaves the others folded', () => {
    expect([...document.querySelectorAll('details')].map((group) => group.hasAttribute('open'))).toEqual([true, false])
  })
})
