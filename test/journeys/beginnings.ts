import { expect } from 'vitest'
import type { TestBrowser } from '../app.ts'

/** Where a journey begins: what somebody did before, done without a browser. */

/** Confirms a criterion as key. */
export async function keepKeyCriterion(principal: TestBrowser, criterion: string): Promise<void> {
  const fields = { [`key-${criterion}`]: 'key', reason: 'As in the printed policy' }
  expect((await principal.submit('/policy/key-criteria', fields, 'Save key criteria')).status).toBe(303)
}

/** Opens a review and proposes a level; answers the review's address. */
export async function proposed(
  adviser: TestBrowser,
  urn: number,
  level: number,
  kind: 'annual' | 'extra' = 'annual',
): Promise<string> {
  const opening = { kind, source: 'termlyRound', reason: 'It fell due' }
  const opened = await adviser.submit(`/schools/${urn}/support-level/reviews/new`, opening, 'Open the review')
  const review = opened.location ?? ''
  const words = { level: String(level), reasons: 'Seen on visits', reasonAgainstKeyCriteria: 'Seen on visits' }
  expect((await adviser.submit(`${review}/propose`, words, 'Send for ratification')).location).toBe(review)
  return review
}

/** Ratifies a proposal today. */
export async function ratified(principal: TestBrowser, review: string): Promise<void> {
  const id = review.split('/').at(-1) ?? ''
  const sitting = { meeting: 'Standards meeting', ...dateFields('metOn', [4, 3, 2026]), [`decided-${id}`]: 'ratified' }
  expect((await principal.submit('/ratification', sitting, 'Record what the meeting decided')).status).toBe(303)
}

/** Brings a ratified level into effect: agreed without the school, by letter issued today, from today unless told. */
export async function inEffect(
  adviser: TestBrowser,
  review: string,
  from?: readonly [day: number, month: number, year: number],
): Promise<string> {
  const without = { reason: 'The school is between heads', nextStep: 'Meet the new head' }
  await adviser.submit(`${review}/without-school`, without, 'Agree without the school')
  const begun = await adviser.submit(`${review}/issue`, {}, 'Begin a letter')
  const letter = (begun.location ?? '').replace(/\/edit$/, '')
  const words = {
    headteacher: 'The headteacher',
    chair: 'The Chair',
    effect: 'Support',
    rightToDiscuss: 'Telephone us',
  }
  await adviser.submit(`${letter}/edit`, words, 'Save the letter')
  const record = letter.split('/').at(-1) ?? ''
  const checked = await adviser.submit(
    `${review}/issue`,
    { record, ...(from ? dateFields('effectiveFrom', from) : {}) },
    'Check what will be issued',
  )
  const issued = await adviser.submit(checked.location ?? '', {}, 'Issue, and bring the level into effect')
  expect(issued.status, issued.text).toBe(303)
  return (await adviser.get(review)).text
}

/** A date as its three boxes send it. */
export const dateFields = (name: string, [day, month, year]: readonly [number, number, number]) => ({
  [`${name}-day`]: String(day),
  [`${name}-month`]: String(month),
  [`${name}-year`]: String(year),
})
