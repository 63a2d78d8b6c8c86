import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { day } from '../../src/kernel/index.ts'
import { inEffect, proposed, ratified } from './beginnings.ts'
import { launchBrowser } from '../browser.ts'
import { cast, castSchools } from '../cast.ts'
import { fillDate, newLooks } from './look.ts'
import { prepareSetting, type Setting } from './setting.ts'

const browser = await launchBrowser()
const looks = newLooks()
let setting: Setting

const { urn, sketch } = castSchools.vulnerableOverdue
const [title] = sketch

describe.skipIf(!browser)('the register in a browser (skipped where there is no Chromium)', () => {
  beforeAll(async () => {
    if (!browser) return
    setting = await prepareSetting(browser)
    const adviser = await setting.quick(cast.adviserTown, 'schoolImprovementAdviser')
    const principal = await setting.quick(cast.principalAdviser, 'principalAdviser')
    const review = await proposed(adviser, urn, 2)
    await ratified(principal, review)
    await inEffect(adviser, review)
    setting.app.setClock(day('2026-04-20'))
  })
  afterAll(async () => {
    await setting?.close()
    await browser?.close()
  })

  for (const javaScript of [true, false]) {
    const without = javaScript ? '' : ', without JavaScript'
    let page: Page

    it(`7.3 the register is seen as at a day and as known at a day${without}`, async () => {
      page = await setting.window(cast.principalAdviser, 'principalAdviser', { javaScript })
      await looks.at(page, 'Register of support levels')
      if (javaScript) await correct(page)
      await page.goto(`/register?q=${urn}`)
      await looks.at(page, 'Register of support levels')
      expect(await levelOn(page)).toContain('2 Vulnerable')
      await asAt(page, [5, 3, 2026])
      await looks.at(page, 'Register of support levels')
      expect(await levelOn(page)).toContain('No level agreed')
      await asAt(page, [5, 3, 2026], [31, 3, 2026])
      await page.getByText('As at 5 March 2026, as it was known at the end of 31 March 2026.').waitFor()
      await looks.at(page, 'Register of support levels')
      expect(await levelOn(page)).toContain('2 Vulnerable')
    }, 120_000)

    it(`7.3 filters narrow the register, and its files have the same rows in the same order${without}`, async () => {
      await page.goto('/register?level=3&level=none&phase=secondary&sort=next')
      await looks.at(page, 'Register of support levels')
      const shown = await rowsOn(page)
      expect(shown.length).toBeGreaterThan(5)
      const csv = await page.request.get(await addressOf(page, 'CSV'))
      const lines = (await csv.text()).trim().split('\n').slice(1)
      expect(lines).toHaveLength(shown.length)
      shown.forEach((name, at) => expect(lines[at]).toContain(name))
      await page.goto('/register?level=2&q=nowhere')
      await looks.at(page, 'Register of support levels')
      await page.goto(`/register/print?level=3`)
      await looks.at(page)
    }, 120_000)

    it(`7.3 a term is frozen under the next number${without}`, async () => {
      await page.goto('/register/freezes')
      await looks.at(page, 'Frozen editions of the register')
      await page.getByRole('button', { name: 'Continue' }).click()
      await looks.at(page, 'Frozen editions of the register')
      await page.getByLabel('Term to freeze').selectOption(javaScript ? '2026-spring' : '2026-autumn')
      await page.getByRole('button', { name: 'Continue' }).click()
      await looks.at(page, 'Check what will be frozen')
      await page.getByRole('button', { name: 'Freeze the register' }).click()
      const number = javaScript ? 1 : 2
      await page.getByText(`You have frozen the register as edition ${number}`).waitFor()
      await page.getByRole('link', { name: `Edition ${number}` }).click()
      await looks.at(page, `Register, edition ${number}`)
      const level = page.getByRole('row').filter({ hasText: title })
      expect(await level.textContent()).toContain(javaScript ? '2 Vulnerable' : 'No level agreed')
      await page.goto('/register/movements')
      await looks.at(page, 'Movements between levels')
    }, 120_000)
  }
})

/** The Principal Adviser puts the entry right, six weeks after it was made. */
async function correct(page: Page): Promise<void> {
  await page.goto(`/schools/${urn}/support-level`)
  await looks.at(page, 'Support level')
  await page.getByRole('link', { name: /^Correct/ }).click()
  await looks.at(page, 'Correct an entry of the register')
  await page.getByRole('button', { name: 'Correct the entry' }).click()
  await looks.at(page, 'Correct an entry of the register')
  await fillDate(page, 'From', [9, 3, 2026])
  await page.getByRole('radio', { name: '3 Causing concern' }).check()
  await page.getByLabel('Reason for the correction').fill('The letter says the 9th')
  await page.getByRole('button', { name: 'Correct the entry' }).click()
  await page.getByText('No formal record in force says level 3 for this entry').first().waitFor()
  await looks.at(page, 'Correct an entry of the register')
  await page.getByRole('radio', { name: '2 Vulnerable' }).check()
  await page.getByRole('button', { name: 'Correct the entry' }).click()
  await page.getByText('You have corrected the register').waitFor()
  await looks.at(page, 'Support level')
}

async function asAt(page: Page, on: readonly [number, number, number], known?: readonly [number, number, number]) {
  await page.goto('/register')
  await page.getByText('Show the register of another day').click()
  await fillDate(page, 'As at', on)
  if (known) await fillDate(page, 'As known at the end of', known)
  await page.getByRole('button', { name: 'Show', exact: true }).click()
  await page.getByLabel('Search by name or number').fill(String(urn))
  await page.getByRole('button', { name: 'Search', exact: true }).click()
}

const rowsOn = (page: Page): Promise<string[]> => page.getByRole('table').getByRole('rowheader').allTextContents()

const levelOn = (page: Page): Promise<string | null> => page.getByRole('row').filter({ hasText: title }).textContent()

const addressOf = async (page: Page, name: string): Promise<string> =>
  (await page.getByRole('link', { name }).first().getAttribute('href')) ?? ''
