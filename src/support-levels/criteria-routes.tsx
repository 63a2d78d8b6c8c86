import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { editionInForce } from '../editions/index.ts'
import { mayDo, route, type Actor } from '../people/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type Answer, type Service } from '../platform/http/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { GivenQuery } from '../platform/lists/index.ts'
import { lockSchool, urnParam, type Urn } from '../schools/index.ts'
import { actOf } from './act.ts'
import { criteriaPath, loadAround } from './around.tsx'
import { ofSchool, type AskedOf } from './asked.ts'
import { NoSuchGridPage } from './criteria-as-at.tsx'
import { CriteriaPage, CriterionPage } from './criteria-page.tsx'
import { answersOf } from './criterion-conflict.tsx'
import { evaluateItself, judgeCriterion } from './criterion-answer.ts'
import { findingsFor } from './figures.ts'
import { answeredBy, gridOf, type Finding } from './grid.ts'
import { criterionForm } from './forms.ts'
import { asksForDays, gridSpan, isNow, knownAt, readAsAt } from './register-as-at.ts'
import { listCriterionAnswers, recordCriterionAnswer } from './register-store.ts'
import { errorsFrom } from './sentences.ts'

const ofCriterion = z.object({ urn: urnParam, criterion: z.string().min(1).max(100) })

/** The criteria of one school: the grid, and an answer to each. */
export const criteriaRoutes = [
  route({
    method: 'GET',
    url: '/schools/:urn/criteria',
    permission: 'read school',
    audit: 'none',
    params: ofSchool,
    query: z.record(z.string().max(30), z.string().max(30)),
    act: showCriteria,
  }),
  route({
    method: 'GET',
    url: '/schools/:urn/criteria/:criterion',
    permission: 'read school',
    audit: 'none',
    params: ofCriterion,
    async act(asked) {
      const findings = await findingsFor(asked)
      return asked.read(async (tx) => {
        const shown = await criterionPage(tx, asked, findings, undefined)
        return shown ? page(shown) : notFound()
      })
    },
  }),
  ...(['judge criteria', 'evaluate own school'] as const).map((permission) =>
    route({
      method: 'POST',
      url:
        permission === 'judge criteria'
          ? '/schools/:urn/criteria/:criterion'
          : '/schools/:urn/self-evaluation/:criterion',
      permission,
      audit: 'changes',
      params: ofCriterion,
      form: criterionForm,
      async act(asked) {
        // Before the transaction, and also for answers that read well: a refused one is shown with its figures.
        const findings = await findingsFor(asked)
        return asked.write((tx) => answerCriterion(tx, asked, findings))
      },
    }),
  ),
]

type AskedForGrid = Omit<AskedOf<{ readonly urn: Urn }>, 'form'> & {
  readonly query: GivenQuery
  readonly service: Service
}

/** The grid as it stands, or of an earlier day, as known now or at the end of a day: rules and figures of its year, answers. */
async function showCriteria(asked: AskedForGrid): Promise<Answer> {
  const { actor, params, query, frame, today, notice } = asked
  const days = asksForDays(query) ? readAsAt(query, gridSpan(today)) : undefined
  const asAt = days?.ok ? days.value : { on: today, knownOn: null, today }
  const known = knownAt(asAt)
  const findings = await findingsFor({ ...asked, today: asAt.on, knownAt: known })
  return asked.read(async (tx) => {
    const around = await loadAround(tx, actor, params.urn, today)
    if (!around) return notFound()
    if (days && !days.ok) return unacceptable(<NoSuchGridPage frame={frame} around={around} form={days} />)
    const edition = await editionInForce(tx, actor.authority, asAt.on)
    const answers = await listCriterionAnswers(tx, actor.authority, params.urn)
    const grid = gridOf(edition.criteria, findings, answeredBy(answers, asAt.on, known), asAt.on)
    const mayAnswer = isNow(asAt) && whoseAnswer(actor) !== undefined
    return page(
      <CriteriaPage
        frame={frame}
        around={{ ...around, edition }}
        grid={grid}
        asAt={asAt}
        mayAnswer={mayAnswer}
        notice={notice}
      />,
    )
  })
}

/** Whose answer to a criterion a person gives: the adviser's, the school's, or nobody's. */
function whoseAnswer(actor: Actor): 'adviser' | 'school' | undefined {
  if (mayDo(actor.role, 'judge criteria')) return 'adviser'
  return mayDo(actor.role, 'evaluate own school') ? 'school' : undefined
}

type OfCriterion = AskedOf<z.output<typeof ofCriterion>>

async function criterionPage(
  tx: Tx,
  { actor, params, frame, once, today }: OfCriterion,
  findings: readonly Finding[],
  form: FormRead<unknown> | undefined,
  overtaken?: 'overtaken',
) {
  const around = await loadAround(tx, actor, params.urn, today)
  const criterion = around?.edition.criteria.find(({ id }) => id === params.criterion)
  if (!around || !criterion) return undefined
  const answers = await listCriterionAnswers(tx, actor.authority, params.urn)
  const [line] = gridOf([criterion], findings, answers, today)
  if (!line) return undefined
  const given = whoseAnswer(actor)
  const whose = given === 'adviser' && criterion.answered.by === 'rule' ? undefined : given
  const own = whose === 'school' ? line.school : line.adviser
  const begun = own ? { verdict: own.verdict, reason: own.reason, evidence: own.evidence } : {}
  return (
    <CriterionPage
      frame={frame}
      around={around}
      criterion={criterion}
      line={line}
      answers={answers.filter((answer) => answer.criterion === criterion.id)}
      whose={whose}
      form={form ? { errors: {}, ...form } : blankForm(begun)}
      once={once}
      overtaken={overtaken}
    />
  )
}

async function answerCriterion(
  tx: Tx,
  asked: AskedOf<z.output<typeof ofCriterion>, z.output<typeof criterionForm>>,
  findings: readonly Finding[],
): Promise<Answer> {
  const { actor, params, form } = asked
  const again = async (read: FormRead<unknown>): Promise<Answer> => {
    const shown = await criterionPage(tx, asked, findings, read)
    return shown ? unacceptable(shown) : notFound()
  }
  if (!form.ok) return again(form)
  const around =
    (await lockSchool(tx, actor.authority, params.urn)) && (await loadAround(tx, actor, params.urn, asked.today))
  if (!around) return notFound()
  const { verdict, reason = '', evidence = '', version } = form.value
  const answers = await listCriterionAnswers(tx, actor.authority, params.urn)
  if (answersOf(answers, params.criterion, whoseAnswer(actor)).length !== version) {
    const shown = await criterionPage(tx, asked, findings, blankForm(form.typed), 'overtaken')
    return shown ? conflict(shown) : notFound()
  }
  const request = { criterion: params.criterion, verdict, reason, evidence }
  const outcome =
    whoseAnswer(actor) === 'adviser'
      ? judgeCriterion(request, around.edition, actOf(asked))
      : evaluateItself(request, ['schoolLeader'], around.edition, actOf(asked))
  if (!outcome.ok) return again(withErrors(form, errorsFrom(outcome.reasons)))
  await recordCriterionAnswer(tx, actor.authority, params.urn, randomUUID(), outcome.value)
  await asked.audit(tx, {
    action: 'answer criterion',
    urn: params.urn,
    subject: `criterion ${params.criterion}`,
    after: request,
  })
  return seeOther(criteriaPath(params), 'You have saved your answer.')
}
