import { HtmlValidate } from 'html-validate'
import { parseHTML } from 'linkedom'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as examples from './example-pages.tsx'
import { documentTitle, inlineScriptHash, inSection, Page, renderPage } from './index.ts'

const { exampleFrame, formPage, registerPage, schoolPage, conflictPage, donePage } = examples
const pages = { formPage, registerPage, schoolPage, conflictPage, donePage }

const validate = new HtmlValidate({
  root: true,
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Taste of the official templates: how attributes and blanks are written, and their own way with roles.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'no-redundant-role': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit'] }],
    'no-inline-style': 'error',
    'long-title': 'off',
  },
})

describe('page', () => {
  for (const [name, page] of Object.entries(pages))
    it(`${name} is valid, with one main heading and no style or handler inside`, async () => {
      const html = renderPage(page)
      const report = await validate.validateString(html)
      expect(
        report.results.flatMap(({ messages }) => messages.map((m) => `${m.ruleId}: ${m.message} (${m.selector})`)),
      ).toEqual([])
      expect(html.match(/<h1[ >]/g)).toHaveLength(1)
      expect(html).not.toMatch(/ (style|on[a-z]+)="/)
    })

  it('says where one is, and that there is an error, at the head of the title', () => {
    expect(renderPage(formPage)).toContain(
      '<title>Error: Ratify the level - Agree school support - South Gloucestershire Council</title>',
    )
    expect(documentTitle('Register', 'A Council', false)).toBe('Register - Agree school support - A Council')
  })

  it('holds no script but the one whose hash the security policy names', () => {
    const inline = [...renderPage(registerPage).matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text ?? '')
    expect(inline).toHaveLength(1)
    expect(`'sha256-${createHash('sha256').update(inline.join('')).digest('base64')}'`).toBe(inlineScriptHash)
  })

  it('marks the section the page belongs to', () => {
    const current = parseHTML(renderPage(registerPage)).document.querySelectorAll('[aria-current="true"]')
    expect([...current].map((link) => link.textContent?.trim())).toEqual(['Schools'])
    expect(inSection('/schools-closed', '/schools')).toBe(false)
    expect(inSection('/schools?level=2', '/schools')).toBe(true)
  })

  it('shows who is signed in, and a way out that carries the token, to that person alone', () => {
    const { document } = parseHTML(renderPage(registerPage))
    expect(document.querySelector('.app-signed-in')?.textContent).toContain('Officer One')
    const signOut = document.querySelector('form[data-sign-out]')
    expect(signOut?.getAttribute('method')).toBe('post')
    expect(signOut?.querySelector('input[name=_csrf]')?.getAttribute('value')).toBe(exampleFrame.csrf)
    const other = renderPage(
      <Page frame={{ ...exampleFrame, viewer: { name: 'Officer Two', role: 'Clerk' }, csrf: 'other' }} title="Register">
        <h1>Register</h1>
      </Page>,
    )
    expect(other).not.toContain('Officer One')
    expect(other).not.toContain(exampleFrame.csrf)
  })

  it('does not use what belongs to GOV.UK alone', () => {
    for (const page of Object.values(pages))
      expect(renderPage(page)).not.toMatch(/crown|crest|GOV\.UK|Open Government/i)
  })

  it('escapes the names of councils and people', () => {
    const html = renderPage(
      <Page
        frame={{ ...exampleFrame, council: { name: '<i>A & B</i>' }, viewer: { name: '<b>', role: '"x"' } }}
        title={'<script>"'}
      >
        <h1>x</h1>
      </Page>,
    )
    expect(html).not.toContain('<i>')
    expect(html).not.toContain('<b>')
    expect(html).not.toContain('<script>"')
  })
})
