import { z } from 'zod'
import { accepted, refused, type Outcome } from '../kernel/index.ts'
import type { Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { withErrors, type FieldErrors } from '../platform/forms/index.ts'
import { seeOther, unacceptable, type Answer, type Asked } from '../platform/http/index.ts'
import type { mappingForm } from './forms.ts'
import { lockImports, recordLayout } from './import-store.ts'
import { mappingRefusalSentence, previewRefusalSentence } from './import-sentences.ts'
import type { Layout } from './layout.ts'
import { mapLayout, type MappingRefusal } from './mapping.ts'
import { MappingPage } from './mapping-page.tsx'
import { planReading } from './reading.ts'
import { fileRefusalSentence } from './refusal-sentences.ts'
import { fileSent, previewSent, readingTimeout, type SentFile } from './sent-file.ts'
import { openWorkbook } from './workbook-source.ts'

type Chosen = z.output<ReturnType<typeof mappingForm>>
type Mapping = Asked<Actor, unknown, unknown, Chosen>
type Sending = Pick<Asked<Actor, unknown, unknown, unknown>, 'actor' | 'now' | 'today' | 'audit'>

/**
 * Saves what somebody says the columns of an unknown file are, and goes on with the file: its preview follows at once. Where it
 * cannot be read by what was said, nothing is saved. A file that is no longer kept is chosen again.
 */
export async function mappingAnswer(asked: Mapping): Promise<Answer> {
  const { form } = asked
  const sent = await fileSent(asked)
  if (!form.ok) return askAgain(asked, form.errors, sent)
  const mapped = mapLayout(mappingIn(form.value, textsIn(form.typed.headings)))
  if (!mapped.ok) return askAgain(asked, mappingErrors(mapped.reasons), sent)
  const layout = mapped.value
  const answer = await asked.write(
    async (tx) => {
      await saveLayout(tx, asked, layout)
      const saved = `The layout “${layout.title}” is saved.`
      if (!sent) return seeOther('/evidence/import', `${saved} Choose the file again.`)
      const address = await previewBy(tx, asked, form.value, layout, sent)
      return address.ok ? seeOther(address.value, saved) : askAgain(asked, address.reasons[0], sent)
    },
    { statementTimeout: readingTimeout },
  )
  if (answer.kind === 'redirect') await sent?.forget()
  return answer
}

const mappingIn = ({ heading, measure, ...chosen }: Chosen, headings: readonly string[]) => {
  const columns = heading.flatMap((of, at) => (of && measure[at] ? [{ heading: of, measure: measure[at] }] : []))
  const { title, publisher, licence, urn, laestab, yearColumn, year } = chosen
  return { title, publisher, licence, ...defined({ urn, laestab, yearColumn, year }), headings, columns }
}

export async function saveLayout(tx: Tx, { actor, now, audit }: Sending, layout: Layout): Promise<void> {
  await lockImports(tx, actor.authority)
  await recordLayout(tx, actor.authority, layout, { ...actor, at: now })
  await audit(tx, { action: 'save layout', subject: `layout ${layout.id}`, after: layout })
}

/** The address of the preview of a file that is read by a layout, or the sentence beside the field that would put it right. */
export async function previewBy(
  tx: Tx,
  asked: Sending,
  { asAt, year }: Pick<Chosen, 'asAt' | 'year'>,
  layout: Layout,
  { source }: SentFile,
): Promise<Outcome<string, FieldErrors>> {
  const planned = await planReading(source, [layout], defined({ asAt, year }), openWorkbook)
  if (!planned.ok) {
    const [refusal] = planned.reasons
    return refused({ [refusal.kind === 'yearNeeded' ? 'year' : 'form']: fileRefusalSentence(refusal) })
  }
  const previewed = await previewSent(tx, asked, source, planned.value)
  return previewed.ok
    ? accepted(`/evidence/imports/${previewed.value.number}`)
    : refused({ form: previewRefusalSentence(previewed.reasons[0]) })
}

async function askAgain({ frame, once, form }: Mapping, errors: FieldErrors, sent?: SentFile): Promise<Answer> {
  const shown = {
    headings: textsIn(form.typed.headings),
    samples: textsIn(form.typed.samples),
    sentence: 'The columns of this file are not those of a known data set.',
    kept: await sent?.keep(),
  }
  return unacceptable(<MappingPage {...{ frame, once }} {...shown} form={withErrors(form, errors)} />)
}

export function textsIn(typed: unknown): readonly string[] {
  try {
    return z
      .array(z.string())
      .max(5_000)
      .parse(JSON.parse(String(typed)))
  } catch {
    return []
  }
}

/** Without the fields that were left empty. */
const defined = <Fields extends object>(fields: Fields): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never

function mappingErrors(reasons: readonly MappingRefusal[]): Record<string, string> {
  const fields = { noTitle: 'title', noKey: 'urn' } as const
  return Object.fromEntries(
    reasons
      .toReversed()
      .map((reason) => [
        reason.kind === 'noTitle' || reason.kind === 'noKey' ? fields[reason.kind] : 'heading-1',
        mappingRefusalSentence(reason),
      ]),
  )
}
