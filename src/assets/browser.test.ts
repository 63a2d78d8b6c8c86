import { AxeBuilder } from '@axe-core/playwright'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { build } from '../../scripts/build.mjs'
import { launchBrowser } from '../../test/browser.ts'
import * as examples from '../platform/views/example-pages.tsx'
import { assetsFrom, inlineScriptHash, readAssetManifest, renderPage } from '../platform/views/index.ts'

const { formPage, registerPage, schoolPage, conflictPage, donePage } = examples
const pages = { form: formPage, register: registerPage, school: schoolPage, conflict: conflictPage, done: donePage }
const browser = await launchBrowser()

const policy = `default-src 'none'; script-src 'self' ${inlineScriptHash}; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'`
const origin = 'http://school-support.test'
const out = mkdtempSync(path.join(tmpdir(), 'browser-'))

describe.skipIf(!browser)('pages in a browser (skipped where there is no Chromium)', () => {
  beforeAll(() => build({ out }))
  afterAll(async () => {
    await browser?.close()
    rmSync(out, { recursive: true, force: true })
  })

  for (const name of Object.keys(pages) as (keyof typeof pages)[])
    for (const width of [320, 1280])
      it(`${name} has no barrier axe can find and does not scroll sideways at ${width} pixels`, async () => {
        const { page, complaints } = await open(name, width)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze()
        expect(
          violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`)).filter(isOurs),
        ).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
        expect(complaints).toEqual([])
        await page.context().close()
      })

  it('a list becomes a box to type in, and what is sent follows what is shown', async () => {
    const { page } = await open('form', 1280)
    const value = () => page.$eval('select[name=school]', (select) => (select as HTMLSelectElement).value)
    await page.getByLabel('School', { exact: true }).fill('Ash')
    await page.getByRole('option', { name: 'Ashgrove' }).click()
    expect(await value()).toBe('1')
    await page.getByLabel('School', { exact: true }).fill('Nowhere')
    expect(await value()).toBe('')
    await page.context().close()
  })

  it('a school is suggested while one types, and choosing it goes there', async () => {
    const { page } = await open('register', 1280)
    const asked: string[] = []
    await page.route('**/schools/suggestions*', (route) => {
      asked.push(new URL(route.request().url()).searchParams.get('q') ?? '')
      return route.fulfill({ json: [{ text: 'Ashgrove Primary School', href: '/done' }] })
    })
    await page.getByLabel('School name, URN or LAESTAB').pressSequentially('ashg')
    await page.clock.fastForward(300)
    await page.getByRole('option', { name: 'Ashgrove Primary School' }).click()
    await page.waitForURL('**/done')
    expect(asked).toEqual(['ashg'])
    await page.context().close()
  })

  it('filters open and close together, and are folded on a small window', async () => {
    const { page } = await open('register', 320)
    await page.getByRole('button', { name: 'Show filters' }).click()
    await page.getByRole('button', { name: 'Open all filters' }).click()
    expect(await page.locator('details:not([open])').count()).toBe(0)
    await page.getByRole('button', { name: 'Close all filters' }).click()
    expect(await page.locator('details[open]').count()).toBe(0)
    await page.context().close()
  })

  it('what is being written survives in this tab only, until it is sent or the person signs out', async () => {
    const { page } = await open('form', 1280)
    await page.getByLabel('Days of support').fill('7')
    await page.reload()
    expect(await page.getByLabel('Days of support').inputValue()).toBe('7')
    expect(await page.evaluate(() => Object.keys(localStorage).length)).toBe(0)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-out')
    expect(await page.evaluate(() => Object.keys(sessionStorage))).toEqual([])
    await page.context().close()
  })

  it('what one person was writing is not shown to the next in the same tab', async () => {
    const { page } = await open('form', 1280)
    await page.getByLabel('Days of support').fill('7')
    await page.evaluate(() => sessionStorage.setItem('draft-owner', 'Somebody else'))
    await page.reload()
    expect(await page.getByLabel('Days of support').inputValue()).toBe('')
    await page.context().close()
  })

  it('five minutes before the session ends a question is asked, and staying begins it anew', async () => {
    const { page } = await open('school', 1280)
    await page.clock.fastForward('24:00')
    expect(await page.getByRole('dialog').count()).toBe(0)
    await page.clock.fastForward('01:30')
    await page.getByRole('dialog', { name: 'You will soon be signed out' }).waitFor()
    await page.getByRole('button', { name: 'Stay signed in' }).click()
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    await page.context().close()
  })
})

/**
 * The official radios and checkboxes tell with `aria-expanded` whether a further question is open, which axe does not allow on them.
 */
const isOurs = (violation: string): boolean => violation !== 'aria-allowed-attr: #how-2'

/** Opens an example page as the server would send it; whatever the browser complains of is collected. */
async function open(name: keyof typeof pages, width: number): Promise<{ page: Page; complaints: string[] }> {
  const context = await (browser as Browser).newContext({ viewport: { width, height: 900 } })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('pageerror', (error) => complaints.push(error.message))
  await page.clock.install()
  await page.route('**/*', (route) => route.fulfill(answer(new URL(route.request().url()).pathname)))
  await page.goto(`${origin}/${name}`)
  return { page, complaints }
}

function answer(address: string) {
  const shown = pages[address.slice(1) as keyof typeof pages] ?? pages.done
  if (address.startsWith('/assets/')) return { path: path.join(out, 'public', address.slice('/assets/'.length)) }
  const { css, js } = assetsFrom(readAssetManifest(path.join(out, 'public')))
  const html = renderPage(shown).replace('/assets/service.css', css).replace('/assets/service.js', js)
  return { contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': policy }, body: html }
}
