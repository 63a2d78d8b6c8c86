import { z } from 'zod'
import { academicYearOf, type AcademicYear, type Day } from '../kernel/index.ts'
import { listPeople, mayDo, route, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { conflict, notFound, page, seeOther, unacceptable, type Answer, type AnyRoute } from '../platform/http/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import type { AuditFacts } from '../platform/audit/index.ts'
import type { Frame } from '../platform/views/index.ts'
import { findSchoolInView, listPossibleAdvisers, urnParam, type Urn } from '../schools/index.ts'
import { budgetYearOf, type SchoolTerm } from './budget-year.ts'
import type { CentralLine, LineId } from './central-line.ts'
import { recordSaved, recordTakenBack } from './commands.ts'
import { lineForm, takeBackForm, typedLine, wordsOf } from './forms.ts'
import { budgetByLevel, loadYear } from './reading.ts'
import { resourcesPath } from './resources-list.tsx'
import { LineConflict, LinePage, SchoolResourcesPage, type AroundLines } from './school-resources-page.tsx'
import { listLines } from './store.ts'
import { excessesOf, sumsBy } from './usage.ts'
import { excessSentence, kindNames, lineErrors, termName, termValue } from './words.ts'

const ofSchool = z.object({ urn: urnParam })
const ofLine = z.object({ urn: urnParam, line: z.uuid().transform((id) => id as LineId) })

/** A school's central days and money: what is planned and used, adding and changing a line, taking one back. */
export const schoolResourceRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    url: '/schools/:urn/resources',
    permission: 'read resources',
    audit: 'none',
    params: ofSchool,
    act: (asked) =>
      asked.read(async (tx) => {
        const around = await loadAround(tx, asked)
        return around ? page(<SchoolResourcesPage around={around} notice={asked.notice} />) : notFound()
      }),
  }),
  ...lineRoutes('/schools/:urn/resources/new', ofSchool),
  ...lineRoutes('/schools/:urn/resources/:line', ofLine),
  route({
    method: 'POST',
    url: '/schools/:urn/resources/:line/take-back',
    permission: 'plan resources',
    audit: 'changes',
    params: ofLine,
    form: takeBackForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { actor, params, form, now } = asked
        const shell = await lineShell(tx, asked, params.line)
        if (!shell?.line) return notFound()
        const typed = typedLine(shell.line)
        if (!form.ok) {
          const errors = { form: 'Enter why this is taken back' }
          return unacceptable(<LinePage {...shell} form={{ typed, errors }} />)
        }
        const { reason, version: seen } = form.value
        const outcome = await recordTakenBack(tx, actor.authority, { ...ids(shell.line), reason, seen, by: actor, now })
        if (!outcome.ok) return conflict(<LinePage {...shell} form={blankForm(typed)} above={conflictOf(shell.line)} />)
        await asked.audit(tx, factsOf('take back resources', outcome.value))
        return seeOther(onwardFrom(asked.frame)(resourcesPath(params.urn)), 'You have taken it back.')
      }),
  }),
]

const ids = ({ urn, id }: CentralLine) => ({ urn, id })
const conflictOf = (held: CentralLine) => <LineConflict held={held} mine={held} />

function lineRoutes(url: string, params: typeof ofSchool | typeof ofLine): readonly AnyRoute[] {
  return [
    route({
      method: 'GET',
      url,
      permission: 'plan resources',
      audit: 'none',
      params,
      act: (asked) =>
        asked.read(async (tx) => {
          const shell = await lineShell(tx, asked, lineIn(asked.params))
          if (!shell) return notFound()
          const present = { kind: 'planned', officer: asked.actor.personId as string, term: presentTerm(asked.today) }
          return page(<LinePage {...shell} form={blankForm(shell.line ? typedLine(shell.line) : present)} />)
        }),
    }),
    route({
      method: 'POST',
      url,
      permission: 'plan resources',
      audit: 'changes',
      params,
      form: lineForm,
      act: (asked) => asked.write((tx) => save(tx, asked)),
    }),
  ]
}

const lineIn = (params: { readonly urn: Urn; readonly line?: LineId }): LineId | undefined => params.line

/** September to December, to Easter at the latest in April, then summer: only what the form begins with. */
function presentTerm(today: Day): string {
  const month = Number(today.slice(5, 7))
  const term = month >= 9 ? 'autumn' : month <= 3 ? 'spring' : 'summer'
  return termValue({ year: academicYearOf(today), term })
}

interface AskedLine {
  readonly actor: Actor
  readonly params: { readonly urn: Urn; readonly line?: LineId }
  readonly frame: Frame
  readonly once: string
  readonly today: Day
  readonly now: Date
}

interface SavingAsked extends AskedLine {
  readonly form: FormRead<z.output<typeof lineForm>>
  audit(tx: Tx, facts: AuditFacts): Promise<void>
}

async function save(tx: Tx, asked: SavingAsked): Promise<Answer> {
  const { actor, params, form, today, now, frame } = asked
  const shell = await lineShell(tx, asked, params.line)
  if (!shell) return notFound()
  if (!form.ok) return unacceptable(<LinePage {...shell} form={form} />)
  const words = wordsOf(form.value)
  const request = { urn: params.urn, id: params.line, words, seen: form.value.version, by: actor, now, today }
  const outcome = await recordSaved(tx, actor.authority, request)
  if (!outcome.ok) {
    const reasons = outcome.reasons.filter((reason) => reason.kind !== 'notThere')
    if (shell.line && reasons.some(({ kind }) => kind === 'stale')) {
      const again = { typed: { ...form.typed, version: String(shell.line.version) } }
      return conflict(<LinePage {...shell} form={again} above={<LineConflict held={shell.line} mine={words} />} />)
    }
    return unacceptable(<LinePage {...shell} form={withErrors(form, lineErrors(reasons))} />)
  }
  await asked.audit(tx, factsOf(params.line ? 'change resources' : 'plan resources', outcome.value))
  const warnings = await warningsAfter(tx, actor, outcome.value.after, today)
  const saved = `You have saved ${kindNames[words.kind].toLowerCase()} days and money for ${termName(words)}.`
  return seeOther(onwardFrom(frame)(resourcesPath(params.urn)), [saved, ...warnings].join(' '))
}

/** What the line did to the budget of its year: said with the answer, and never in its way. */
async function warningsAfter(tx: Tx, { authority }: Actor, line: CentralLine, today: Day): Promise<readonly string[]> {
  const { kind } = (await loadYear(tx, authority, today, undefined)).year
  const year = await loadYear(tx, authority, today, budgetYearOf(kind, line).year)
  if (!year.budget) return []
  const level = year.cells.find(({ urn, term }) => urn === line.urn && term === line.term)?.level
  return excessesOf(
    sumsBy(year.cells, (cell) => cell.level),
    budgetByLevel(year.budget),
  )
    .filter((excess) => excess.level === level && excess.of === line.kind)
    .map((excess) => excessSentence(excess, year.edition))
}

const factsOf = (
  action: string,
  { before, after }: { before: CentralLine | undefined; after: CentralLine },
): AuditFacts => ({
  action,
  urn: after.urn,
  subject: `resources ${after.id}`,
  before: before && shownFacts(before),
  after: shownFacts(after),
})

const shownFacts = ({ kind, halfDays, pounds, purpose, takenBack, ...term }: CentralLine) => ({
  kind,
  term: termName(term),
  days: halfDays / 2,
  pounds,
  purpose,
  ...(takenBack === null ? {} : { takenBack }),
})

async function loadAround(
  tx: Tx,
  { actor, frame, today, params: { urn } }: Omit<AskedLine, 'once' | 'now'>,
): Promise<AroundLines | undefined> {
  const inView = await findSchoolInView(tx, actor.authority, urn, today)
  if (!inView) return undefined
  const names = new Map((await listPeople(tx, actor.authority)).map(({ id, name }) => [id as string, name]))
  const lines = await listLines(tx, actor.authority, urn)
  return { frame, actor, inView, lines, names, mayPlan: mayDo(actor.role, 'plan resources') }
}

/** Undefined when there is no such school, or no such line of it. */
async function lineShell(tx: Tx, asked: Omit<AskedLine, 'now'>, id: LineId | undefined) {
  const around = await loadAround(tx, asked)
  const line = around?.lines.find((each) => each.id === id)
  if (!around || (id !== undefined && !line)) return undefined
  const officers = await listPossibleAdvisers(tx, asked.actor.authority, asked.today)
  return { around, line, officers, once: asked.once, terms: termsOffered(asked.today, line) }
}

/** Terms of last year, this year and the next; that of the line whatever it is. */
function termsOffered(today: Day, line: CentralLine | undefined): readonly SchoolTerm[] {
  const year = academicYearOf(today)
  const offered = [year + 1, year, year - 1].flatMap((each) =>
    (['summer', 'spring', 'autumn'] as const).map((term) => ({ year: each as AcademicYear, term })),
  )
  const has = line === undefined || offered.some((each) => termValue(each) === termValue(line))
  return has || !line ? offered : [...offered, line]
}
