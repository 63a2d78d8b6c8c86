import { createHash } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The widths every page is looked at: a desk and the narrowest window the guidelines name. */
const widths = [1280, 320] as const

/** Looks at the pages of one journey; a page that was looked at in the same state is not examined again. */
export interface Looks {
  /** Examines the page that is open. `heading` is its `h1`; where it has errors, its title says so and its summary has the focus. */
  at(page: Page, heading?: string | RegExp): Promise<void>
}

export function newLooks(): Looks {
  const seen = new Set<string>()
  return {
    async at(page, heading) {
      if (heading !== undefined) await page.getByRole('heading', { level: 1, name: heading }).waitFor()
      await headedRightly(page)
      const states = await statesOf(page)
      if (states.every((state) => seen.has(state))) return
      for (const state of states) seen.add(state)
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 })
        await fitsIn(page, width)
        if (width === 1280) await hasOneRowOfSections(page)
        await hasWholeWords(page, width)
        if (await hasScripts(page)) expect(await barriersOn(page), whereOf(page, width)).toEqual([])
        await keepPicture(page, width)
      }
      await page.setViewportSize({ width: 1280, height: 900 })
    },
  }
}

const whereOf = (page: Page, width: number): string => `${new URL(page.url()).pathname} at ${width} pixels`

/** One `h1`, which the title begins with; with errors the title begins with them and the summary has the focus. */
async function headedRightly(page: Page): Promise<void> {
  const where = new URL(page.url()).pathname
  const headings = await page.locator('h1').allTextContents()
  expect(headings, where).toHaveLength(1)
  const title = await page.title()
  const summary = page.locator('.govuk-error-summary')
  const hasErrors = (await summary.count()) > 0
  expect(
    title.startsWith(`${hasErrors ? 'Error: ' : ''}${headings[0]?.trim()}`),
    `${where} is entitled “${title}”`,
  ).toBe(true)
  if (hasErrors && (await hasScripts(page)))
    expect(await summary.evaluate((element) => element.contains(document.activeElement)), `focus on ${where}`).toBe(
      true,
    )
}

/** Whether the page's own scripts run. */
const hasScripts = (page: Page): Promise<boolean> => page.evaluate(() => document.body.classList.contains('js-enabled'))

/** What the page shows, without what differs each time it is shown: tokens and ids. What stands around it counts once for each person. */
async function statesOf(page: Page): Promise<readonly string[]> {
  const parts = await page.evaluate(() =>
    ['main', 'header'].map(
      (name) => document.querySelector(name)?.outerHTML.replaceAll(/ aria-current="\w+"/g, '') ?? '',
    ),
  )
  return parts.map(steadyPart)
}

/** A fingerprint of a part of a page, the same for every showing of the same state. */
export const steadyPart = (html: string): string =>
  createHash('sha256')
    .update(html.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|value="[\w.-]{40,}"/g, 'x'))
    .digest('hex')

async function fitsIn(page: Page, width: number): Promise<void> {
  const [wide, widest] = await page.evaluate(() => {
    const overflowing = [...document.querySelectorAll('main *')].find(
      (element) => element.getBoundingClientRect().right > window.innerWidth + 1,
    )
    return [document.scrollingElement?.scrollWidth ?? 0, overflowing?.outerHTML.slice(0, 200) ?? ''] as const
  })
  expect(wide, `${whereOf(page, width)} scrolls sideways: ${widest}`).toBeLessThanOrEqual(width)
}

/** The sections stand in one row on a desk: a bar that is too full would push the last below the others. */
async function hasOneRowOfSections(page: Page): Promise<void> {
  const tops = await page
    .locator('.govuk-service-navigation__item')
    .evaluateAll((items) => items.map((item) => Math.round(item.getBoundingClientRect().top)))
  expect(new Set(tops).size, `rows of sections on ${whereOf(page, 1280)}`).toBeLessThanOrEqual(1)
}

/** No column is so narrow that its heading falls apart into letters. */
async function hasWholeWords(page: Page, width: number): Promise<void> {
  const tallest = await page.evaluate(() =>
    [...document.querySelectorAll('th[scope=col]')].map((heading) => [
      heading.textContent?.trim(),
      Math.round(heading.scrollHeight / Number.parseFloat(getComputedStyle(heading).lineHeight)),
    ]),
  )
  expect(
    tallest.filter(([, lines]) => Number(lines) > 6),
    whereOf(page, width),
  ).toEqual([])
}

/** What axe finds. Its script goes into a page once: the builder it comes with puts it in anew for each width, at three times the cost. */
async function barriersOn(page: Page): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const nodes = await page.evaluate(
    async (runOnly) => {
      const { violations } = await (window as unknown as { axe: Axe }).axe.run({
        resultTypes: ['violations'],
        runOnly: [...runOnly],
      })
      return violations.flatMap(({ id, nodes: found }) => found.map(({ target, html }) => ({ id, target, html })))
    },
    ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  )
  return nodes
    .filter(({ id, html }) => !isOfficial(id, html))
    .map(({ id, target, html }) => `${id}: ${target.join(' ')} ${html}`)
}

interface Axe {
  run(options: object): Promise<{ violations: { id: string; nodes: { target: string[]; html: string }[] }[] }>
}
const axe = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'))('axe-core') as {
  readonly source: string
}

/** The official radios and checkboxes tell with `aria-expanded` whether a further question is open; axe does not allow it. */
const isOfficial = (rule: string, html: string): boolean =>
  rule === 'aria-allowed-attr' && /^<input\b[^>]*\btype="(radio|checkbox)"/.test(html)

/** With PICTURES=folder every page that is looked at is kept as a picture. */
async function keepPicture(page: Page, width: number): Promise<void> {
  const folder = process.env.PICTURES
  if (folder === undefined) return
  mkdirSync(folder, { recursive: true })
  const name = `${new URL(page.url()).pathname}-${(await page.title()).slice(0, 40)}`.replaceAll(/[^\w-]+/g, '_')
  await page.screenshot({ path: `${folder}/${name.slice(-100)}-${width}.png`, fullPage: true })
}

/** Types a date into its three boxes. */
export async function fillDate(page: Page, label: string, [day, month, year]: readonly [number, number, number]) {
  const boxes = page.getByRole('group', { name: label, exact: true })
  await boxes.getByLabel('Day').fill(String(day))
  await boxes.getByLabel('Month').fill(String(month))
  await boxes.getByLabel('Year').fill(String(year))
}
