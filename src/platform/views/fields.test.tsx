import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { exampleForm, formPage } from './example-pages.tsx'
import { Button, errorList, Input, InsetText, markupToHtml, renderPage, WordsField } from './index.ts'

const document = parseHTML(renderPage(formPage)).document

describe('fields', () => {
  it('are each reached from the error summary, in the order of the form', () => {
    const links = [...document.querySelectorAll('.govuk-error-summary a')]
    expect(links.map((link) => link.textContent?.trim())).toEqual(Object.values(exampleForm.errors))
    const targets = links.map((link) => document.getElementById(link.getAttribute('href')?.slice(1) ?? ''))
    expect(targets.map((target) => target?.tagName)).toEqual([
      'TEXTAREA',
      'INPUT',
      'INPUT',
      'INPUT',
      'INPUT',
      'SELECT',
      'INPUT',
      'INPUT',
    ])
    const controls = [...document.querySelectorAll('input, textarea, select')]
    const places = targets.map((target) => controls.indexOf(target as Element))
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('say what is wrong beside the field too, and tell assistive technology so', () => {
    const reason = document.getElementById('reason')
    const described = (reason?.getAttribute('aria-describedby') ?? '').split(' ')
    const words = described.map((id) => document.getElementById(id)?.textContent?.trim()).join(' ')
    expect(words).toContain('Error: Shorten this to 5 characters or fewer')
    expect(words).toContain('In a sentence or two')
  })

  it('keep what was typed', () => {
    expect(renderPage(formPage)).toContain('>Because &lt;b&gt;</textarea>')
    expect([...document.querySelectorAll('[name^="met-"]')].map((part) => part.getAttribute('value'))).toEqual([
      '31',
      '2',
      '2026',
    ])
    expect(document.querySelector('[name=how][checked]')?.getAttribute('value')).toBe('phone')
    expect(document.querySelector('[name=who][checked]')?.getAttribute('value')).toBe('chair')
  })

  it('mark the wrong part of a date, or all of it when it is no real day', () => {
    const marked = [...document.querySelectorAll('.govuk-date-input .govuk-input--error')].map((part) =>
      part.getAttribute('name'),
    )
    expect(marked).toEqual(['met-day', 'met-month', 'met-year', 'seen-day'])
  })

  it('send the token, the key and the version with the form', () => {
    const hidden = [...document.querySelectorAll('main input[type=hidden]')]
    expect(
      Object.fromEntries(hidden.map((field) => [field.getAttribute('name'), field.getAttribute('value')])),
    ).toEqual({
      _csrf: 'token-of-this-session',
      _once: 'key',
      version: '3',
    })
  })

  it('lead nowhere from what is wrong with the whole form', () => {
    expect(errorList({ form: 'This page has changed' })).toEqual([{ text: 'This page has changed' }])
  })

  it('escape text wherever elements could stand', () => {
    expect(markupToHtml(<InsetText html="<img src=x>" />)).toContain('&lt;img')
    expect(markupToHtml(<InsetText>{'<img src=x>'}</InsetText>)).toContain('&lt;img')
    expect(
      markupToHtml(
        <InsetText>
          <em>so</em>
        </InsetText>,
      ),
    ).toContain('<em>so</em>')
  })

  it('take forty thousand spaces in their stride', () => {
    const before = performance.now()
    const typed = { words: `a${' '.repeat(40_000)}b` }
    markupToHtml(
      <WordsField
        form={{ typed, errors: { words: typed.words } }}
        name="words"
        label={typed.words}
        hint={typed.words}
      />,
    )
    expect(performance.now() - before).toBeLessThan(250)
  })

  it('do not compile with a misspelt option', () => {
    // @ts-expect-error `clases` is not an option of a button
    expect(markupToHtml(<Button text="Save" clases="x" />)).toContain('Save')
  })
})

describe('parts that are the same on every page', () => {
  const html = (value: string | undefined) =>
    markupToHtml(<Input id="q" name="q" label={{ text: 'Search' }} value={value} />)

  it('are made the same again, and never with what another person typed', () => {
    expect(html('')).toBe(html(''))
    expect(html('Ambleford')).toContain('value="Ambleford"')
    expect(html('')).not.toContain('Ambleford')
    expect(html('a "b" <c>')).toContain('value="a &quot;b&quot; &lt;c&gt;"')
  })

  it('differ wherever anything that they show differs', () => {
    expect(markupToHtml(<Button text="Show" />)).not.toBe(markupToHtml(<Button text="Show" name="more" />))
    expect(markupToHtml(<Button text="Show" name="id" value="1" />)).toContain('value="1"')
    expect(markupToHtml(<Button text="Show" name="id" value="2" />)).toContain('value="2"')
  })
})
