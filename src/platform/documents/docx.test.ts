import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unpackArchive } from '../spreadsheets/index.ts'
import { documentDocx, type DocumentModel } from './index.ts'
import { sampleLetter, sampleNote } from './sample-documents.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)

async function parts(model: DocumentModel): Promise<ReadonlyMap<string, string>> {
  const archive = unpackArchive(await documentDocx(model), { unpackedBytes: 1e8, entries: 100, ratio: 1000 })
  if (!archive.ok) throw new Error(JSON.stringify(archive.reasons))
  return new Map([...archive.value].map(([name, bytes]) => [name, new TextDecoder().decode(bytes)]))
}
const part = async (model: DocumentModel, name: string): Promise<string> => (await parts(model)).get(name) ?? ''
const body = (model: DocumentModel): Promise<string> => part(model, 'word/document.xml')

describe('docx', () => {
  it('has real headings, lists, a header row that repeats, alternative text and a language', async () => {
    const xml = await body(sampleLetter)
    expect([...xml.matchAll(/w:pStyle w:val="(Heading\d)"/g)].map(([, style]) => style)).toEqual([
      'Heading1',
      'Heading2',
      'Heading2',
      'Heading2',
      'Heading3',
    ])
    expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
    expect(xml.match(/<w:numPr>/g)).toHaveLength(5)
    expect(xml).toContain('descr="Attendance fell from 94.8% to 93.1% over three years."')
    expect(xml).toContain('<w:hyperlink')
    const styles = await part(sampleLetter, 'word/styles.xml')
    expect(styles).toContain('<w:lang w:val="en-GB"/>')
    expect(styles).toContain('w:lineRule="auto"')
  })

  it('says of itself only its title, the council and its date', async () => {
    const core = await part(sampleLetter, 'docProps/core.xml')
    expect(core).toContain(`<dc:title>${sampleLetter.title}</dc:title>`)
    expect(
      core
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    ).toBe(`${sampleLetter.title} Ambleford Council en-GB Ambleford Council 2011-03-14T00:00:00Z 2011-03-14T00:00:00Z`)
    const all = [...(await parts(sampleLetter)).values()].join('')
    expect(all).not.toMatch(/Un-named|w:rsid|w:comment |w:del |w:ins /)
  })

  it('numbers its pages and carries its reference and marking', async () => {
    const footer = await part(sampleNote, 'word/footer1.xml')
    expect(footer).toContain('Ambleford Council: NV/2011/0093')
    expect(footer).toMatch(/PAGE[\s\S]*NUMPAGES/)
    expect(await part(sampleNote, 'word/header1.xml')).toContain('Confidential')
  })

  it('is the same bytes for the same model, whenever it is made', async () => {
    const first = await documentDocx(sampleLetter)
    await documentDocx(sampleNote)
    await new Promise((resolve) => setTimeout(resolve, 2100))
    expect(Buffer.compare(await documentDocx(sampleLetter), first)).toBe(0)
  })

  it('restarts the numbers of every list', async () => {
    const list = { kind: 'list', style: 'numbers', items: ['one', 'two'] } as const
    const xml = await body({ ...sampleLetter, blocks: [list, list] })
    const ids = [...xml.matchAll(/<w:numId w:val="(\d+)"\/>/g)].map(([, id]) => id)
    expect([ids[0] === ids[1], ids[2] === ids[3], ids[0] === ids[2]]).toEqual([true, true, false])
  })

  it(`holds any text as text (SEED=${seed})`, async () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom(']]></w:t>', '&amp;<b>', '\u0000\uFFFF\uD800', '\u202E'),
    )
    await fc.assert(
      fc.asyncProperty(text, text, async (one, other) => {
        const model = {
          ...sampleLetter,
          title: one,
          marking: other,
          blocks: [
            { kind: 'paragraph', words: one },
            { kind: 'summary', rows: [{ key: one, value: other }] },
          ],
        } as const
        for (const xml of (await parts(model)).values()) {
          expect(xml).not.toMatch(/(?![\t\n\r])\p{Cc}|\p{Surrogate}|[\uFFFE\uFFFF]|\u202E/u)
          expect(xml.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i)
        }
      }),
      { seed, numRuns: 30 },
    )
  })

  it('keeps spaces and line breaks', async () => {
    const xml = await body({ ...sampleLetter, blocks: [{ kind: 'paragraph', words: 'one  two\nthree' }] })
    expect(xml).toMatch(
      /<w:t xml:space="preserve">one {2}two<\/w:t>.{0,60}<w:br\/>.{0,20}<w:t xml:space="preserve">three</,
    )
  })
})
