import { editionInForce } from '../editions/index.ts'
import { never, type Day } from '../kernel/index.ts'
import { route, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { field, form as formOf, withErrors, type FormRead } from '../platform/forms/index.ts'
import { conflict, page, seeOther, unacceptable, type AnyRoute, type Asked } from '../platform/http/index.ts'
import { namesOf } from './asked.ts'
import type { Instrument } from './formal-record.ts'
import type { RecordTemplate } from './record-template.ts'
import { changeTemplate, type TemplateRefusal } from './template-change.ts'
import { TemplateConflictPage, TemplatePage } from './template-pages.tsx'
import { templatePreview } from './template-preview.ts'
import { findTemplate, listTemplates, recordTemplate } from './template-store.ts'
import { readTemplate, templateText } from './template-text.ts'
import { templateWords } from './template-words.ts'

const letterForm = formOf({
  version: field.version(),
  intent: field.optionalText(20),
  opening: field.text('Enter what stands before the level', 10_000),
  closing: field.text('Enter what stands after the level', 10_000),
})
const noteForm = formOf({
  version: field.version(),
  intent: field.optionalText(20),
  opening: field.optionalText(10_000),
  closing: field.optionalText(10_000),
})
const forms = { letter: letterForm, noteOfVisit: noteForm } as const

/** The authority's own letter and note of visit: looked at before it is saved, and never saved over a version nobody has seen. */
const routesOf = (instrument: Instrument): readonly AnyRoute[] => [
  route({
    method: 'GET',
    url: templateWords[instrument].path,
    permission: 'keep edition',
    audit: 'none',
    act: (asked) =>
      asked.read(async (tx) => {
        const props = await templateProps(tx, asked, instrument)
        const { opening, closing } = props.template
        const typed = { opening: templateText(opening), closing: templateText(closing) }
        return page(<TemplatePage {...props} notice={asked.notice} form={{ errors: {}, typed }} />)
      }),
  }),
  route({
    method: 'POST',
    url: templateWords[instrument].path,
    permission: 'keep edition',
    audit: 'changes',
    form: forms[instrument],
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, form, now, today } = asked
        const { noun, path } = templateWords[instrument]
        const props = await templateProps(tx, asked, instrument)
        const again = (read: FormRead<unknown>) =>
          unacceptable(<TemplatePage {...props} form={read.ok ? { errors: {}, typed: read.typed } : read} />)
        if (!form.ok) return again(form)
        const { opening = '', closing = '' } = form.value
        const written = { opening: readTemplate(opening ?? ''), closing: readTemplate(closing ?? '') }
        const outcome = changeTemplate(instrument, props.template, written, form.value.version)
        const reasons = outcome.ok ? [] : outcome.reasons
        const typed = { errors: {}, typed: form.typed }
        if (reasons.some(({ kind }) => kind === 'templateStale'))
          return conflict(<TemplateConflictPage {...props} form={typed} />)
        if (form.value.intent === 'preview') {
          const wrong = reasons.filter(({ kind }) => kind !== 'nothingChanged')
          if (wrong.length > 0) return again(withErrors(form, errorsFrom(wrong, instrument)))
          const preview = await previewOf(tx, actor, instrument, written, today)
          return page(<TemplatePage {...props} form={typed} preview={preview} />)
        }
        if (!outcome.ok) return again(withErrors(form, errorsFrom(outcome.reasons, instrument)))
        const kept = await recordTemplate(tx, actor.authority, instrument, outcome.value, {
          by: actor.personId,
          at: now,
        })
        if (!kept)
          return conflict(<TemplateConflictPage {...(await templateProps(tx, asked, instrument))} form={typed} />)
        await asked.audit(tx, {
          action: `change ${noun}`,
          subject: `${noun} version ${outcome.value.version}`,
          before: { words: wordsOf(props.template) },
          after: { words: wordsOf(written) },
        })
        return seeOther(path, `You have saved version ${outcome.value.version} of the ${noun}.`)
      }),
  }),
]

export const templateRoutes: readonly AnyRoute[] = [...routesOf('letter'), ...routesOf('noteOfVisit')]

type AskedForTemplate = Pick<Asked<Actor, unknown, unknown, unknown>, 'actor' | 'frame' | 'once'>

async function templateProps(tx: Tx, { actor, frame, once }: AskedForTemplate, instrument: Instrument) {
  const template = await findTemplate(tx, actor.authority, instrument)
  const versions = await listTemplates(tx, actor.authority, instrument)
  return { instrument, frame, once, template, versions, names: await namesOf(tx, actor) }
}

const wordsOf = ({ opening, closing }: RecordTemplate): string => `${templateText(opening)}\n\n${templateText(closing)}`

/** A record of no school in particular, about the first two levels of the edition in force. */
async function previewOf(tx: Tx, actor: Actor, instrument: Instrument, template: RecordTemplate, today: Day) {
  const [first, second] = (await editionInForce(tx, actor.authority, today)).levels
  const named = (level: typeof first): string => (level ? `${level.level} ${level.name}` : 'a level')
  const levels = { previous: named(first), agreed: named(second) }
  return templatePreview(instrument, template, {
    levels,
    authority: actor.authorityName,
    person: actor.personName,
    today,
  })
}

/** Why it cannot be saved like that, beside the part it is about. */
const errorsFrom = (reasons: readonly TemplateRefusal[], instrument: Instrument): Record<string, string> =>
  Object.fromEntries(reasons.map((reason) => sentenceFor(reason, templateWords[instrument].noun)))

function sentenceFor(reason: TemplateRefusal, noun: string): readonly [field: string, text: string] {
  switch (reason.kind) {
    case 'unknownPlaceholder':
      return [reason.part, `There is nothing called {{${reason.name}}} to fill in. Choose from the list below`]
    case 'brokenPlaceholder':
      return [reason.part, `The braces are not closed, or not opened, near “${reason.near}”`]
    case 'partMissing':
      return [reason.part, `Enter what stands ${reason.part === 'opening' ? 'before' : 'after'} the level`]
    case 'levelMissing':
      return ['opening', 'Say the level: write {{levelInASentence}} before or after the part about the level']
    case 'nothingChanged':
      return ['opening', `Change the ${noun}, or go back`]
    case 'templateStale':
      return ['opening', `Somebody else has saved version ${reason.latest}`]
    default:
      return never(reason)
  }
}
