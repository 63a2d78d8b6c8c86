import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestApp, type TestApp, type TestBrowser } from '../../test/app.ts'
import { withTx, type AuthorityId } from '../platform/database/index.ts'
import { printMissing } from './late-pdf.ts'
import { putSchool } from '../../test/school-entry.ts'

const urn = 109001
let app: TestApp
let authority: AuthorityId
let adviser: TestBrowser

beforeAll(async () => {
  app = await startTestApp()
  authority = await app.addAuthority(999, 'Ambleford Council')
  await putSchool(app.database, urn)
  adviser = await app.signIn(authority, 'schoolImprovementAdviser')
})
afterAll(() => app.close())

/** Issues a note whose PDF the press could not make at that moment; answers its address and the PDF it should have. */
async function issuedWithoutPdf(): Promise<{ readonly path: string; readonly id: string; readonly sha256: string }> {
  const begun = await adviser.submit(`/schools/${urn}/records`, {}, 'Begin a note of visit')
  const path = (begun.location ?? '').replace(/\/edit$/, '')
  const words = { purpose: 'Review', present: 'Head', heading1: 'Attendance', words1: 'Rising', circulation: 'Head' }
  const visited = { 'visitedOn-day': '2', 'visitedOn-month': '3', 'visitedOn-year': '2026' }
  await adviser.submit(`${path}/edit`, { ...words, ...visited }, 'Save and check your answers')
  expect((await adviser.submit(`${path}/check`, {}, 'Issue')).location).toBe(path)
  const id = path.split('/').at(-1) ?? ''
  const { rows } = await app.database.owner('select pdf_sha256 from issued_document where record_id = $1', [id])
  await app.database.owner('update issued_document set pdf = null, pdf_sha256 = null where record_id = $1', [id])
  return { path, id, sha256: rows[0].pdf_sha256 }
}

const busy = { print: async () => ({ ok: false, reasons: [{ kind: 'pdfBusy', waiting: 100 }] }) as const }
const minutes = (count: number): void => app.setClock(new Date(Date.parse('2026-03-04T12:00:00Z') + count * 60_000))

describe('a PDF that could not be made when its record was issued', () => {
  it('7.2 is made later from the same words, once, and then never changes', async () => {
    const { path, id, sha256 } = await issuedWithoutPdf()
    const before = await adviser.get(path)
    expect(before.text).toContain('The PDF is being made')
    expect((await adviser.get(`${path}/document.pdf`)).status).toBe(404)
    expect(await printMissing(app.service)).toBe(1)
    expect(await printMissing(app.service)).toBe(0)
    const file = await adviser.get(`${path}/document.pdf`)
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(sha256)
    const page = await adviser.get(path)
    expect(page.text).toContain(sha256)
    expect(page.text).not.toContain('The PDF is being made')
    const again = { authority_id: authority, record_id: id as never, urn: urn as never, attempt: 2, at: new Date() }
    const another = { pdf: Buffer.from('x'), pdf_sha256: sha256, refusal: null }
    await expect(
      withTx(app.database, { authority }, (tx) =>
        tx
          .insertInto('pdf_attempt')
          .values({ ...again, ...another })
          .execute(),
      ),
    ).rejects.toThrow(/pdf_attempt_made/)
    await expect(
      withTx(app.database, { authority }, (tx) => tx.updateTable('pdf_attempt').set({ attempt: 3 }).execute()),
    ).rejects.toThrow(/permission denied/)
    const { rows } = await app.database.owner("select person_name from audit_entry where action = 'make PDF of record'")
    expect(rows).toEqual([{ person_name: 'The service itself' }])
  })

  it('7.2 is tried again after longer and longer, five times, and the page says so when it cannot be made', async () => {
    const { path, id } = await issuedWithoutPdf()
    const tried = async (): Promise<number> =>
      Number((await app.database.owner('select count(*) from pdf_attempt where record_id = $1', [id])).rows[0].count)
    for (const [at, count] of [
      [0, 1],
      [0, 1],
      [1, 2],
      [4, 2],
      [5, 3],
      [14, 4],
      [30, 5],
      [600, 5],
    ] as const) {
      minutes(at)
      expect(await printMissing(app.service, busy)).toBe(0)
      expect(await tried(), `after ${at} minutes`).toBe(count)
    }
    minutes(0)
    expect((await adviser.get(path)).text).toContain('A PDF of this record could not be made')
  })

  it('7.2 two servers that print the same keep one file', async () => {
    const { path } = await issuedWithoutPdf()
    const made = await Promise.all([printMissing(app.service), printMissing(app.service)])
    expect(made.toSorted((a, b) => a - b)).toEqual([0, 1])
    expect((await adviser.get(`${path}/document.pdf`)).status).toBe(200)
  })
})
