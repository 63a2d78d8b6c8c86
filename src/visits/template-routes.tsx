import { editionInForce } from '../editions/index.ts'
import { never, type Day } from '../kernel/index.ts'
import { route, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { field, form as formOf, withErrors, type FormRead } from '../platform/forms/index.ts'
import { conflict, page, seeOther, unacceptable, type AnyRoute, type Asked } from '../platform/http/index.ts'
import { dayText } from '../platform/views/index.ts'
import { namesOf } from './asked.ts'
import { blankLetter } from './letter.ts'
import { letterDocument, type LetterTemplate } from './letter-document.ts'
import { changeTemplate, type TemplateRefusal } from './template-change.ts'
import { TemplateConflictPage, TemplatePage } from './template-pages.tsx'
import { findLetterTemplate, listLetterTemplates, recordLetterTemplate } from './template-store.ts'
import { readTemplate, templateText } from './template-text.ts'

const templateForm = formOf({
  version: field.version(),
  intent: field.optionalText(20),
  opening: field.text('Enter what stands before the level', 10_000),
  closing: field.text('Enter what stands after the level', 10_000),
})

/** The authority's own letter: looked at before it is saved, and never saved over a version nobody has seen. */
export const templateRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    url: '/policy/letter',
    permission: 'keep edition',
    audit: 'none',
    act: (asked) =>
      asked.read(async (tx) => {
        const props = await templateProps(tx, asked)
        const { opening, closing } = props.template
        const typed = { opening: templateText(opening), closing: templateText(closing) }
        return page(<TemplatePage {...props} notice={asked.notice} form={{ errors: {}, typed }} />)
      }),
  }),
  route({
    method: 'POST',
    url: '/policy/letter',
    permission: 'keep edition',
    audit: 'changes',
    form: templateForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, form, now, today } = asked
        const props = await templateProps(tx, asked)
        const again = (read: FormRead<unknown>) =>
          unacceptable(<TemplatePage {...props} form={read.ok ? { errors: {}, typed: read.typed } : read} />)
        if (!form.ok) return again(form)
        const written = { opening: readTemplate(form.value.opening), closing: readTemplate(form.value.closing) }
        const outcome = changeTemplate(props.template, written, form.value.version)
        const reasons = outcome.ok ? [] : outcome.reasons
        const typed = { errors: {}, typed: form.typed }
        if (reasons.some(({ kind }) => kind === 'templateStale'))
          return conflict(<TemplateConflictPage {...props} form={typed} />)
        if (form.value.intent === 'preview') {
          const wrong = reasons.filter(({ kind }) => kind !== 'nothingChanged')
          if (wrong.length > 0) return again(withErrors(form, errorsFrom(wrong)))
          const preview = await previewOf(tx, actor, written, today)
          return page(<TemplatePage {...props} form={typed} preview={preview} />)
        }
        if (!outcome.ok) return again(withErrors(form, errorsFrom(outcome.reasons)))
        const kept = await recordLetterTemplate(tx, actor.authority, outcome.value, { by: actor.personId, at: now })
        if (!kept) return conflict(<TemplateConflictPage {...(await templateProps(tx, asked))} form={typed} />)
        await asked.audit(tx, {
          action: 'change letter',
          subject: `letter version ${outcome.value.version}`,
          before: { words: wordsOf(props.template) },
          after: { words: wordsOf(written) },
        })
        return seeOther('/policy/letter', `You have saved version ${outcome.value.version} of the letter.`)
      }),
  }),
]

type AskedForTemplate = Pick<Asked<Actor, unknown, unknown, unknown>, 'actor' | 'frame' | 'once'>

async function templateProps(tx: Tx, { actor, frame, once }: AskedForTemplate) {
  const template = await findLetterTemplate(tx, actor.authority)
  const versions = await listLetterTemplates(tx, actor.authority)
  return { frame, once, template, versions, names: await namesOf(tx, actor) }
}

const wordsOf = ({ opening, closing }: LetterTemplate): string => `${templateText(opening)}\n\n${templateText(closing)}`

/** A letter to no school in particular, about the first two levels of the edition in force. */
async function previewOf(tx: Tx, actor: Actor, template: LetterTemplate, today: Day) {
  const [first, second] = (await editionInForce(tx, actor.authority, today)).levels
  const named = (level: typeof first): string => (level ? `${level.level} ${level.name}` : 'a level')
  const letter = {
    ...blankLetter,
    subject: `Support level ${named(second)}`,
    headteacher: 'the headteacher',
    chair: 'the Chair of governors',
    effect: 'Here stands what the level means for the school.',
    supportOffered: 'Here stands the support that is offered.',
    rightToDiscuss: 'Here stands with whom the school may discuss it.',
    nextReviewOn: today,
    signatory: actor.personName,
    signatoryRole: 'Role',
  }
  const level = {
    previous: named(first),
    agreed: named(second),
    effectiveFrom: today,
    ratified: { meeting: 'The meeting', on: today },
    criteria: [],
    reasons: 'Here stand the reasons of whoever proposed it.',
    answers: [],
    withoutSchool: null,
    nextStep: null,
  }
  const head = {
    reference: 'L/0000/0000',
    issuedOn: today,
    council: { name: actor.authorityName, service: 'Quality and Standards', address: [] },
    school: { name: 'the school', number: '' },
    corrects: null,
    dayInWords: dayText,
  }
  const outcome = letterDocument(letter, level, template, head)
  return outcome.ok ? outcome.value : undefined
}

/** Why the letter cannot be saved like that, beside the part it is about. */
const errorsFrom = (reasons: readonly TemplateRefusal[]): Record<string, string> =>
  Object.fromEntries(reasons.map(sentenceFor))

function sentenceFor(reason: TemplateRefusal): readonly [field: string, text: string] {
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
      return ['opening', 'Change the letter, or go back']
    case 'templateStale':
      return ['opening', `Somebody else has saved version ${reason.latest}`]
    default:
      return never(reason)
  }
}
