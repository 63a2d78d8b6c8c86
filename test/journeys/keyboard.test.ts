import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/people/index.ts'
import { launchBrowser } from '../browser.ts'
import { cast, castSchools, type Person } from '../cast.ts'
import { choose, enter, tabTo, type } from './keys.ts'
import { newLooks } from './look.ts'
import { prepareSetting, type Setting } from './setting.ts'

const browser = await launchBrowser()
const looks = newLooks()
const { urn, sketch } = castSchools.newlyVulnerable
const [title] = sketch
let setting: Setting
let review: string

const window = (person: Person, role: Role, school?: string): Promise<Page> =>
  setting.window(person, role, school === undefined ? {} : { school })

describe.skipIf(!browser)('with the keyboard alone (skipped where there is no Chromium)', () => {
  beforeAll(async () => {
    if (browser) setting = await prepareSetting(browser)
  })
  afterAll(async () => {
    await setting?.close()
    await browser?.close()
  })

  it('an adviser proposes a level', async () => {
    const page = await window(cast.adviserTown, 'schoolImprovementAdviser')
    await page.goto(`/schools/${urn}/support-level`)
    await tabTo(page, 'Skip to main content')
    await enter(page, 'Open a review')
    await choose(page, /^Annual/, 'review')
    await enter(page, 'Open the review')
    await page.getByRole('heading', { level: 1, name: /^Annual agreement/ }).waitFor()
    review = new URL(page.url()).pathname
    await enter(page, /^Propose a level/)
    await enter(page, 'Send for ratification')
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor()
    await looks.at(page, 'Propose a level')
    await choose(page, /^2 Vulnerable/, '2 Vulnerable')
    await type(page, /^Reasons/, 'Seen on two visits')
    await enter(page, 'Send for ratification')
    await page.getByText('You have proposed level 2').waitFor()
  }, 120_000)

  it('a meeting ratifies it', async () => {
    const page = await window(cast.principalAdviser, 'principalAdviser')
    await page.goto('/ratification')
    await type(page, 'Name of the meeting', 'Standards meeting')
    for (const [box, text] of [
      ['Day', '4'],
      ['Month', '3'],
      ['Year', '2026'],
    ] as const)
      await type(page, box, text)
    await choose(page, 'Ratified', `about ${title}`)
    await enter(page, 'Record what the meeting decided')
    await page.getByText('You have recorded what the meeting decided about 1 school').waitFor()
  }, 120_000)

  it('headteacher and Chair answer', async () => {
    for (const [who, role] of [
      ['headteacher', 'headteacher'],
      ['chair', 'chair'],
    ] as const) {
      const page = await window(cast.schools.newlyVulnerable[who], role, title)
      await page.goto(review)
      await enter(page, /^Agree or dispute the level/)
      await choose(page, 'I agree', 'I agree')
      await enter(page, 'Send your answer')
      await page.getByText('You have answered').waitFor()
    }
  }, 120_000)

  it('the adviser issues the letter, and the level takes effect', async () => {
    const page = await window(cast.adviserTown, 'schoolImprovementAdviser')
    await page.goto(review)
    await enter(page, /^Issue the note of visit or letter/)
    await enter(page, 'Begin a letter')
    for (const [box, text] of [
      ['Headteacher', 'Mr Emeka Threlfall'],
      ['Chair of governors', 'Mrs Rukhsana Dewhirst'],
      ['With whom the school may discuss it, and how', 'Telephone 01632 960000'],
      ['Day', '3'],
      ['Month', '7'],
      ['Year', '2026'],
    ] as const)
      await type(page, new RegExp(`^${box}`), text)
    await enter(page, 'Save the letter')
    await page.goto(`${review}/issue`)
    await choose(page, /^Letter/, 'Letter')
    await enter(page, 'Check what will be issued')
    await enter(page, 'Issue, and bring the level into effect')
    await page.getByText('You have issued').first().waitFor()
    await looks.at(page, /^Annual agreement/)
    const { rows } = await setting.app.database.owner('select level from level_entry where urn = $1', [urn])
    expect(rows).toEqual([{ level: 2 }])
  }, 120_000)
})
