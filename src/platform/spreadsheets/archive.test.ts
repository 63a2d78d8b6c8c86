import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readWorkbook, unpackArchive, writeXlsx } from './index.ts'

const limits = { unpackedBytes: 5_000_000, entries: 3, ratio: 100 }

interface Part {
  readonly name: string
  readonly body: Uint8Array
  /** What the archive says of it, where it lies. */
  readonly says?: number
  readonly at?: number
}

/** A ZIP archive as small as it can be made. */
function zip(parts: readonly Part[]): Uint8Array {
  const locals: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, body, says = body.length, at: lie } of parts) {
    const packed = deflateRawSync(body)
    const title = Buffer.from(name)
    const fields = Buffer.alloc(26)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(says, 18)
    fields.writeUInt16LE(title.length, 22)
    locals.push(Buffer.from('PK\x03\x04', 'latin1'), fields, title, packed)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(lie ?? at, 10)
    directory.push(Buffer.from('PK\x01\x02\x00\x00', 'latin1'), fields, place, title)
    at += 30 + title.length + packed.length
  }
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...locals, ...directory, Buffer.from('PK\x05\x06', 'latin1'), end])
}
const small = (name: string): Part => ({ name, body: Buffer.from('hello') })

const refusal = (parts: readonly Part[]) => {
  const outcome = unpackArchive(zip(parts), limits)
  return outcome.ok ? undefined : outcome.reasons[0]
}

const refusalOf = async (bytes: Uint8Array) => {
  const outcome = await readWorkbook(bytes)
  return outcome.ok ? undefined : outcome.reasons[0]
}

const ods = (sheet: string): Uint8Array =>
  zip([
    { name: 'mimetype', body: Buffer.from('application/vnd.oasis.opendocument.spreadsheet') },
    {
      name: 'content.xml',
      body: Buffer.from(
        `<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">${sheet}</table:table></office:spreadsheet></office:body></office:document-content>`,
      ),
    },
  ])

async function unpackedRegister(): Promise<[string, string][]> {
  const columns = ['a', 'b'].map((heading) => ({ heading, type: 'text' as const }))
  const entries = unpackArchive(await writeXlsx({ title: 'T', columns, rows: [['1', '2']] }), {
    ...limits,
    entries: 50,
  })
  return entries.ok ? [...entries.value].map(([name, body]) => [name, Buffer.from(body).toString()]) : []
}

describe('archive', () => {
  it('unpacks its entries by name', () => {
    const outcome = unpackArchive(zip([small('a'), { name: 'é', body: Buffer.alloc(0) }]), limits)
    expect(outcome.ok && [...outcome.value].map(([name, body]) => [name, Buffer.from(body).toString()])).toEqual([
      ['a', 'hello'],
      ['é', ''],
    ])
  })

  it('refuses bombs before unpacking them', () => {
    expect(refusal(['a', 'b', 'c', 'd'].map(small))).toEqual({ kind: 'tooLarge', what: 'entries', found: 4, most: 3 })
    expect(refusal([{ name: 'a', body: Buffer.alloc(6_000_000) }])).toMatchObject({ what: 'unpackedBytes' })
    expect(refusal([{ name: 'a', body: Buffer.alloc(2_000_000) }])).toMatchObject({ what: 'ratio' })
    expect(refusal([{ name: 'a', body: Buffer.alloc(900_000), says: 10 }])).toMatchObject({ kind: 'damaged' })
    expect(refusal([small('a'), { ...small('b'), at: 0 }])).toEqual({ kind: 'damaged', detail: 'entries overlap' })
  })

  it('refuses what is no archive', () => {
    for (const text of ['', 'PK', 'name,level\r\nx,1\r\n', `%PDF-1.7${' '.repeat(100)}`])
      expect(unpackArchive(Buffer.from(text), limits)).toEqual({ ok: false, reasons: [{ kind: 'notAnArchive' }] })
  })
})

describe('a workbook that is not what it seems', () => {
  const value = '<table:table-cell office:value-type="string"'

  it('is refused by its kind', async () => {
    expect(await refusalOf(Buffer.from('URN,LAESTAB\r\n'))).toEqual({ kind: 'notASpreadsheet' })
    expect(await refusalOf(zip([small('word/document.xml')]))).toEqual({ kind: 'notASpreadsheet' })
    expect(await refusalOf(Buffer.from('d0cf11e0a1b11ae10000', 'hex'))).toEqual({ kind: 'passwordProtected' })
    expect(await refusalOf(new Uint8Array(31_000_000))).toMatchObject({ what: 'fileBytes' })
    expect(await refusalOf(zip([small('xl/workbook.xml')]))).toMatchObject({ kind: 'damaged' })
  })

  it('is refused when a few bytes would be a sheet of billions', async () => {
    const corners =
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    expect(
      await refusalOf(
        zip([small('xl/workbook.xml'), { name: 'xl/worksheets/sheet1.xml', body: Buffer.from(corners) }]),
      ),
    ).toMatchObject({ kind: 'tooLarge', what: 'rows' })
    const repeated = `<table:table-row table:number-rows-repeated="1048576">${value} table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row>`
    expect(await refusalOf(ods(repeated))).toMatchObject({ kind: 'tooLarge' })
  })

  it('is read where cells leave out their places', async () => {
    const [name, body] = (await unpackedRegister()).find(([entry]) => entry.endsWith('sheet1.xml')) ?? ['', '']
    const bare = body.replace(/ r="[A-Z]+\d+"/g, '')
    const parts = (await unpackedRegister()).map(([entry, text]) => ({
      name: entry,
      body: Buffer.from(entry === name ? bare : text),
    }))
    expect(await readWorkbook(zip(parts))).toMatchObject({
      value: { sheets: [{ rows: [{ cells: ['a', 'b'] }, { cells: ['1', '2'] }] }] },
    })
  })

  it('is read with the kept result of a formula', async () => {
    const cell =
      '<table:table-cell table:formula="of:=SUM([.A1])" office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>'
    expect(await readWorkbook(ods(`<table:table-row>${cell}</table:table-row>`))).toMatchObject({
      value: { sheets: [{ rows: [{ line: 1, cells: ['7'], formulas: [0] }] }] },
    })
  })

  it('is read when the repeats are only the empty rest of a sheet', async () => {
    const rows = `<table:table-row>${value}><text:p>URN</text:p></table:table-cell><table:table-cell table:number-columns-repeated="16383"/></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`
    expect(await readWorkbook(ods(rows))).toMatchObject({
      ok: true,
      value: { sheets: [{ rows: [{ line: 1, cells: ['URN'] }] }] },
    })
  })
})
