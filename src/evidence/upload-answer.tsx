import type { AcademicYear, Day } from '../kernel/index.ts'
import type { Actor } from '../people/index.ts'
import { withErrors } from '../platform/forms/index.ts'
import { seeOther, unacceptable, type Answer, type Asked } from '../platform/http/index.ts'
import { previewImport } from './commands.ts'
import { countsInWords, previewRefusalSentence } from './import-sentences.ts'
import { listSavedLayouts } from './import-store.ts'
import { builtInLayouts } from './layouts.ts'
import { MappingPage } from './mapping-page.tsx'
import { planReading } from './reading.ts'
import { fileRefusalSentence } from './refusal-sentences.ts'
import { fileSource, inspectSource, type Source } from './source-file.ts'
import { UploadPage } from './upload-page.tsx'
import { openWorkbook } from './workbook-source.ts'

/** As long as the largest file needs; people wait for it with a page that says so. */
const statementTimeout = 300_000

interface Upload {
  readonly year?: AcademicYear | undefined
  readonly asAt?: Day | undefined
  readonly layout?: string | undefined
}

/** Reads a file that was sent and leads to its preview, or says why not. Nothing of a refused file stays. */
export async function uploadAnswer(asked: Asked<Actor, unknown, unknown, Upload>): Promise<Answer> {
  const { form, frame, once, actor, file, fileRefusal, now, today } = asked
  const again = (sentence: string) =>
    unacceptable(<UploadPage frame={frame} form={withErrors(form, { file: sentence })} once={once} />)
  if (!form.ok) return unacceptable(<UploadPage frame={frame} form={form} once={once} />)
  if (!file) return again(fileRefusal ?? 'Select a file')
  const source: Source = { ...fileSource(file.path), name: file.name }
  const saved = await asked.read((tx) => listSavedLayouts(tx, actor.authority))
  const { year, asAt, layout } = form.value
  const said = {
    ...(year === undefined ? {} : { year }),
    ...(asAt === undefined ? {} : { asAt }),
    ...(layout === undefined ? {} : { layout }),
  }
  const planned = await planReading(source, [...saved, ...builtInLayouts], said, openWorkbook)
  if (!planned.ok) {
    const [refusal] = planned.reasons
    const sentence = fileRefusalSentence(refusal)
    const [headings = [], samples = []] = refusal.kind === 'unknownLayout' ? await firstTwoRows(source) : []
    if (headings.length < 2) return again(sentence)
    const empty = withErrors(form, {})
    return unacceptable(<MappingPage {...{ frame, once, headings, samples, sentence }} form={empty} />)
  }
  const request = { source, plan: planned.value, openSpreadsheet: openWorkbook, person: actor, now, today }
  return asked.write(
    async (tx) => {
      const previewed = await previewImport(tx, actor.authority, request)
      if (!previewed.ok) return again(previewRefusalSentence(previewed.reasons[0]))
      const { number, fileName, sha256, counts } = previewed.value
      await asked.audit(tx, {
        action: 'preview import',
        subject: `import ${number}`,
        after: { fileName, sha256, counts: countsInWords(counts) },
      })
      return seeOther(`/evidence/imports/${number}`)
    },
    { statementTimeout },
  )
}

/** The first row of several cells of a file nobody knows, its headings as a rule, and the row beneath. */
async function firstTwoRows(source: Source): Promise<readonly (readonly string[])[]> {
  const inspected = await inspectSource(source)
  if (!inspected.ok) return []
  if (inspected.value.format === 'spreadsheet') {
    const rows: (readonly string[])[] = []
    for await (const row of openWorkbook(source)) {
      if (row.cells.length > 1) rows.push([...row.cells])
      if (rows.length === 2) break
    }
    return rows
  }
  return inspected.value.head
    .map(({ cells }) => cells)
    .filter((cells) => cells.length > 1)
    .slice(0, 2)
}
