import * as fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { Outcome } from '../../kernel/index.ts'
import {
  openPdfPress,
  withoutGlyph,
  type Block,
  type DocumentModel,
  type PdfRefusal,
  type PrintedPdf,
} from './index.ts'
import { mostCharacters, mostWaiting } from './pdf-press.ts'
import { sampleLetter, sampleNote } from './sample-documents.ts'

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
const press = openPdfPress()
afterAll(() => press.close())

const here = process.platform === 'linux' && process.arch === 'x64'
const bytesOf = (outcome: Outcome<PrintedPdf, PdfRefusal>): Buffer => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.reasons))
  return Buffer.from(outcome.value.bytes)
}
const print = async (model: DocumentModel): Promise<string> => bytesOf(await press.print(model)).toString('latin1')
const saying = (...blocks: Block[]): DocumentModel => ({ ...sampleLetter, blocks })

/** Every character that a PDF maps its glyphs to (its ToUnicode maps): what its text can be searched and read aloud as. */
function readable(pdf: string): Set<string> {
  const maps = pdf.match(/begincmap[\s\S]*?endcmap/g) ?? []
  const hex = maps.flatMap((map) => [...map.matchAll(/^<[0-9A-F]+> <([0-9A-F]+)>$/gim)].map(([, to = '']) => to))
  return new Set(hex.flatMap((one) => Array.from(Buffer.from(one, 'hex').swap16().toString('utf16le'))))
}

/** "Attendance in the school is getting better", or something like it. */
const writings = {
  Arabic: 'الحضور في المدرسة يتحسن، ولكن 12',
  Urdu: 'اسکول کی حاضری بہتر ہو رہی ہے۔',
  Hebrew: 'הנוכחות משתפרת',
  Bengali: 'বিদ্যালয়ে উপস্থিতি',
  Gurmukhi: 'ਹਾਜ਼ਰੀ ਸੁਧਰ ਰਹੀ ਹੈ।',
  Gujarati: 'શાળામાં હાજરી સુધરી રહી છે',
  Devanagari: 'उपस्थिति सुधर रही है। कृष्ण',
  Tamil: 'வருகை மேம்படுகிறது',
  Thai: 'การเข้าเรียนดีขึ้น',
  Amharic: 'የትምህርት ቤቱ',
  Georgian: 'დასწრება უმჯობესდება',
  Armenian: 'հաճախումը բարելավվում',
  Russian: 'Посещаемость растёт, Қазақ',
  Greek: 'Η φοίτηση βελτιώνεται',
  Yoruba: 'Ẹ káàbọ̀ sí ilé-ìwé',
  Chinese: '学校的出勤率正在提高。請與陳老師聯絡',
  Japanese: '出席率は向上しています。',
  Korean: '학교 출석률이',
  signs: '✓ ☐ ★ ₹ ① ≥',
  emoji: '😀 👍🏽 ❤️ 🎉',
}

describe.skipIf(!here)('pdf (skipped where the typesetter has no package: only linux-x64 is installed)', () => {
  it.each([sampleLetter, sampleNote])('is a tagged PDF/UA with title and language: $form', async (model) => {
    const pdf = await print(model)
    expect(pdf).toMatch(/^%PDF-1\.7/)
    expect(pdf).toMatch(/\/StructTreeRoot \d+ 0 R/)
    expect(pdf).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/)
    expect(pdf).toContain('/Lang (en-GB)')
    expect(pdf).toMatch(/\/Title [(<]/)
    expect(pdf).toContain('/DisplayDocTitle true')
    expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(pdf).toContain('/CreationDate (D:20110314')
    for (const tag of ['H1', 'H2', 'P', 'L', 'LI', 'Lbl', 'LBody', 'Table', 'THead', 'TH', 'TD', 'Caption', 'Figure'])
      expect(pdf).toMatch(new RegExp(`/S /${tag}\\b`))
    expect(pdf).toMatch(/\/Alt [(<]/)
  })

  it('is the same bytes for the same model, from another press as well', async () => {
    const first = await print(sampleLetter)
    await print(sampleNote)
    const other = openPdfPress()
    expect(bytesOf(await other.print(sampleLetter)).toString('latin1')).toBe(first)
    expect(await print(sampleLetter)).toBe(first)
    await other.close()
  })

  it('prints hostile text as text', async () => {
    const hostile =
      '#panic("x") $x$ *b* _i_ `c` = h @ref <label> \\ // /* ~ #image("/etc/passwd") #sys.inputs "]\\n[" \u202Eevil {{x}}'
    const everywhere = saying(
      { kind: 'heading', level: 1, text: hostile },
      {
        kind: 'paragraph',
        words: [{ text: hostile, bold: true, italic: true, link: 'https://example.org/#panic()?a="b"' }],
      },
      { kind: 'list', style: 'numbers', items: [hostile, ''] },
      {
        kind: 'table',
        caption: hostile,
        columns: [{ heading: hostile }, { heading: '' }],
        rows: [[hostile], [hostile, hostile, hostile]],
      },
      { kind: 'summary', rows: [{ key: hostile, value: hostile }] },
      { kind: 'signatures', lines: [{ role: hostile, name: hostile }] },
    )
    const addressee = { name: hostile, role: hostile, organisation: hostile, address: [hostile] }
    const pdf = await print({
      ...everywhere,
      title: hostile,
      reference: hostile,
      marking: hostile,
      salutation: hostile,
      addressees: [addressee, addressee, addressee],
    })
    for (const sign of '#$*_`=@<>\\/~"[]{}') expect(readable(pdf)).toContain(sign)
    expect(readable(pdf)).not.toContain('\u202E')
  })

  it.each(Object.entries(writings))('7.2 prints what a school writes: %s', async (_, words) => {
    const printed = await press.print(
      saying({ kind: 'paragraph', words }, { kind: 'list', style: 'bullets', items: [words] }),
    )
    expect(printed.ok && printed.value.unprintable).toEqual([])
    const found = readable(bytesOf(printed).toString('latin1'))
    for (const letter of words.match(/\p{L}|\p{So}/gu) ?? []) expect(found).toContain(letter)
    expect(found).not.toContain('\u25A1')
  })

  it('7.2 prints a mark with its number for what no typeface has, and says which', async () => {
    const printed = await press.print(saying({ kind: 'paragraph', words: 'Łódź 𓀀 مدرسة \uE123' }))
    expect(printed.ok && printed.value.unprintable).toEqual(['𓀀', '\uE123'])
    for (const sign of '[U+13000E]') expect(readable(bytesOf(printed).toString('latin1'))).toContain(sign)
    expect(withoutGlyph('Siân, 学校, 😀, ❤️, می‌خواهم, 𓀀')).toEqual(['𓀀'])
  })

  it('is the same bytes whatever was printed before, with other alphabets too, and without them as if there were none', async () => {
    const urdu = saying({ kind: 'paragraph', words: writings.Urdu })
    const first = await print(urdu)
    expect(first).toMatch(/\/StructTreeRoot \d+ 0 R/)
    await print(saying({ kind: 'paragraph', words: writings.Chinese }))
    expect(await print(urdu)).toBe(first)
    const other = openPdfPress()
    const plain = bytesOf(await other.print(sampleLetter)).toString('latin1')
    expect(bytesOf(await other.print(urdu)).toString('latin1')).toBe(first)
    expect(await print(sampleLetter)).toBe(plain)
    await other.close()
  })

  it('prints very long words, many rows and empty parts', async () => {
    const long = 'x'.repeat(5000)
    const rows = Array.from({ length: 300 }, (_, index) => [`${index}`, long.slice(0, 80), ''])
    const columns = ['a', 'b', long].map((heading) => ({ heading }))
    await print(
      saying(
        { kind: 'paragraph', words: long },
        { kind: 'table', caption: '', columns, rows },
        { kind: 'summary', rows: [{ key: long, value: '' }] },
      ),
    )
    await print({ ...saying(), title: '', reference: '', addressees: [], council: { name: '', address: [] } })
    await print(
      saying(
        { kind: 'list', style: 'bullets', items: [] },
        { kind: 'signatures', lines: [] },
        { kind: 'summary', rows: [] },
      ),
    )
  })

  it(`prints any text (SEED=${seed})`, async () => {
    const text = fc.string({ unit: 'binary', maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(text, text, async (one, other) => {
        const printed = await press.print({
          ...saying(
            { kind: 'heading', level: 1, text: one },
            { kind: 'paragraph', words: other },
            { kind: 'table', caption: one, columns: [{ heading: other }], rows: [[one]] },
          ),
          title: other,
        })
        expect(printed).toMatchObject({ ok: true })
      }),
      { seed, numRuns: 100 },
    )
  }, 120_000)

  it('gives a document up when it takes too long, and prints the next', async () => {
    const hurried = openPdfPress(0.001)
    expect(await hurried.print(sampleNote)).toEqual({ ok: false, reasons: [{ kind: 'pdfTimedOut', seconds: 0.001 }] })
    await hurried.close()
    expect((await press.print(sampleLetter)).ok).toBe(true)
  })

  it('does not hold up the server while it prints', async () => {
    const rows = Array.from({ length: 3000 }, (_, index) => [`${index}`, 'a row of words to set'])
    let beats = 0
    const heart = setInterval(() => beats++, 5)
    await print(saying({ kind: 'table', caption: 'Long', columns: [{ heading: 'a' }, { heading: 'b' }], rows }))
    clearInterval(heart)
    expect(beats).toBeGreaterThan(3)
  })

  it('refuses a document that is too large, and more than can wait', async () => {
    const huge = saying({ kind: 'paragraph', words: 'x'.repeat(mostCharacters) })
    expect(await press.print(huge)).toMatchObject({ ok: false, reasons: [{ kind: 'pdfTooLarge' }] })
    const many = await Promise.all(Array.from({ length: mostWaiting + 1 }, () => press.print(saying())))
    expect(many.filter((outcome) => !outcome.ok)).toEqual([
      { ok: false, reasons: [{ kind: 'pdfBusy', waiting: mostWaiting }] },
    ])
  })
})

describe('pdf on a computer without the typesetter', () => {
  it('is unavailable, and says for which platform', async () => {
    const elsewhere = openPdfPress(1, 'sunos-sparc')
    expect(await elsewhere.print(sampleLetter)).toEqual({
      ok: false,
      reasons: [{ kind: 'pdfUnavailable', platform: 'sunos-sparc' }],
    })
    await elsewhere.close()
  })
})
