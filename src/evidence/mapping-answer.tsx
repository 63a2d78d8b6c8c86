import type { z } from 'zod'
import type { Actor } from '../people/index.ts'
import { withErrors, type FieldErrors } from '../platform/forms/index.ts'
import { unacceptable, type Answer, type Asked } from '../platform/http/index.ts'
import type { mappingForm } from './forms.ts'
import { mappingRefusalSentence } from './import-sentences.ts'
import { defined, saveAndRead, textsIn } from './layout-answer.ts'
import { mapLayout, type MappingRefusal } from './mapping.ts'
import { MappingPage } from './mapping-page.tsx'
import { fileSent, type SentFile } from './sent-file.ts'

type Chosen = z.output<ReturnType<typeof mappingForm>>
type Mapping = Asked<Actor, unknown, unknown, Chosen>

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
  return saveAndRead(asked, mapped.value, form.value, sent, (errors) => askAgain(asked, errors, sent))
}

const mappingIn = ({ heading, measure, ...chosen }: Chosen, headings: readonly string[]) => {
  const columns = heading.flatMap((of, at) => (of && measure[at] ? [{ heading: of, measure: measure[at] }] : []))
  const { title, publisher, licence, urn, laestab, yearColumn, year } = chosen
  return { title, publisher, licence, ...defined({ urn, laestab, yearColumn, year }), headings, columns }
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
