import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What has the focus: its name, and whether a person can see that it has it. */
interface Focused {
  readonly name: string
  readonly kind: string
  readonly isShown: boolean
}

/** Goes on with the Tab key until something of this name (and kind of element) has the focus. */
export async function tabTo(page: Page, name: string | RegExp, kind?: string): Promise<void> {
  const passed: string[] = []
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    const focused = await focusedOn(page)
    if (focused.name !== '')
      expect(focused.isShown, `“${focused.name}” of ${page.url()} has the focus and does not show it`).toBe(true)
    const isWanted = typeof name === 'string' ? focused.name === name : name.test(focused.name)
    if (isWanted && (kind === undefined || kind === focused.kind)) return
    passed.push(focused.name)
  }
  throw new Error(`Tab does not lead to ${String(name)} on ${page.url()}: ${[...new Set(passed)].join(' | ')}`)
}

/** Goes to a link or button and presses Enter; waits for the page it leads to. */
export async function enter(page: Page, name: string | RegExp): Promise<void> {
  await tabTo(page, name)
  await Promise.all([page.waitForEvent('framenavigated'), page.keyboard.press('Enter')])
  await page.waitForLoadState()
}

/** Goes to a radio group, whichever of its radios takes the focus, and chooses this one. */
export async function choose(page: Page, name: string | RegExp, group: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    if (
      await page.evaluate(
        (wanted) =>
          document.activeElement?.closest('fieldset')?.textContent?.includes(wanted) &&
          (document.activeElement as HTMLInputElement).type === 'radio',
        group,
      )
    )
      break
  }
  for (let radios = 0; radios < 12; radios++) {
    const focused = await focusedOn(page)
    const isWanted = typeof name === 'string' ? focused.name === name : name.test(focused.name)
    if (isWanted) {
      await page.keyboard.press('Space')
      return
    }
    await page.keyboard.press('ArrowDown')
  }
  throw new Error(`No radio ${String(name)} of ${group} on ${page.url()}`)
}

/** Goes to a box and types into it. */
export async function type(page: Page, name: string | RegExp, words: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type(words)
}

const focusedOn = (page: Page): Promise<Focused> =>
  page.evaluate(() => {
    const element = document.activeElement as (HTMLElement & { labels?: NodeListOf<HTMLLabelElement> }) | null
    if (!element || element === document.body) return { name: '', kind: '', isShown: true }
    const words = element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? element.textContent ?? ''
    // The design system draws round radios and tick boxes before their label, and a ring round everything else.
    const drawn = [element, element.labels?.[0], element.parentElement].flatMap((each) =>
      each ? [getComputedStyle(each), getComputedStyle(each, '::before')] : [],
    )
    const isShown = drawn.some(
      ({ outlineStyle, outlineWidth, boxShadow }) =>
        (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none',
    )
    return { name: words.replaceAll(/\s+/g, ' ').trim(), kind: element.localName, isShown }
  })
