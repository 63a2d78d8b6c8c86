import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TestPage } from '../app.ts'
import { chance, seedOf, type Chance } from './chance.ts'
import { marksOf, tablesOf } from './digest.ts'
import { sizeOf } from './sizes.ts'
import { sendOnce, startTown, type Town } from './town.ts'

const files = sizeOf(18, 3_000)
const seed = seedOf()
const random = chance(seed)

let town: Town

beforeAll(async () => {
  town = await startTown()
  const officer = await town.as('dataOfficer')
  const kept = await officer.upload('/evidence/import', {
    name: '2012_england_abs.csv',
    bytes: Buffer.from(soundFile('5.1')),
  })
  await sendOnce(await officer.fill(kept.location ?? '', {}, applyButton(await officer.get(kept.location ?? ''))))
})
afterAll(() => town.app.close())

const soundFile = (figure: string): string =>
  [
    'LA,ESTAB,URN,PERCTOT,PPERSABS15',
    ...Array.from(
      { length: 8 },
      (_, row) => `999,${2001 + row},${100_001 + row},${row % 3 === 0 ? figure : row},"SUPP"`,
    ),
    'NAT,PRI,,4.4,3.4',
    '',
  ].join('\r\n')

/** Files as they come back from other people's programs. */
const damages: readonly ((text: string, random: Chance) => string | Buffer)[] = [
  (text) => text.replace(/(\d)(,"SUPP")/, '$1$2,too much'),
  (text) => text.replace(',"SUPP"', ''),
  (text) => text.replace('"SUPP"', '=1+1'),
  (text) => text.replace('"SUPP"', "=cmd|' /C calc'!A0"),
  (text) => text.replace('"SUPP"', 'many'),
  (text) => text.replace('URN', 'ESTAB'),
  (text) => text.replace('PERCTOT', ''),
  (text, by) => text.slice(0, Math.floor(by() * text.length)),
  (text, by) => text.replace(/4/, () => (by() < 0.5 ? '\u0000' : '"')),
  (text) => text.replace('"SUPP"', `"${'x'.repeat(150_000)}"`),
  (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  (text) => Buffer.from(text.replace('NAT', 'é'), 'latin1'),
  (text) => text.replaceAll(',', ';'),
  (text) => text.replaceAll('\r\n', '\r'),
  (text) => text + text,
  (text) => text.replaceAll(/100001/g, '100002'),
  (text) => text.replace('999,2001', '998,2001'),
  (text) => text,
]

const main = (page: TestPage): string => page.document.querySelector('main')?.textContent?.replaceAll(/\s+/g, ' ') ?? ''
const applyButton = (page: TestPage): string =>
  [...page.document.querySelectorAll('main button')]
    .map((each) => each.textContent?.trim() ?? '')
    .find((text) => text.startsWith('Apply')) ?? ''

/** What the schools' pages show: what is in force, and nothing else. */
async function held(): Promise<readonly string[]> {
  const officer = await town.as('dataOfficer')
  const { oak, ash, elm } = town.schools
  const pages = []
  for (const urn of [oak, ash, elm]) pages.push(main(await officer.get(`/schools/${urn}/evidence`)))
  return pages
}

describe('files as other people send them', () => {
  it(`${files} are each refused whole in a sentence, or previewed as they are then applied, and undone without a trace (SEED ${seed})`, async () => {
    const officer = await town.as('dataOfficer')
    const tables = await tablesOf(town.app.database)
    const before = await held()
    const tally = { refused: 0, applied: 0, empty: 0 }
    for (let number = 0; number < files; number++) {
      const damage = damages[number % damages.length] as (typeof damages)[number]
      const changed = damage(soundFile(`6.${number}`), random)
      const bytes = Buffer.isBuffer(changed) ? changed : Buffer.from(changed)
      const where = `file ${number}: ${String(damage)}`
      const marks = await marksOf(town.app.database, tables)
      const sent = await officer.upload('/evidence/import', { name: '2012_england_abs.csv', bytes })
      if (sent.status !== 303) {
        expect(sent.status, where).toBe(422)
        expect(
          sent.document.querySelector('.govuk-error-message, .govuk-error-summary, h1')?.textContent?.length,
          where,
        ).toBeGreaterThan(15)
        expect(await marksOf(town.app.database, tables), where).toEqual(marks)
        tally.refused++
        continue
      }
      const preview = await officer.get(sent.location ?? '')
      const counts = /Rows: (\d+) new, (\d+) changed, (\d+) unchanged, (none|\d+) refused/.exec(main(preview))
      expect(counts, `${where}: ${main(preview).slice(0, 300)}`).not.toBeNull()
      const refused = [...preview.document.querySelectorAll('table')].filter((each) =>
        each.textContent?.includes('Refused rows'),
      )
      if (counts?.[4] !== 'none') expect(refused[0]?.textContent, where).toMatch(/\d/)
      expect(await held(), `${where}: a preview changes nothing`).toEqual(before)
      const button = applyButton(preview)
      if (button === '') {
        tally.empty++
        continue
      }
      await sendOnce(await officer.fill(sent.location ?? '', {}, button))
      // The same once more, other by a line end alone: nothing in it is new now.
      const again = await officer.upload('/evidence/import', {
        name: '2012_england_abs.csv',
        bytes: Buffer.concat([bytes, lineEndOf(bytes)]),
      })
      if (again.status === 303)
        expect(main(await officer.get(again.location ?? '')), `${where}: preview and result`).toMatch(
          /Rows: 0 new, 0 changed/,
        )
      await sendOnce(await officer.fill(sent.location ?? '', { reason: 'It was not ours' }, 'Undo the import'))
      expect(await held(), `${where}: undone`).toEqual(before)
      tally.applied++
    }
    console.log(`SEED=${seed}: ${JSON.stringify(tally)}`)
    expect(tally.refused).toBeGreaterThan(2)
    expect(tally.applied).toBeGreaterThan(3)
  }, 36_000_000)
})

const lineEndOf = (bytes: Buffer): Buffer => (bytes.includes(0) ? Buffer.from('\r\n', 'utf16le') : Buffer.from('\r\n'))
