import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../browser.ts'
import { cast, castSchools } from '../cast.ts'
import { newLooks } from './look.ts'
import { prepareSetting, type Setting } from './setting.ts'

const browser = await launchBrowser()
const looks = newLooks()
let setting: Setting

const { urn } = castSchools.secureWithCapacity
const absence = (figure: string) =>
  [
    'LA,ESTAB,URN,PERCTOT,PERCUA,PPERSABS10',
    `999,2001,${urn},${figure},0.7,11.2`,
    `999,3001,${castSchools.secureWithGaps.urn},SUPP,SUPP,SUPP`,
    '999,4001,900004,much,1.4,20.1',
    'NAT,PRI,,5.3,1.1,16.2',
    '',
  ].join('\n')

describe.skipIf(!browser)('importing in a browser (skipped where there is no Chromium)', () => {
  beforeAll(async () => {
    if (browser) setting = await prepareSetting(browser)
  })
  afterAll(async () => {
    await setting?.close()
    await browser?.close()
  })

  for (const [javaScript, figure] of [
    [true, '93.7'],
    [false, '93.6'],
  ] as const)
    it(`4.1 a file is read, checked, applied, seen and undone${javaScript ? '' : ', without JavaScript'}`, async () => {
      const page = await setting.window(cast.dataOfficer, 'dataOfficer', { javaScript })
      await page.getByRole('link', { name: 'Evidence', exact: true }).click()
      await looks.at(page, 'Evidence')
      await page.getByRole('link', { name: 'Import a file' }).click()
      await looks.at(page, 'Import a file')
      await page.getByRole('button', { name: 'Read the file' }).click()
      await page.getByRole('link', { name: 'Select a file' }).waitFor()
      await looks.at(page, 'Import a file')

      await choose(page, absence(figure).slice(0, -30))
      await page.getByRole('link', { name: /The file was cut off: line 4/ }).waitFor()
      await looks.at(page, 'Import a file')

      await choose(page, absence(figure))
      await looks.at(page, 'Check the import of 2025_england_abs.csv')
      await page.getByText('Rows: 3 new, 0 changed, 0 unchanged, 1 refused').waitFor()
      const refused = page.getByRole('table', { name: 'Refused rows' })
      await refused.getByRole('row', { name: /“much” is neither a number nor a known code/ }).waitFor()
      const preview = new URL(page.url()).pathname
      await page.goto(`/schools/${urn}/evidence`)
      expect(await page.getByText(`${figure}%`).count()).toBe(0)

      await page.goto(preview)
      await page.getByRole('button', { name: /^Apply without/ }).click()
      await page.getByText('is in force').waitFor()
      await looks.at(page)
      await page.goto(`/schools/${urn}/evidence`)
      await looks.at(page, 'Evidence')
      expect(await page.getByText(`${figure}%`).count(), await page.locator('main').innerText()).toBeGreaterThan(0)

      await page.goto('/evidence/import')
      await choose(page, absence(figure))
      await page.getByRole('link', { name: /This file is in force already/ }).waitFor()
      await looks.at(page, 'Import a file')

      await page.goto(preview)
      await page.getByRole('button', { name: 'Undo the import' }).click()
      await looks.at(page)
      await page.getByLabel('Why is it undone?').fill('The publisher withdrew it')
      await page.getByRole('button', { name: 'Undo the import' }).click()
      await page.getByText('is undone: everything is as it was without it').waitFor()
      await looks.at(page)
      await page.goto(`/schools/${urn}/evidence`)
      expect(await page.getByText(`${figure}%`).count()).toBe(0)
    }, 120_000)
})

async function choose(page: Page, text: string): Promise<void> {
  const file = { name: '2025_england_abs.csv', mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('button', { name: 'Read the file' }).click()
}
