import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepKeyCriterion } from './beginnings.ts'
import { launchBrowser } from '../browser.ts'
import { cast, castSchools, type CastSchool } from '../cast.ts'
import { fillDate, newLooks } from './look.ts'
import { prepareSetting, type Setting } from './setting.ts'

const browser = await launchBrowser()
const looks = newLooks()
let setting: Setting

const criterion = 'The quality of teaching varies across the school or within a key stage.'

describe.skipIf(!browser)('agreeing a level in a browser (skipped where there is no Chromium)', () => {
  beforeAll(async () => {
    if (!browser) return
    setting = await prepareSetting(browser)
    const principal = await setting.quick(cast.principalAdviser, 'principalAdviser')
    await keepKeyCriterion(principal, 'vulnerable-teaching-inconsistent')
  })
  afterAll(async () => {
    await setting?.close()
    await browser?.close()
  })

  for (const [javaScript, school] of [
    [true, 'newlyVulnerable'],
    [false, 'vulnerableImproving'],
  ] as const) {
    const without = javaScript ? '' : ', without JavaScript'
    const title = castSchools[school].sketch[0]
    const { urn } = castSchools[school]
    const window = (who: keyof (typeof cast.schools)[CastSchool], role: 'headteacher' | 'chair') =>
      setting.window(cast.schools[school][who], role, { javaScript, school: title })
    let adviser: Page
    let review: string

    it(`5.2 criteria are judged and a level proposed, against a met key criterion only with a reason${without}`, async () => {
      adviser = await setting.window(cast.adviserTown, 'schoolImprovementAdviser', { javaScript })
      await adviser.goto(`/schools/${urn}/criteria`)
      await looks.at(adviser, 'Criteria')
      await adviser.getByRole('link', { name: criterion }).first().click()
      await looks.at(adviser, criterion)
      await adviser.getByRole('radio', { name: 'Met', exact: true }).check()
      await adviser.getByRole('button', { name: 'Save answer' }).click()
      await adviser.getByRole('heading', { name: 'There is a problem' }).waitFor()
      await looks.at(adviser, criterion)
      await adviser.getByLabel('Reason').fill('Two of six lessons seen were dull')
      await adviser.getByLabel('Evidence').fill('Six lessons, 2 March 2026')
      await adviser.getByRole('button', { name: 'Save answer' }).click()
      await adviser.getByText('You have saved your answer').waitFor()
      await adviser.getByRole('heading', { name: 'The answers point to level 2 Vulnerable' }).waitFor()
      await adviser.getByText('What would change it').click()
      await adviser.getByText(`Were this not met`).first().waitFor()
      await looks.at(adviser, 'Criteria')

      await adviser.getByRole('link', { name: 'Support level', exact: true }).click()
      await looks.at(adviser, 'Support level')
      await adviser.getByRole('button', { name: 'Open a review' }).click()
      await looks.at(adviser, 'Open a review')
      await adviser.getByRole('radio', { name: 'Extra review' }).check()
      await adviser.getByRole('button', { name: 'Open the review' }).click()
      await adviser.getByRole('heading', { name: 'There is a problem' }).waitFor()
      await looks.at(adviser, 'Open a review')
      await adviser.getByRole('radio', { name: 'Annual agreement' }).check()
      await adviser.getByRole('button', { name: 'Open the review' }).click()
      await looks.at(adviser, /^Annual agreement/)
      review = new URL(adviser.url()).pathname

      await adviser.getByRole('link', { name: 'Propose a level' }).click()
      await adviser.getByRole('radio', { name: '1 Secure' }).check()
      await adviser.getByLabel('Reasons').fill('Two new teachers since have been seen to do well')
      await adviser.getByRole('button', { name: 'Send for ratification' }).click()
      await adviser.getByRole('link', { name: /Say why this level is right although 1 criterion/ }).waitFor()
      await looks.at(adviser, 'Propose a level')
      expect(await adviser.getByLabel('Reasons').inputValue()).toContain('Two new teachers')
      await adviser.getByLabel(/Why this level is right although/).fill('The lessons were those of two who have left')
      await adviser.getByRole('button', { name: 'Send for ratification' }).click()
      await adviser.getByText('You have proposed level 1').waitFor()
      await looks.at(adviser, /^Annual agreement/)
    }, 120_000)

    it(`diagram a meeting ratifies, and nobody their own proposal${without}`, async () => {
      const leader = await setting.window(cast.teamLeader, 'schoolImprovementTeamLeader', { javaScript })
      const own = await setting.window(cast.principalAdviser, 'principalAdviser', { javaScript })
      await leader.goto('/ratification')
      await looks.at(leader, 'Ratify levels')
      await leader.getByRole('button', { name: 'Record what the meeting decided' }).click()
      await leader.getByRole('heading', { name: 'There is a problem' }).waitFor()
      await looks.at(leader, 'Ratify levels')

      const ownSchool = castSchools[javaScript ? 'secureWithGaps' : 'converterAcademy']
      await own.goto(`/schools/${ownSchool.urn}/support-level/reviews/new`)
      await own.getByRole('button', { name: 'Open the review' }).click()
      await own.getByRole('link', { name: 'Propose a level' }).click()
      await own.getByRole('radio', { name: '1 Secure' }).check()
      await own.getByLabel('Reasons').fill('As before')
      await own.getByRole('button', { name: 'Send for ratification' }).click()
      await own.goto('/ratification')
      await own.getByText('You proposed this level yourself. Somebody else ratifies it.').first().waitFor()
      await looks.at(own, 'Ratify levels')
      expect(await own.getByRole('group', { name: new RegExp(`about ${ownSchool.sketch[0]}`) }).count()).toBe(0)

      await own.getByLabel('Name of the meeting').fill('Standards meeting')
      await fillDate(own, 'Date of the meeting', [4, 3, 2026])
      await own
        .getByRole('group', { name: `What did the meeting decide about ${title}?` })
        .getByRole('radio', { name: 'Ratified', exact: true })
        .check()
      await own.getByRole('button', { name: 'Record what the meeting decided' }).click()
      await own.getByText('You have recorded what the meeting decided about 1 school').waitFor()
      await looks.at(own, 'Ratify levels')
    }, 120_000)

    it(`7.1 the headteacher agrees, the Chair disputes, the adviser records the next step${without}`, async () => {
      const head = await window('headteacher', 'headteacher')
      await looks.at(head, 'Overview')
      await head.goto(review)
      await looks.at(head, /^Annual agreement/)
      await head.getByRole('link', { name: 'Agree or dispute the level' }).click()
      await looks.at(head, 'Agree or dispute the level')
      await head.getByRole('button', { name: 'Send your answer' }).click()
      await looks.at(head, 'Agree or dispute the level')
      await head.getByRole('radio', { name: 'I agree' }).check()
      await head.getByRole('button', { name: 'Send your answer' }).click()
      await head.getByText('You have answered').waitFor()
      await looks.at(head, /^Annual agreement/)

      const chair = await window('chair', 'chair')
      await chair.goto(`${review}/answer`)
      await chair.getByRole('radio', { name: 'I dispute it' }).check()
      await chair.getByRole('button', { name: 'Send your answer' }).click()
      await chair.getByRole('heading', { name: 'There is a problem' }).waitFor()
      await looks.at(chair, 'Agree or dispute the level')
      await chair.getByLabel('Your words').fill('The governors see more than teaching')
      await chair.getByRole('button', { name: 'Send your answer' }).click()
      await chair.getByText('You have answered').waitFor()

      await adviser.goto(review)
      await looks.at(adviser, /^Annual agreement/)
      await adviser.getByRole('link', { name: 'Record the next step about the disagreement' }).click()
      await looks.at(adviser, 'Next step about the disagreement')
      await adviser.getByLabel('What happens next').fill('Meet head and Chair on 20 March 2026')
      await adviser.getByRole('button', { name: 'Record the next step' }).click()
      await adviser.getByText('You have recorded the next step').waitFor()
    }, 120_000)

    it(`7.2 the letter is checked and issued, and the level takes effect with it${without}`, async () => {
      await adviser.goto(review)
      await adviser.getByRole('link', { name: 'Issue the note of visit or letter' }).click()
      await looks.at(adviser, 'Issue the formal record')
      await adviser.getByRole('button', { name: 'Begin a letter' }).click()
      await looks.at(adviser, 'Letter: draft')
      await adviser.getByRole('textbox', { name: 'Headteacher' }).fill('Mr Emeka Threlfall')
      await adviser.getByRole('textbox', { name: 'Chair of governors' }).fill('Mrs Rukhsana Dewhirst')
      await adviser.getByLabel('With whom the school may discuss it, and how').fill('Telephone 01632 960000')
      await fillDate(adviser, 'Date of the next review', [3, 7, 2026])
      await adviser.getByRole('button', { name: 'Save the letter' }).click()
      await adviser.getByText(/saved/i).first().waitFor()
      await adviser.goto(`${review}/issue`)
      await looks.at(adviser, 'Issue the formal record')
      await adviser.getByRole('button', { name: 'Check what will be issued' }).click()
      await looks.at(adviser, 'Issue the formal record')
      await adviser.getByRole('radio', { name: /^Letter/ }).check()
      await adviser.getByRole('button', { name: 'Check what will be issued' }).click()
      await looks.at(adviser, 'Check what will be issued')
      await adviser.getByRole('button', { name: 'Issue, and bring the level into effect' }).click()
      await adviser.getByText('You have issued').first().waitFor()
      await looks.at(adviser, /^Annual agreement/)
      await adviser.getByRole('link', { name: 'Support level', exact: true }).click()
      await adviser.getByText('The school disputes this level').waitFor()
      await looks.at(adviser, 'Support level')
      await adviser.getByRole('link', { name: /issued 4 March 2026/ }).click()
      await looks.at(adviser, /^Letter/)
      await isKeptToTheByte(adviser)
    }, 120_000)

    it(`7.2 a note of visit is checked, issued, read and answered “inaccurate”${without}`, async () => {
      await adviser.goto(`/schools/${urn}/records`)
      await looks.at(adviser, 'Notes of visit and letters')
      await adviser.getByRole('button', { name: 'Begin a note of visit' }).click()
      await looks.at(adviser, 'Note of visit: draft')
      await adviser.getByRole('button', { name: 'Save and check your answers' }).click()
      await looks.at(adviser)
      await adviser.goto(adviser.url().replace(/\/(check|edit)$/, '/edit'))
      await fillDate(adviser, 'Date of the visit', [2, 3, 2026])
      await adviser.getByLabel('Purpose of the visit').fill('Termly review <b>of teaching</b>')
      await adviser.getByLabel('Who was present').fill('Headteacher\nChair')
      await adviser.getByLabel('Criterion or heading of finding 1').fill('Teaching')
      await adviser.getByLabel('What was found for finding 1').fill('Better in years 3 and 4')
      await adviser.getByLabel('Who receives the note').fill('Headteacher')
      await adviser.getByRole('button', { name: 'Save and check your answers' }).click()
      await looks.at(adviser, 'Check the note of visit')
      await adviser.getByText('Termly review <b>of teaching</b>').waitFor()
      await adviser.getByRole('button', { name: 'Issue', exact: true }).click()
      await looks.at(adviser, /^Note of visit NV/)
      const note = new URL(adviser.url()).pathname
      await isKeptToTheByte(adviser)

      const head = await window('headteacher', 'headteacher')
      await head.goto(note)
      await looks.at(head, /^Note of visit NV/)
      await head.getByRole('radio', { name: 'Inaccurate' }).check()
      await head.getByRole('button', { name: 'Send your answer' }).click()
      await head.getByRole('link', { name: /Say what is inaccurate/ }).waitFor()
      await looks.at(head, /^Note of visit NV/)
      await head.getByLabel('Your words').fill('It was years 4 and 5')
      await head.getByRole('button', { name: 'Send your answer' }).click()
      await head.getByText('It was years 4 and 5').waitFor()
      await adviser.goto(note)
      await adviser.getByText('It was years 4 and 5').waitFor()
      await looks.at(adviser, /^Note of visit NV/)
    }, 120_000)
  }
})

/** Both downloads of an issued record, twice: what was issued is what is sent. */
async function isKeptToTheByte(page: Page): Promise<void> {
  const path = new URL(page.url()).pathname
  for (const [format, begins] of [
    ['pdf', '%PDF-'],
    ['docx', 'PK'],
  ] as const) {
    const [first, second] = [
      await page.request.get(`${path}/document.${format}`),
      await page.request.get(`${path}/document.${format}`),
    ]
    expect(first.status()).toBe(200)
    expect(first.headers()['content-disposition']).toContain(`.${format}`)
    expect((await first.body()).subarray(0, begins.length).toString('latin1')).toBe(begins)
    expect((await first.body()).equals(await second.body())).toBe(true)
  }
}
