import { z } from 'zod'
import { accepted, refused, type AcademicYear, type Day, type Outcome } from '../kernel/index.ts'
import type { Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { FieldErrors } from '../platform/forms/index.ts'
import { seeOther, type Answer, type Asked } from '../platform/http/index.ts'
import { lockImports, recordLayout } from './import-store.ts'
import { previewRefusalSentence } from './import-sentences.ts'
import type { Layout } from './layout.ts'
import { planReading } from './reading.ts'
import { fileRefusalSentence } from './refusal-sentences.ts'
import { previewSent, readingTimeout, type SentFile } from './sent-file.ts'
import { openWorkbook } from './workbook-source.ts'

type Sending = Pick<Asked<Actor, unknown, unknown, unknown>, 'actor' | 'now' | 'today' | 'audit' | 'write'>

/** What the reading of a file may still need beside its layout. */
interface Dated {
  readonly asAt?: Day | undefined
  readonly year?: AcademicYear | undefined
}

/**
 * Saves a layout and goes on with the file that it was made for: its preview follows at once. Where the file cannot be read by
 * it, nothing is saved and `askAgain` answers. A file that is no longer kept is chosen again.
 */
export async function saveAndRead(
  asked: Sending,
  layout: Layout,
  dated: Dated,
  sent: SentFile | undefined,
  askAgain: (errors: FieldErrors) => Promise<Answer>,
): Promise<Answer> {
  const answer = await asked.write(
    async (tx) => {
      await saveLayout(tx, asked, layout)
      const saved = `The layout “${layout.title}” is saved.`
      if (!sent) return seeOther('/evidence/import', `${saved} Choose the file again.`)
      const address = await previewBy(tx, asked, dated, layout, sent)
      return address.ok ? seeOther(address.value, saved) : askAgain(address.reasons[0])
    },
    { statementTimeout: readingTimeout },
  )
  if (answer.kind === 'redirect') await sent?.forget()
  return answer
}

async function saveLayout(tx: Tx, { actor, now, audit }: Sending, layout: Layout): Promise<void> {
  await lockImports(tx, actor.authority)
  await recordLayout(tx, actor.authority, layout, { ...actor, at: now })
  await audit(tx, { action: 'save layout', subject: `layout ${layout.id}`, after: layout })
}

/** The address of the preview of a file that is read by a layout, or the sentence beside the field that would put it right. */
async function previewBy(
  tx: Tx,
  asked: Sending,
  { asAt, year }: Dated,
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

/** The texts that a hidden field carries from one page to the next; none where it was tampered with. */
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
export const defined = <Fields extends object>(
  fields: Fields,
): { [Name in keyof Fields]: Exclude<Fields[Name], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never
