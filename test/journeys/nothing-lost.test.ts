import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { proposed } from './beginnings.ts'
import { launchBrowser } from '../browser.ts'
import { cast, castSchools } from '../cast.ts'
import { fillDate, newLooks } from './look.ts'
import { prepareSetting, type Setting } from './setting.ts'

const browser = await launchBrowser()
const looks = newLooks()
const putBackByBrowser = 'What you had written here and not saved has been put back'
let setting: Setting

describe.skipIf(!browser)('what is written is neither lost nor left over (skipped where there is no Chromium)', () => {
  beforeAll(async () => {
    if (!browser) return
    setting = await prepareSetting(browser)
    const adviser = await setting.quick(cast.adviserTown, 'schoolImprovementAdviser')
    for (const { urn } of [castSchools.newlyVulnerable, castSchools.vulnerableImproving])
      await proposed(adviser, urn, 2)
  })
  afterAll(async () => {
    await setting?.close()
    await browser?.close()
  })

  it('diagram the next sitting begins empty once one was recorded, and a refused one keeps its words', async () => {
    const page = await setting.window(cast.principalAdviser, 'principalAdviser')
    await page.goto('/ratification')
    await page.getByLabel('Name of the meeting').fill('Standards meeting')
    await page.reload()
    await page.getByText(putBackByBrowser).waitFor()
    await page.getByRole('button', { name: 'Record what the meeting decided' }).click()
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    expect(await page.getByLabel('Name of the meeting').inputValue()).toBe('Standards meeting')
    await page.goto('/ratification')
    expect(await page.getByLabel('Name of the meeting').inputValue()).toBe('Standards meeting')
    await fillDate(page, 'Date of the meeting', [4, 3, 2026])
    await page
      .getByRole('group', { name: `What did the meeting decide about ${castSchools.newlyVulnerable.sketch[0]}?` })
      .getByRole('radio', { name: 'Ratified', exact: true })
      .check()
    await page.getByRole('button', { name: 'Record what the meeting decided' }).click()
    await page.getByText('You have recorded what the meeting decided about 1 school').waitFor()
    expect(await page.getByText(putBackByBrowser).count()).toBe(0)
    expect(await page.getByLabel('Name of the meeting').inputValue()).toBe('')
    expect(await page.getByRole('group', { name: 'Date of the meeting' }).getByLabel('Day').inputValue()).toBe('')
  }, 60_000)

  it('keeps the words of a form that was answered with a page about what went wrong', async () => {
    const page = await setting.window(cast.principalAdviser, 'principalAdviser')
    await page.goto('/ratification')
    await page.getByLabel('Name of the meeting').fill('Standards meeting')
    await page
      .locator('main form input[name=_csrf]')
      .evaluate((input) => input.setAttribute('value', 'of another session'))
    await page.getByRole('button', { name: 'Record what the meeting decided' }).click()
    await page.getByText('We could not tell that this form came from your own page').waitFor()
    await page.goto('/ratification')
    await page.getByText(putBackByBrowser).waitFor()
  }, 60_000)

  for (const javaScript of [true, false])
    it(`a proposal sent after the session ended is put back and can be sent${javaScript ? '' : ', without JavaScript'}`, async () => {
      const school = castSchools[javaScript ? 'secureWithGaps' : 'converterAcademy']
      const page = await setting.window(cast.adviserTown, 'schoolImprovementAdviser', { javaScript })
      await page.goto(`/schools/${school.urn}/support-level/reviews/new`)
      await page.getByRole('radio', { name: 'Extra review' }).check()
      await page
        .getByLabel(/reason/i)
        .first()
        .fill('A new headteacher')
      await page.getByRole('button', { name: 'Open the review' }).click()
      await page.getByRole('link', { name: 'Propose a level' }).click()
      await page.getByRole('radio', { name: '1 Secure' }).check()
      await page.getByLabel('Reasons').fill('“Æ <b> & seen on visits”')
      await endSessions()
      await page.getByRole('button', { name: 'Send for ratification' }).click()
      await page.getByText('What you wrote will be put back').waitFor()
      await looks.at(page, 'Sign in')
      await signInAgain(page, cast.adviserTown.name)
      await looks.at(page, 'You are signed in again')
      await page.getByRole('button', { name: 'Go back to what you wrote' }).click()
      await page.getByText('so nothing was saved. What you wrote has been put back').waitFor()
      await looks.at(page, 'Propose a level')
      expect(await page.getByLabel('Reasons').inputValue()).toBe('“Æ <b> & seen on visits”')
      expect(await page.getByRole('radio', { name: '1 Secure' }).isChecked()).toBe(true)
      await page.getByRole('button', { name: 'Send for ratification' }).click()
      await page.getByText('You have proposed level 1').waitFor()
    }, 60_000)

  it('what one person wrote is not put back for the next who signs in in that browser', async () => {
    const page = await setting.window(cast.principalAdviser, 'principalAdviser')
    await page.goto('/ratification')
    await page.getByLabel('Name of the meeting').fill('Standards meeting')
    await endSessions()
    await page.getByRole('button', { name: 'Record what the meeting decided' }).click()
    await page.getByText('What you wrote will be put back').waitFor()
    await signInAgain(page, cast.teamLeader.name)
    await page.getByRole('heading', { level: 1, name: 'Ratify levels' }).waitFor()
    expect(await page.getByLabel('Name of the meeting').inputValue()).toBe('')
  }, 60_000)

  it('shows every authority when the box on the page to sign in is clicked, and the one a link named', async () => {
    await setting.app.addAuthority(998, 'Brackenshire Council')
    const context = await (browser as NonNullable<typeof browser>).newContext({ baseURL: setting.address })
    const page = await context.newPage()
    await page.goto('/sign-in')
    await page.getByLabel('Local authority').click()
    expect(await page.getByRole('option').allTextContents()).toHaveLength(2)
    await page.getByRole('option', { name: 'Brackenshire Council' }).click()
    expect(await page.locator('select[name=authority]').inputValue()).toBe('998')
    await page.goto('/sign-in?authority=998')
    expect(await page.getByLabel('Local authority').inputValue()).toBe('Brackenshire Council')
    await context.close()
  }, 60_000)
})

/** Every session has been left alone for longer than one lasts. */
const endSessions = (): Promise<unknown> =>
  setting.app.database.owner("update session set seen_at = seen_at - interval '2 hours'")

async function signInAgain(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name }).first().click()
}
