import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, testToday, type TestApp } from '../../test/app.ts'
import { addDays, type Day } from '../kernel/index.ts'
import { verifyAudit } from '../platform/audit/index.ts'
import { withTx } from '../platform/database/index.ts'
import { loadRegister } from '../support-levels/index.ts'
import { castAppointments, castPeople } from './cast.ts'
import { castSchools } from './cast-schools.ts'
import { fixedId } from './fixed-id.ts'
import { loadDemonstration } from './load.ts'
import { demonstrationAuthority as authority, type TellProgress } from './loading.ts'
import { demonstrationPeople } from './people.ts'
import { progressLines } from './progress.ts'
import { demonstrationSchools } from './schools.ts'
import { sharedPractice } from './shared-practice.ts'
import { demonstrationStory } from './story.ts'
import type { StoryEvent } from './story-event.ts'

let app: TestApp
/** What a load came to that was broken off, and what it left; then two at once. */
let broken: { readonly error: unknown; readonly people: number; readonly authorities: number }
let outcomes: readonly unknown[]

const load = (tell?: TellProgress) => loadDemonstration(app.service, app.database.connection, tell)
const count = async (table: string): Promise<number> =>
  Number((await app.database.owner(`select count(*) as n from ${table} where authority_id = 999`)).rows[0]?.n)

beforeAll(async () => {
  app = await startTestApp()
  const error: unknown = await load((part) => {
    // As when the computer is switched off: the database loses whoever was writing.
    if (part === 'evidence') void app.database.owner(endOthers)
  }).catch((thrown: unknown) => thrown)
  broken = { error, people: await count('person'), authorities: await count('authority') }
  outcomes = await Promise.all([load(), load()])
}, 400_000)
afterAll(() => app.close())

const endOthers = `select pg_terminate_backend(pid) from pg_stat_activity
  where datname = current_database() and pid <> pg_backend_pid()`

describe('loading the demonstration', () => {
  it('is loaded whole by the next start after it was broken off, and once by two at once', () => {
    expect(broken).toEqual({ error: expect.any(Error), people: 0, authorities: 1 })
    expect(outcomes.map((outcome) => (outcome as { value: string }).value).sort()).toEqual(['alreadyThere', 'loaded'])
  })

  it('is left alone by every later start', async () => {
    const before = await count('audit_entry')
    expect(await load()).toEqual({ ok: true, value: 'alreadyThere' })
    expect(await count('audit_entry')).toBe(before)
  })

  it('holds everyone and every school', async () => {
    const { people, appointments } = demonstrationPeople(testToday)
    expect(await count('school')).toBe(demonstrationSchools(testToday).length)
    expect(await count('person')).toBe(people.length)
    expect(await count('appointment')).toBe(appointments.length)
  })

  it('7.3 has on its register the level that the story agreed for each school', async () => {
    const { rows } = await withTx(app.database, { authority }, (tx) =>
      loadRegister(tx, { authority, laCode: 999 }, { on: testToday }),
    )
    const levels = new Map(rows.flatMap(({ urn, level }) => (level === null ? [] : [[urn as number, level] as const])))
    const agreed = levelsAgreed(demonstrationStory(testToday))
    expect([...levels].toSorted()).toEqual([...agreed].toSorted())
    expect(new Set(levels.values())).toEqual(new Set([1, 2, 3]))
  })

  it('5.3 has schools that can support others, one that no longer can, and says when it ended', async () => {
    const { secureWithCapacity, converterAcademy } = castSchools
    const able = async (on: Day) => {
      const { rows } = await withTx(app.database, { authority }, (tx) =>
        loadRegister(tx, { authority, laCode: 999 }, { on }),
      )
      return rows.flatMap(({ capacity, urn }) => (capacity ? [urn as number] : [])).toSorted()
    }
    expect(await able(testToday)).toEqual([secureWithCapacity.urn, 900101, 900301, 900314])
    expect(await able(addDays(testToday, -60))).toContain(converterAcademy.urn)
  })

  it('5.4 has good practice of every level in its directory, and more in every state on its way', async () => {
    const { rows } = await app.database.owner(
      'select what, count(*)::int as n from good_practice where authority_id = 999 group by what order by what',
    )
    const shared = sharedPractice(testToday)
    expect(rows).toContainEqual({ what: 'proposed', n: shared.length })
    expect(rows).toContainEqual({ what: 'withdrawn', n: 1 })
    expect(rows).toContainEqual({ what: 'verified', n: shared.filter(({ verified }) => verified).length })
  })

  it('7.2 keeps of each record issued in the story the bytes and their SHA-256', async () => {
    const issued = demonstrationStory(testToday).filter(({ what }) => what === 'noteIssued' || what === 'letterIssued')
    expect(await count('issued_document')).toBe(issued.length)
    const { rows } = await app.database.owner(`select reference from issued_document where authority_id = 999 and not (
      encode(sha256(docx), 'hex') = docx_sha256 and encode(sha256(convert_to(model, 'UTF8')), 'hex') = model_sha256
      and substring(docx from 1 for 2) = 'PK'
      and (pdf is null or encode(sha256(pdf), 'hex') = pdf_sha256 and substring(pdf from 1 for 5) = '%PDF-'))`)
    expect(rows).toEqual([])
  })

  it('remembers every deed in an audit that is whole', async () => {
    const verified = await withTx(app.database, { authority }, (tx) =>
      verifyAudit(tx, app.service.secrets.audit, authority),
    )
    expect(verified).toMatchObject({ ok: true, rows: await count('audit_entry') })
    const story = demonstrationStory(testToday)
    const proposed = story.filter(({ what }) => what === 'levelProposed').length
    const { rows } = await app.database.owner(
      "select count(*)::int as n from audit_entry where authority_id = 999 and action = 'propose level'",
    )
    expect(rows).toEqual([{ n: proposed }])
  })

  it('has every file of its evidence in force, and no row of it refused', async () => {
    const { rows } = await app.database.owner(`select i.file_name from data_import i
      left join data_import_happening h using (authority_id, import_number)
      where i.authority_id = 999 and (h.happening is distinct from 'applied' or i.refused <> '[]'::jsonb)`)
    expect(rows).toEqual([])
  })

  it('lets everyone of the cast who holds an office today be signed in as', async () => {
    const refused: string[] = []
    for (const { email, role, urn, from, to } of castAppointments(testToday)) {
      if (from > testToday || (to !== undefined && to < testToday)) continue
      const appointment = fixedId('appointment', `${email} ${role} ${urn ?? null} ${from}`)
      if (!(await signsIn(appointment))) refused.push(`${email} as ${role}`)
    }
    expect(refused).toEqual([])
    expect(castPeople.length).toBeGreaterThan(60)
  })
})

describe('a database with real data', () => {
  it('is never given the demonstration, and is left as it was', async () => {
    const other = await startTestApp()
    await other.addAuthority(803, 'Somewhere Council')
    expect(await loadDemonstration(other.service, other.database.connection)).toEqual({
      ok: false,
      reasons: [{ kind: 'realDataHeld', authorities: ['Somewhere Council'] }],
    })
    const { rows } = await other.database.owner('select name from authority where authority_id > 0')
    expect(rows).toEqual([{ name: 'Somewhere Council' }])
    await other.close()
  })
})

describe('the progress of loading', () => {
  const written = (isTTY: boolean): string => {
    let text = ''
    const { tell, end } = progressLines({ isTTY, write: (more: string) => (text += more) }, 'Loading')
    tell('schools')
    for (const share of [0, 0.1, 0.19, 0.2, 0.41, 1]) tell('reviews', share)
    end()
    return text
  }

  it('is a line now and then in a log', () => {
    expect(written(false).trimEnd().split('\n')).toEqual([
      'Loading: schools',
      'Loading: reviews 0 %',
      'Loading: reviews 20 %',
      'Loading: reviews 40 %',
      'Loading: reviews 100 %',
    ])
  })

  it('is one line drawn over, and gone in the end, where a person watches', () => {
    expect(written(true)).not.toContain('\n')
    expect(written(true)).toContain('Loading: reviews 41 %')
    expect(written(true).endsWith('\r\u001b[K')).toBe(true)
  })
})

/** Whether the sign-in page offers an appointment, and a page opens for whoever takes it up. */
async function signsIn(appointment: string): Promise<boolean> {
  const browser = app.browser()
  const { document } = await browser.get('/sign-in')
  const offered = document.querySelector(`form[action="/sign-in/as"] input[value="${appointment}"]`)
  const token = document.querySelector('input[name="_csrf"]')?.getAttribute('value') ?? ''
  if (!offered) return false
  const answer = await browser.post('/sign-in/as', { _csrf: token, appointment, next: '' })
  return answer.status === 303 && (await browser.get(answer.location ?? '/')).status < 400
}

/** The level of each school that the records issued in the story brought into effect. */
function levelsAgreed(story: readonly StoryEvent[]): ReadonlyMap<number, number> {
  const proposed = new Map<string, number>()
  const levels = new Map<number, number>()
  for (const event of story) {
    if (event.what === 'levelProposed') proposed.set(event.review, event.level)
    if (event.what === 'noteIssued' || event.what === 'letterIssued')
      levels.set(event.urn, proposed.get(event.review) ?? 0)
    if (event.what === 'levelCorrected') levels.set(event.urn, event.level)
  }
  return levels
}
