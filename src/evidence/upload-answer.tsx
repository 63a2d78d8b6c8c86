import type { AcademicYear, Day } from '../kernel/index.ts'
import type { Actor } from '../people/index.ts'
import { withErrors, type FieldErrors } from '../platform/forms/index.ts'
import { seeOther, unacceptable, type Answer, type Asked } from '../platform/http/index.ts'
import type { PreviewRefusal } from './commands.ts'
import { firstTwoRows } from './first-two-rows.ts'
import { previewRefusalSentence } from './import-sentences.ts'
import { listSavedLayouts } from './import-store.ts'
import { builtInLayouts } from './layouts.ts'
import { MappingPage } from './mapping-page.tsx'
import { planReading } from './reading.ts'
import { fileRefusalSentence } from './refusal-sentences.ts'
import type { FileRefusal } from './refusals.ts'
import { fileSent, previewSent, readingTimeout, type SentFile } from './sent-file.ts'
import { UploadPage } from './upload-page.tsx'
import { openWorkbook } from './workbook-source.ts'

interface Upload {
  readonly year?: AcademicYear | undefined
  readonly asAt?: Day | undefined
  readonly layout?: string | undefined
}

type Uploading = Asked<Actor, unknown, unknown, Upload>

/**
 * Reads a file that was sent and leads to its preview, or says why not. Where only something about the file is missing, it is
 * kept and the page asks for that alone; of a file that is refused itself nothing stays.
 */
export async function uploadAnswer(asked: Uploading): Promise<Answer> {
  const { form, actor } = asked
  const sent = await fileSent(asked)
  if (!form.ok) return askAgain(asked, form.errors, sent)
  // Sent twice, the second finds nothing kept any more: it is answered with where the first one went.
  if (!sent) return asked.write(() => askAgain(asked, { file: asked.fileRefusal ?? noFileSentence(asked) }))
  const saved = await asked.read((tx) => listSavedLayouts(tx, actor.authority))
  const planned = await planReading(sent.source, [...saved, ...builtInLayouts], saidIn(form.value), openWorkbook)
  if (!planned.ok) return refusedAnswer(asked, sent, planned.reasons[0])
  const answer = await asked.write(
    async (tx) => {
      const previewed = await previewSent(tx, asked, sent.source, planned.value)
      if (previewed.ok) return seeOther(`/evidence/imports/${previewed.value.number}`)
      const [refusal] = previewed.reasons
      const sentence = previewRefusalSentence(refusal)
      return lacksItsYear(refusal) ? askAgain(asked, { year: sentence }, sent) : askAgain(asked, { file: sentence })
    },
    { statementTimeout: readingTimeout },
  )
  if (answer.kind === 'redirect') await sent.forget()
  return answer
}

const noFileSentence = ({ form }: Uploading): string =>
  form.typed.kept === undefined ? 'Select a file' : 'The file is no longer kept. Select it again'

const saidIn = ({ year, asAt, layout }: Upload) => ({
  ...(year === undefined ? {} : { year }),
  ...(asAt === undefined ? {} : { asAt }),
  ...(layout === undefined ? {} : { layout }),
})

/** The same page again; of a file that is kept it asks only for what is missing about it. */
async function askAgain({ frame, form, once }: Uploading, errors: FieldErrors, sent?: SentFile): Promise<Answer> {
  const kept = await sent?.keep()
  const { year, ...others } = errors
  const said = kept || year === undefined || !sent ? errors : { file: year, ...others }
  return unacceptable(<UploadPage frame={frame} form={withErrors(form, said)} once={once} kept={kept} />)
}

async function refusedAnswer(asked: Uploading, sent: SentFile, refusal: FileRefusal): Promise<Answer> {
  const sentence = fileRefusalSentence(refusal)
  if (refusal.kind === 'yearNeeded') return askAgain(asked, { year: sentence }, sent)
  const [headings = [], samples = []] = refusal.kind === 'unknownLayout' ? await firstTwoRows(sent.source) : []
  if (headings.length < 2) return askAgain(asked, { file: sentence })
  const noTable = whyNoTable(headings, samples)
  if (noTable !== undefined) return askAgain(asked, { file: noTable })
  const { frame, once, form } = asked
  const nearest = refusal.kind === 'unknownLayout' ? refusal.nearest : []
  const shown = { frame, once, headings, samples, sentence, nearest, kept: await sent.keep() }
  return unacceptable(<MappingPage {...shown} form={withErrors(form, {})} />)
}

/** Why columns cannot be described: the first row has no headings, or there is nothing but words. Each school has a number. */
function whyNoTable(headings: readonly string[], samples: readonly string[]): string | undefined {
  const written = headings.filter((text) => text.trim() !== '')
  if (written.filter(isNumber).length * 2 > written.length)
    return 'The file seems to have no headings: its first row holds numbers. Put a row above it that says what each column is.'
  return samples.some(isNumber) ? undefined : fileRefusalSentence({ kind: 'notATable', looksLike: 'words' })
}

const isNumber = (text: string): boolean => /^[+-]?[\d.,/]*\d[\d.,/]*%?$/.test(text.trim())

const lacksItsYear = (refusal: PreviewRefusal): boolean =>
  refusal.kind === 'file' && refusal.refusal.kind === 'yearOutOfBounds'
