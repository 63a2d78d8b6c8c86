import type { TestBrowser } from '../app.ts'
import { dateFields, lastPart, opening, type Send, type Town } from './town.ts'

/** Agreeing levels: judged, proposed, returned, ratified, answered, issued, corrected, frozen. Answers what has pages of its own. */
export async function walkLevels(town: Town, send: Send): Promise<{ review: string; entry: string; freeze: string }> {
  const adviser = await town.as('schoolImprovementAdviser')
  const principal = await town.as('principalAdviser')
  const { oak, ash, elm } = town.schools
  await judge(town, send)
  const agreed = await openReview(adviser, oak, 'annual', send)
  const asDraft = { level: '2', reasons: 'Seen', intent: 'later' }
  await send(await adviser.fill(`${agreed}/propose`, asDraft, 'Send for ratification'))
  const proposal = { level: '2', reasons: 'Seen on visits', reasonAgainstKeyCriteria: 'Seen on visits', intent: '' }
  await send(await adviser.fill(`${agreed}/propose`, proposal, 'Send for ratification'))
  await send(await principal.fill(`${agreed}/return`, { comment: 'Say more' }))
  await send(await adviser.fill(`${agreed}/propose`, proposal, 'Send for ratification'))
  await ratify(principal, agreed, send)
  const [head, chair] = [await town.as('headteacher'), await town.as('chair')]
  await send(await head.fill(`${agreed}/answer`, { answer: 'agrees' }, 'Send your answer'))
  const disputed = { answer: 'disputes', words: 'It is better than that' }
  await send(await chair.fill(`${agreed}/answer`, disputed, 'Send your answer'))
  await send(await adviser.fill(`${agreed}/next-step`, { nextStep: 'Meet on 20 March' }))
  await issueLetter(adviser, agreed, send, dateFields('effectiveFrom', [5, 3, 2026]))
  const entry = await entryOf(town)
  const corrected = { level: '2', ...dateFields('effectiveFrom', [4, 3, 2026]), reason: 'A day late' }
  await send(await principal.fill(`/schools/${oak}/support-level/entries/${entry}/correct`, corrected))
  await send(await principal.fill('/register/freezes/check?term=2026-autumn', {}, 'Freeze the register'))
  await walkOtherEnds(town, send)
  await send(opening(adviser, '/register/export/csv'), 200)
  await send(opening(adviser, '/register/freezes/1/text'), 200)
  const waiting = await openReview(adviser, oak, 'extra', send)
  await adviser.submit(`${waiting}/propose`, { ...proposal, level: '3' }, 'Send for ratification')
  return { review: lastPart(waiting), entry: await entryOf(town), freeze: `${ash} ${elm}` }
}

/** What the adviser and the school say of a criterion. */
async function judge(town: Town, send: Send): Promise<void> {
  const [adviser, head] = [await town.as('schoolImprovementAdviser'), await town.as('headteacher')]
  const criterion = `/schools/${town.schools.oak}/criteria/vulnerable-teaching-inconsistent`
  const judged = { verdict: 'met', reason: 'Two of six lessons', evidence: 'Six lessons' }
  await send(await adviser.fill(criterion, judged, 'Save answer'))
  await send(await head.fill(criterion, { ...judged, verdict: 'notMet' }, 'Save answer'))
}

/** Reviews that end otherwise: agreed without the school, an answer taken down, finished as unchanged, withdrawn. */
async function walkOtherEnds(town: Town, send: Send): Promise<void> {
  const [adviser, principal] = [await town.as('schoolImprovementAdviser'), await town.as('principalAdviser')]
  const proposal = { level: '1', reasons: 'Seen', reasonAgainstKeyCriteria: 'Seen' }
  const { ash, elm } = town.schools
  const without = await openReview(adviser, ash, 'annual', send)
  await adviser.submit(`${without}/propose`, proposal, 'Send for ratification')
  await ratify(principal, without, send)
  const taken = { answerer: 'headteacher', answer: 'agrees', how: 'telephone', ...dateFields('answeredOn') }
  await send(await adviser.fill(`${without}/record-answer`, taken))
  await send(await adviser.fill(`${without}/without-school`, { reason: 'No chair', nextStep: 'Meet the new chair' }))
  await issueLetter(adviser, without, send)
  const unchanged = await openReview(adviser, ash, 'extra', send)
  await send(await adviser.fill(`${unchanged}/complete`, { note: 'As before', ...dateFields('reviewedOn') }))
  const withdrawn = await openReview(adviser, elm, 'annual', send)
  await send(await adviser.fill(`${withdrawn}/withdraw`, { reason: 'Begun for another school' }))
}

async function openReview(adviser: TestBrowser, urn: number, kind: string, send: Send): Promise<string> {
  const opened = { kind, source: 'termlyRound', reason: 'It fell due' }
  const form = await adviser.fill(`/schools/${urn}/support-level/reviews/new`, opened, 'Open the review')
  return (await send(form)).location ?? ''
}

async function ratify(principal: TestBrowser, review: string, send: Send): Promise<void> {
  const sitting = { meeting: 'Standards meeting', ...dateFields('metOn'), [`decided-${lastPart(review)}`]: 'ratified' }
  await send(await principal.fill('/ratification', sitting, 'Record what the meeting decided'))
}

async function issueLetter(
  adviser: TestBrowser,
  review: string,
  send: Send,
  from: Readonly<Record<string, string>> = {},
): Promise<void> {
  const begun = await send(await adviser.fill(`${review}/issue`, {}, 'Begin a letter'))
  const letter = (begun.location ?? '').replace(/\/edit$/, '')
  const words = {
    headteacher: 'A Head',
    chair: 'B Chair',
    effect: 'Support',
    rightToDiscuss: 'Ring us',
  }
  await send(await adviser.fill(`${letter}/edit`, words, 'Save the letter'))
  const chosen = await send(
    await adviser.fill(`${review}/issue`, { record: lastPart(letter), ...from }, 'Check what will be issued'),
  )
  await send(await adviser.fill(chosen.location ?? '', {}, 'Issue, and bring the level into effect'))
}

async function entryOf({ app, code }: Town): Promise<string> {
  const asked =
    'select entry_id from level_entry where authority_id = $1 and level is not null order by sequence desc limit 1'
  return (await app.database.owner(asked, [code])).rows[0].entry_id as string
}
