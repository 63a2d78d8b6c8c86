import type { z } from 'zod'
import type { Actor } from '../people/index.ts'
import { blankForm, withErrors, type FieldErrors } from '../platform/forms/index.ts'
import { notFound, page, unacceptable, type Answer, type Asked } from '../platform/http/index.ts'
import type { likeForm } from './forms.ts'
import { listSavedLayouts } from './import-store.ts'
import { renamingRefusalSentence } from './import-sentences.ts'
import type { Layout } from './layout.ts'
import { builtInLayouts } from './layouts.ts'
import { saveAndRead, textsIn } from './layout-answer.ts'
import { renameLayout, type RenamingRefusal } from './renamed-layout.ts'
import { RenamedPage } from './renamed-page.tsx'
import { fileSent, type SentFile } from './sent-file.ts'

type Renaming = Asked<Actor, unknown, unknown, z.output<ReturnType<typeof likeForm>>>

/**
 * Asks which columns of a file are the headings of a known data set that it lacks, then saves the layout that this makes and goes
 * on with the file: its preview follows at once. Where it cannot be read so, nothing is saved.
 */
export async function renamedAnswer(asked: Renaming): Promise<Answer> {
  const { form, actor } = asked
  const layouts = [...builtInLayouts, ...(await asked.read((tx) => listSavedLayouts(tx, actor.authority)))]
  const base = layouts.find(({ id, holds }) => id === form.typed.layout && holds !== 'nothing')
  if (!base) return notFound()
  const sent = await fileSent(asked)
  if (!form.ok) return askAgain(asked, base, form.errors, sent)
  const { title = '', headings, heading, step, year, asAt } = form.value
  if (step !== 'save') return askFirst(asked, base, sent)
  const renamed = renameLayout(base, { title, texts: textsIn(headings), chosen: heading })
  if (!renamed.ok) return askAgain(asked, base, renamingErrors(renamed.reasons), sent)
  return saveAndRead(asked, renamed.value, { asAt, year }, sent, (errors) => askAgain(asked, base, errors, sent))
}

async function askFirst({ frame, once, form }: Renaming, layout: Layout, sent?: SentFile): Promise<Answer> {
  const blank = blankForm({ ...form.typed, title: `${layout.title}, under other headings` })
  return page(<RenamedPage {...{ frame, once, layout }} {...(await shownOf(form, sent))} form={blank} />)
}

async function askAgain(
  { frame, once, form }: Renaming,
  layout: Layout,
  errors: FieldErrors,
  sent?: SentFile,
): Promise<Answer> {
  const shown = { frame, once, layout, ...(await shownOf(form, sent)) }
  return unacceptable(<RenamedPage {...shown} form={withErrors(form, errors)} />)
}

const shownOf = async ({ typed }: Renaming['form'], sent: SentFile | undefined) => ({
  headings: textsIn(typed.headings),
  samples: textsIn(typed.samples),
  kept: await sent?.keep(),
})

const renamingErrors = (reasons: readonly RenamingRefusal[]): FieldErrors =>
  Object.fromEntries(
    reasons.map((reason) => [
      reason.kind === 'noTitle' ? 'title' : `heading-${reason.at + 1}`,
      renamingRefusalSentence(reason),
    ]),
  )
