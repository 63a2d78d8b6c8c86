import { z } from 'zod'
import { mayDo, route, type Actor } from '../people/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { download, notFound, page, seeOther, shown, unacceptable, type Answer } from '../platform/http/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { findSchool, findSchoolInView, urnParam, type School } from '../schools/index.ts'
import { answerRecord, beginCorrection, beginRecord } from './commands.ts'
import { draftRoutes } from './draft-routes.tsx'
import { actOf, namesOf, ofRecord, type AskedOf } from './asked.ts'
import { nothingForm, responseForm } from './forms.ts'
import { findDocument, findFile, listIssued } from './issued-document.ts'
import { blankNote } from './note-of-visit.ts'
import { IssuedPage, recordPath, RecordsPage, type ListedRecord } from './pages.tsx'
import { errorsFrom } from './sentences.ts'
import { templateRoutes } from './template-routes.tsx'
import { findCorrectionOf, findRecord, listRecords } from './store.ts'

const ofSchool = z.object({ urn: urnParam })

export const routes = [
  ...draftRoutes,
  ...templateRoutes,
  route({
    method: 'GET',
    url: '/schools/:urn/records',
    permission: 'read records',
    audit: 'none',
    params: ofSchool,
    act: (asked) =>
      asked.read(async (tx) => {
        const { actor, params, frame, once, notice, today } = asked
        const inView = await findSchoolInView(tx, actor.authority, params.urn, today)
        if (!inView) return notFound()
        const mayWrite = mayDo(actor.role, 'write records')
        const records = (await listedRecords(tx, actor, inView.school)).filter((record) => mayWrite || record.issued)
        return page(
          <RecordsPage
            frame={frame}
            actor={actor}
            inView={inView}
            records={records}
            mayWrite={mayWrite}
            once={once}
            notice={notice}
          />,
        )
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/records',
    permission: 'write records',
    audit: 'changes',
    params: ofSchool,
    form: nothingForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const school = await findSchool(tx, asked.actor.authority, asked.params.urn)
        if (!school) return notFound()
        const draft = { ...blankNote, visitor: asked.actor.personName }
        const id = await beginRecord(
          tx,
          asked.actor.authority,
          school.urn,
          { instrument: 'noteOfVisit', draft },
          actOf(asked),
        )
        await asked.audit(tx, { action: 'begin note of visit', urn: school.urn, subject: `record ${id}` })
        return seeOther(`${recordPath(school, id)}/edit`)
      }),
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/records/:record',
    permission: 'read records',
    audit: 'sensitive',
    params: ofRecord,
    act: (asked) =>
      asked.read(async (tx) => {
        const { frame, once, notice } = asked
        const props = await issuedProps(tx, asked)
        return props
          ? page(<IssuedPage {...props} frame={frame} once={once} notice={notice} form={blankForm()} />)
          : notFound()
      }),
  }),
  ...(['docx', 'pdf'] as const).map((format) =>
    route({
      method: 'GET',
      url: `/schools/:urn/records/:record/document.${format}`,
      permission: 'read records',
      audit: 'sensitive',
      params: ofRecord,
      act: (asked) =>
        asked.read(async (tx) => {
          const { actor, params } = asked
          const document = await findDocument(tx, actor.authority, params.record)
          const bytes = await findFile(tx, actor.authority, params.record, format)
          if (!document || document.urn !== params.urn || !bytes) return notFound()
          const name = `${document.reference.replaceAll('/', '-')}.${format}`
          return format === 'pdf' ? shown(bytes, mediaTypes.pdf, name) : download(bytes, mediaTypes.docx, name)
        }),
    }),
  ),
  route({
    method: 'POST',
    url: '/schools/:urn/records/:record/correct',
    permission: 'write records',
    audit: 'changes',
    params: ofRecord,
    form: nothingForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, frame, once } = asked
        const props = await issuedProps(tx, asked)
        if (!props) return notFound()
        const outcome = await beginCorrection(tx, actor.authority, params.record, actOf(asked))
        if (!outcome.ok)
          return unacceptable(
            <IssuedPage
              {...props}
              frame={frame}
              once={once}
              form={withErrors(blankForm(), errorsFrom(outcome.reasons))}
            />,
          )
        await asked.audit(tx, { action: 'begin correction', urn: params.urn, subject: `record ${params.record}` })
        return seeOther(`${recordPath(props.inView.school, outcome.value)}/edit`)
      }),
  }),
  route({
    method: 'POST',
    url: '/schools/:urn/records/:record/answer',
    permission: 'answer note',
    audit: 'changes',
    params: ofRecord,
    form: responseForm,
    act: (asked) => asked.write((tx) => answer(tx, asked)),
  }),
]

const mediaTypes = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

async function answer(tx: Tx, asked: AskedOf<ResponseRequestForm>): Promise<Answer> {
  const { actor, params, form, frame, once } = asked
  const props = await issuedProps(tx, asked)
  if (!props) return notFound()
  const again = (read: FormRead<unknown>) =>
    unacceptable(<IssuedPage {...props} frame={frame} once={once} form={read.ok ? blankForm() : read} />)
  if (!form.ok) return again(form)
  const request = { answer: form.value.answer, words: form.value.words ?? '' }
  const outcome = await answerRecord(tx, actor.authority, params.record, request, actOf(asked))
  if (!outcome.ok) return again(withErrors(form, errorsFrom(outcome.reasons)))
  await asked.audit(tx, {
    action: `answer record ${request.answer}`,
    urn: params.urn,
    subject: `record ${params.record}`,
    after: request,
  })
  return seeOther(recordPath(props.inView.school, params.record), `You have answered: ${request.answer}.`)
}

interface ResponseRequestForm {
  readonly answer: 'accurate' | 'inaccurate'
  readonly words?: string | undefined
}

async function issuedProps(tx: Tx, { actor, params, today }: Pick<AskedOf<unknown>, 'actor' | 'params' | 'today'>) {
  const { urn, record: id } = params
  const inView = await findSchoolInView(tx, actor.authority, urn, today)
  const record = await findRecord(tx, actor.authority, id)
  const document = await findDocument(tx, actor.authority, id)
  if (!inView || !record || !document || record.urn !== urn) return undefined
  const correction = await findCorrectionOf(tx, actor.authority, id)
  const correctedBy = correction && (await findDocument(tx, actor.authority, correction)) ? correction : null
  const mayAnswer = mayDo(actor.role, 'answer note')
  return { actor, inView, record, document, correctedBy, mayAnswer, mayCorrect: mayDo(actor.role, 'write records') }
}

async function listedRecords(tx: Tx, actor: Actor, school: School): Promise<readonly ListedRecord[]> {
  const records = await listRecords(tx, actor.authority, school.urn)
  const issued = new Map((await listIssued(tx, actor.authority, school.urn)).map((one) => [one.id, one]))
  const names = await namesOf(tx, actor)
  return records.map((record) => ({
    ...record,
    writer: names.get(record.writtenBy) ?? 'Somebody who has left',
    issued: issued.get(record.id),
  }))
}
