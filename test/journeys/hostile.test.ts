import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Role } from '../../src/people/index.ts'
import { withTx } from '../../src/platform/database/index.ts'
import { exampleSchool } from '../../src/schools/example-school.ts'
import { recordSchools } from '../../src/schools/index.ts'
import { proposed, ratified } from './beginnings.ts'
import { launchBrowser } from '../browser.ts'
import { cast, castSchools, type Person } from '../cast.ts'
import { newLooks } from './look.ts'
import { prepareSetting, type Setting } from './setting.ts'

const browser = await launchBrowser()
const looks = newLooks()
let setting: Setting
let review: string

const { urn } = castSchools.disputed
const odd = `Zion <script>alert(1)</script> "O'Hanlon" & ＡＢＣ ${'Æ'.repeat(60)}`

describe.skipIf(!browser)('what goes wrong, in a browser (skipped where there is no Chromium)', () => {
  beforeAll(async () => {
    if (!browser) return
    setting = await prepareSetting(browser)
    const { authority, app } = setting
    const school = exampleSchool(990001, { name: odd, area: '<b>North</b>' })
    await withTx(app.database, { authority }, (tx) => recordSchools(tx, authority, [school]))
    const neighbour = await app.addAuthority(998, 'Brindlecombe Council', true)
    const theirs = exampleSchool(980001, { name: 'Brindlecombe Primary School' })
    await withTx(app.database, { authority: neighbour }, (tx) => recordSchools(tx, neighbour, [theirs]))
    const adviser = await setting.quick(cast.adviserTown, 'schoolImprovementAdviser')
    review = await proposed(adviser, urn, 1)
    await ratified(await setting.quick(cast.principalAdviser, 'principalAdviser'), review)
  })
  afterAll(async () => {
    await setting?.close()
    await browser?.close()
  })

  for (const javaScript of [true, false]) {
    const without = javaScript ? '' : ', without JavaScript'
    const window = (person: Person, role: Role, school?: string) =>
      setting.window(person, role, school === undefined ? { javaScript } : { javaScript, school })

    it(`7.3 of two who save one school’s facts, the second is shown both texts and keeps their own${without}`, async () => {
      const [first, second] = [
        await window(cast.dataOfficer, 'dataOfficer'),
        await window(cast.teamLeader, 'schoolImprovementTeamLeader'),
      ]
      const street = javaScript ? 'Quarry' : 'Beacon'
      for (const page of [first, second]) await page.goto(`/schools/${urn}/facts`)
      await looks.at(first, 'Change facts')
      await first.getByRole('textbox', { name: 'Street' }).fill(`${street} Rise`)
      await second.getByRole('textbox', { name: 'Street' }).fill(`${street} Road`)
      await second.getByRole('textbox', { name: 'Website' }).fill(`https://${street.toLowerCase()}.example`)
      await first.getByRole('button', { name: 'Save facts' }).click()
      await first.getByText('You have changed the facts').waitFor()
      const [answer] = await Promise.all([
        second.waitForResponse((response) => response.request().method() === 'POST'),
        second.getByRole('button', { name: 'Save facts' }).click(),
      ])
      expect(answer.status()).toBe(409)
      await looks.at(second, 'Somebody else has changed these facts')
      await second.getByText(`${street} Rise`).first().waitFor()
      expect(await second.getByRole('textbox', { name: 'Street' }).inputValue()).toBe(`${street} Road`)
      await second.getByRole('button', { name: 'Save facts again' }).click()
      await second.getByText('You have changed the facts').waitFor()
      await second.getByText(`${street} Road`).first().waitFor()
    }, 120_000)

    it(`7.3 a stale act on a review is told what happened, with the words kept${without}`, async () => {
      const [first, second] = [
        await window(cast.adviserTown, 'schoolImprovementAdviser'),
        await window(cast.adviserEast, 'schoolImprovementAdviser'),
      ]
      for (const page of [first, second]) await page.goto(`${review}/record-answer`)
      for (const [page, answerer] of [
        [first, 'Headteacher'],
        [second, 'Chair of governors'],
      ] as const) {
        await page.getByRole('radio', { name: answerer }).check()
        await page.getByRole('radio', { name: 'Agrees' }).check()
        await page.getByLabel('In their words').fill(`${answerer} is content`)
        await page.getByRole('radio', { name: 'By telephone' }).check()
      }
      await first.getByRole('button', { name: 'Record the answer' }).click()
      await first.getByText('You have recorded the answer').waitFor()
      const [answer] = await Promise.all([
        second.waitForResponse((response) => response.request().method() === 'POST'),
        second.getByRole('button', { name: 'Record the answer' }).click(),
      ])
      expect(answer.status()).toBe(409)
      await looks.at(second, 'Record an answer of the school')
      await second.getByText('Headteacher agrees').first().waitFor()
      expect(await second.getByLabel('In their words').inputValue()).toBe('Chair of governors is content')
    }, 120_000)

    it(`3.2 a headteacher who types the addresses of others finds nothing${without}`, async () => {
      const title = castSchools.secureWithCapacity.sketch[0]
      const head = await window(cast.schools.secureWithCapacity.headteacher, 'headteacher', title)
      for (const path of ['', '/evidence', '/criteria', '/support-level', '/records', '/inspections'])
        await isNothing(head, `/schools/${urn}${path}`)
      await isNothing(head, review)
      await isNothing(head, '/schools/123456')
      for (const path of ['/register', '/schools', '/people', '/evidence/import', `${review}/propose`]) {
        expect((await head.goto(path))?.status(), path).toBe(403)
        await looks.at(head, 'You cannot open this page')
      }
    }, 120_000)

    it(`an address of no page or of another authority, and a form that is not ours, are answered with what to do${without}`, async () => {
      const adviser = await window(cast.adviserTown, 'schoolImprovementAdviser')
      await isNothing(adviser, '/nowhere/at/all')
      await isNothing(adviser, '/schools/not-a-number')
      for (const path of ['', '/evidence', '/criteria', '/support-level', '/records'])
        await isNothing(adviser, `/schools/980001${path}`)
      await adviser.goto(`/schools/${urn}/records`)
      await adviser.evaluate(() => {
        for (const input of document.querySelectorAll<HTMLInputElement>('input[name=_csrf]')) input.value = 'mine'
      })
      await adviser.getByRole('button', { name: 'Begin a note of visit' }).click()
      await looks.at(adviser, 'We could not do that')
    }, 120_000)

    it(`going back and forth after sending does nothing again, and pressing twice does it once${without}`, async () => {
      const adviser = await window(cast.adviserTown, 'schoolImprovementAdviser')
      const records = `/schools/${castSchools.closing.urn}/records`
      const drafts = async () => {
        await adviser.goto(records)
        return adviser.getByRole('table').getByRole('rowheader').count()
      }
      const before = await drafts()
      await adviser.getByRole('button', { name: 'Begin a note of visit' }).click()
      await adviser.getByLabel('Purpose of the visit').fill('Termly review')
      await adviser.getByRole('button', { name: 'Save and come back later' }).click()
      await adviser.getByText(/saved/i).first().waitFor()
      await adviser.goBack()
      await adviser.goBack()
      await adviser.getByRole('heading', { level: 1 }).waitFor()
      await adviser.goForward()
      await adviser.getByRole('heading', { level: 1 }).waitFor()
      const afterBack = await drafts()
      expect(afterBack).toBe(before + 1)
      await adviser.getByRole('button', { name: 'Begin a note of visit' }).dblclick()
      await adviser.getByRole('heading', { level: 1, name: 'Note of visit: draft' }).waitFor()
      expect(await drafts()).toBe(afterBack + 1)
    }, 120_000)

    it(`odd names are shown as what they are: text${without}`, async () => {
      const adviser = await window(cast.adviserTown, 'schoolImprovementAdviser')
      for (const path of ['/schools?q=Zion', '/schools/990001', '/register?q=Zion', '/schools/990001/evidence']) {
        await adviser.goto(path)
        await adviser.getByText(odd).first().waitFor()
        await looks.at(adviser)
      }
      expect(await adviser.locator('script:not([src])').count()).toBe(1)
    }, 120_000)
  }
})

async function isNothing(page: Page, path: string): Promise<void> {
  expect((await page.goto(path))?.status(), path).toBe(404)
  await looks.at(page, 'Page not found')
}
