import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Sending, TestBrowser } from '../app.ts'
import { chance, oneOf, seedOf } from './chance.ts'
import { sizeOf } from './sizes.ts'
import { dateFields, lastPart, sendOnce, startTown, type Town } from './town.ts'

const editors = 50
const rounds = sizeOf(6, 200)
const seed = seedOf()
const random = chance(seed)

let town: Town

beforeAll(async () => {
  town = await startTown()
})
afterAll(() => town.app.close())

/** Fills the same form as often as there are editors, each with words of its own, then sends all at once. */
async function together(fill: (editor: number) => Promise<Sending>, many = editors) {
  const filled = []
  for (let editor = 0; editor < many; editor++) filled.push(await fill(editor))
  return Promise.all(filled.map((sending) => sending.send()))
}

const countOf = (statuses: readonly { status: number }[], status: number): number =>
  statuses.filter((answer) => answer.status === status).length

describe(`${editors} who save one record at once, ${rounds} times (SEED ${seed})`, () => {
  it('a school’s facts: one is saved each time, the others are told with both texts, none is lost', async () => {
    const { oak } = town.schools
    const leaders = [await town.as('schoolImprovementTeamLeader'), await town.as('dataOfficer')]
    let saved = 0
    for (let round = 0; round < rounds; round++) {
      const answers = await together((editor) =>
        oneOf(random, leaders).fill(`/schools/${oak}/facts`, { street: `Street ${round} of ${editor}` }),
      )
      const [one] = answers.flatMap(({ status }, editor) => (status === 303 ? [editor] : []))
      expect([countOf(answers, 303), countOf(answers, 409)], `round ${round}`).toEqual([1, editors - 1])
      saved++
      const { rows } = await town.app.database.owner('select street, version from school where urn = $1', [oak])
      expect(rows).toEqual([{ street: `Street ${round} of ${one}`, version: saved + 1 }])
      const told = answers.find(({ status }) => status === 409)?.text ?? ''
      expect(told).toContain(`Street ${round} of ${one}`)
      expect(told).toContain('Save facts again')
    }
    const kept = await town.app.database.owner(
      "select count(*)::int as rows from audit_entry where action = 'change facts' and urn = $1",
      [oak],
    )
    console.log(`${rounds * editors} saves: ${saved} kept, ${rounds * editors - saved} told`)
    expect(kept.rows[0].rows).toBe(saved)
  }, 600_000)

  it('a draft note: one is saved each time, the others are told, none is lost', async () => {
    const adviser = await town.as('schoolImprovementAdviser')
    const begun = await adviser.submit(`/schools/${town.schools.oak}/records`, {}, 'Begin a note of visit')
    const edit = begun.location ?? ''
    for (let round = 0; round < Math.ceil(rounds / 3); round++) {
      const answers = await together((editor) =>
        adviser.fill(
          edit,
          { purpose: `Purpose ${round} of ${editor}`, intent: 'later' },
          'Save and check your answers',
        ),
      )
      expect([countOf(answers, 303), countOf(answers, 409)], `round ${round}`).toEqual([1, editors - 1])
      const one = answers.findIndex(({ status }) => status === 303)
      expect((await adviser.get(edit)).document.querySelector('#purpose')?.textContent?.trim()).toBe(
        `Purpose ${round} of ${one}`,
      )
    }
  }, 600_000)

  it('what is about to be proposed: one is saved, the others are told', async () => {
    const adviser = await town.as('schoolImprovementAdviser')
    const opened = await adviser.submit(
      `/schools/${town.schools.elm}/support-level/reviews/new`,
      { kind: 'annual', source: 'termlyRound' },
      'Open the review',
    )
    const propose = `${opened.location}/propose`
    const answers = await together(
      (editor) =>
        adviser.fill(
          propose,
          { level: '2', reasons: `Reasons of ${editor}`, intent: 'later' },
          'Send for ratification',
        ),
      10,
    )
    expect([countOf(answers, 303), countOf(answers, 409)]).toEqual([1, 9])
  }, 60_000)
})

describe('two who do at once what can be done once', () => {
  const proposal = { level: '2', reasons: 'Seen', reasonAgainstKeyCriteria: 'Seen' }
  let review: string

  it('propose: one level is proposed, the other is told', async () => {
    const adviser = await town.as('schoolImprovementAdviser')
    const opened = await adviser.submit(
      `/schools/${town.schools.oak}/support-level/reviews/new`,
      { kind: 'annual', source: 'termlyRound' },
      'Open the review',
    )
    review = opened.location ?? ''
    await isDoneOnce(() => adviser.fill(`${review}/propose`, proposal, 'Send for ratification'))
  })

  it('ratify: the level is ratified once, the other meeting is told', async () => {
    const principals = [await town.as('principalAdviser'), await town.as('schoolImprovementTeamLeader')]
    const sitting = { ...dateFields('metOn'), [`decided-${lastPart(review)}`]: 'ratified' }
    await isDoneOnce((editor) =>
      (principals[editor % 2] as TestBrowser).fill(
        '/ratification',
        { ...sitting, meeting: `Meeting ${editor}` },
        'Record what the meeting decided',
      ),
    )
  })

  it('answer for the school: one answer stands, the other is told', async () => {
    const head = await town.as('headteacher')
    await isDoneOnce(() => head.fill(`${review}/answer`, { answer: 'agrees' }, 'Send your answer'))
    const chair = await town.as('chair')
    await isDoneOnce((editor) =>
      chair.fill(`${review}/answer`, { answer: editor === 0 ? 'agrees' : 'disputes', words: 'No' }, 'Send your answer'),
    )
  })

  it('issue: the level takes effect once, with one record', async () => {
    const adviser = await town.as('schoolImprovementAdviser')
    const happened = await town.app.database.owner("select 1 from review_happening where facts::text like '%disputes%'")
    if (happened.rowCount) await adviser.submit(`${review}/next-step`, { nextStep: 'Meet' })
    const letter = ((await adviser.submit(`${review}/issue`, {}, 'Begin a letter')).location ?? '').replace(
      /\/edit$/,
      '',
    )
    const words = {
      headteacher: 'A Head',
      chair: 'B Chair',
      effect: 'Support',
      rightToDiscuss: 'Ring us',
    }
    await sendOnce(await adviser.fill(`${letter}/edit`, words, 'Save the letter'))
    const chosen = await adviser.submit(`${review}/issue`, { record: lastPart(letter) }, 'Check what will be issued')
    await isDoneOnce(() => adviser.fill(chosen.location ?? '', {}, 'Issue, and bring the level into effect'))
    const { rows } = await town.app.database.owner(
      'select (select count(*)::int from level_entry) as levels, (select count(*)::int from issued_document) as documents',
    )
    expect(rows).toEqual([{ levels: 1, documents: 1 }])
  })

  it('freeze: the register of a term is frozen once', async () => {
    const principals = [await town.as('principalAdviser'), await town.as('schoolImprovementTeamLeader')]
    await isDoneOnce((editor) =>
      (principals[editor % 2] as TestBrowser).fill(
        '/register/freezes/check?term=2026-autumn',
        {},
        'Freeze the register',
      ),
    )
    expect((await town.app.database.owner('select 1 from register_freeze')).rowCount).toBe(1)
  })

  it('bring in the same file: one import of it is in force', async () => {
    const officer = await town.as('dataOfficer')
    await officer.credentials()
    const file = {
      name: '2012_england_abs.csv',
      bytes: Buffer.from(`LA,ESTAB,URN,PERCTOT,PPERSABS15\n999,2001,${town.schools.oak},5.1,3.0\nNAT,PRI,,4.4,3.4\n`),
    }
    const sent = await Promise.all([officer.upload('/evidence/import', file), officer.upload('/evidence/import', file)])
    const previews = sent.flatMap(({ location }) => (location === undefined ? [] : [location]))
    expect(previews.length).toBeGreaterThan(0)
    const applying = await Promise.all(previews.map((preview) => officer.fill(preview, {}, 'Apply 2 records')))
    const applied = await Promise.all(applying.map((each) => each.send()))
    expect(countOf(applied, 303)).toBe(1)
    for (const { status } of applied) expect(status).toBeLessThan(500)
    const inForce = await town.app.database.owner("select 1 from data_import_happening where happening = 'applied'")
    expect(inForce.rowCount).toBe(1)
  })
})

/** Two different sendings of the same act: one leads on, the other is a page that says why not. */
async function isDoneOnce(fill: (editor: number) => Promise<Sending>): Promise<void> {
  const answers = await together(fill, 2)
  expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([
    303,
    expect.toBeOneOf([404, 409, 422]),
  ])
  const told = answers.find(({ status }) => status !== 303)
  expect(told?.document.querySelector('h1')?.textContent?.trim().length).toBeGreaterThan(3)
}
