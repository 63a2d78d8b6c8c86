import { HtmlValidate } from 'html-validate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allRoutes } from '../../src/app.tsx'
import { mayDo, type Role } from '../../src/people/index.ts'
import { cast, castSchools, type Person } from '../cast.ts'
import { newLooks, steadyPart } from './look.ts'
import { prepareSamples, type Samples } from './samples.ts'
import { prepareSetting, type Setting } from './setting.ts'

const { urn, sketch } = castSchools.newlyVulnerable
const readers: readonly (readonly [Role, Person, string?])[] = [
  ['administrator', cast.systemAdministrator],
  ['principalAdviser', cast.principalAdviser],
  ['schoolImprovementAdviser', cast.adviserTown],
  ['headteacher', cast.schools.newlyVulnerable.headteacher, sketch[0]],
  ['chair', cast.schools.newlyVulnerable.chair, sketch[0]],
  ['executiveMember', cast.executiveMember],
  ['auditor', cast.auditor],
]

/** Files, answers to scripts and what a secret of its own opens are no pages to look at. */
const isPage = ({ method, url }: (typeof allRoutes)[number]): boolean =>
  method === 'GET' && !/export|template\.xlsx|document\.|suggestions|\/text$|invitation/.test(url)
/**
 * Opens every page of the route table that `wanted` picks, as each of seven people: it answers as their role may, is valid, and
 * whatever differs from what others were shown is examined at both widths.
 */
export function examinePages(browser: Browser | undefined, name: string, wanted: (url: string) => boolean): void {
  const looks = newLooks()
  const isNew = newMemory()
  const pages = allRoutes.filter((route) => isPage(route) && wanted(route.url))
  let setting: Setting
  let samples: Samples

  describe.skipIf(!browser)(`${name} in a browser (skipped where there is no Chromium)`, () => {
    beforeAll(async () => {
      if (!browser) return
      setting = await prepareSetting(browser)
      samples = await prepareSamples(setting, urn)
    })
    afterAll(async () => {
      await setting?.close()
      await browser?.close()
    })

    it('there is a sample for every part of an address', () => {
      const parts = pages.flatMap(({ url }) => url.match(/(?<=:)\w+/g) ?? [])
      expect(parts.filter((part) => !samples.parts[part])).toEqual([])
    })

    for (const [role, person, school] of readers)
      it(`each opens for the role ${role}, or says why not, without a barrier at either width`, async () => {
        const page = await setting.window(person, role, school === undefined ? {} : { school })
        const wrong: string[] = []
        for (const { url, permission } of pages) {
          const address = samples.addressOf(url)
          const answer = await page.request.get(address)
          const isOpen = permission === 'public' || permission === 'signedIn' || mayDo(role, permission)
          if (answer.status() !== (isOpen ? 200 : 403)) wrong.push(`${url} answered ${answer.status()}`)
          const html = await answer.text()
          if (!isNew(html)) continue
          wrong.push(...(await faultsOf(html)).map((fault) => `${url} ${fault}`))
          await page.goto(address)
          await looks.at(page).catch((error: unknown) => wrong.push(`${url} ${String(error)}`))
        }
        expect(wrong).toEqual([])
      }, 300_000)
  })
}

const validate = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: {
    // Taste, and what the official templates do on purpose.
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'no-redundant-role': 'off',
    'form-dup-name': 'off',
    'long-title': 'off',
  },
})
/** Remembers what was shown: most pages are the same for several roles. */
function newMemory(): (html: string) => boolean {
  const shown = new Set<string>()
  return (html) => {
    const part = steadyPart(/<main[\s\S]*<\/main>/.exec(html)?.[0] ?? html)
    const isKnown = shown.has(part)
    shown.add(part)
    return !isKnown
  }
}

async function faultsOf(html: string): Promise<readonly string[]> {
  const { results } = await validate.validateString(html)
  return results.flatMap(({ messages }) => messages.map((m) => `${m.ruleId}: ${m.message} (${m.selector})`))
}
