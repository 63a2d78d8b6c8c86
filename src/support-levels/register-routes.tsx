import { createHash } from 'node:crypto'
import { z } from 'zod'
import { editionInForce } from '../editions/index.ts'
import { academicYearOf, type AcademicYear, type Day, type TermDates } from '../kernel/index.ts'
import { listPeople, mayDo, route, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { download, notFound, page, seeOther, unacceptable, type Answer } from '../platform/http/index.ts'
import { listRoutes, type List } from '../platform/lists/index.ts'
import { listSchools, listTermDates, lockSchool } from '../schools/index.ts'
import { dateTyped } from '../visits/index.ts'
import { actOf } from './act.ts'
import type { AskedOf } from './asked.ts'
import type { Reading } from './figures.ts'
import { freezeForm } from './forms.ts'
import { movements } from './movements.ts'
import { MovementsPage } from './movements-page.tsx'
import { freezeRegister, registerText } from './register.ts'
import { capacityText, flagsText, nameOf, registerList } from './register-page.tsx'
import {
  asAtOf,
  asksForDays,
  knownAt,
  findSpan,
  isNow,
  keepOf,
  readAsAt,
  readFromTo,
  type AsAt,
} from './register-as-at.ts'
import { FreezePage, FreezesPage, NoSuchRegisterPage, RegisterPage } from './register-pages.tsx'
import { groupByUrn, listLevels, loadRegister, type ListedSchool } from './register-rows.ts'
import { listFreezes, listLevelEntries, recordFreeze } from './register-store.ts'
import { termValue } from './review-forms.tsx'
import { errorsFrom } from './sentences.ts'
import { termsOf } from './terms.ts'
import { waitingFor } from './waiting.ts'
import { OfficersPart } from './waiting-part.tsx'

/** The register of every school: today, at any day, as known at any day; frozen editions and movements. */
export const registerRoutes = [
  ...listRoutes(route, {
    url: '/register',
    permission: 'read schools',
    async load(asked) {
      const { actor, query, today } = asked
      return asked.read((tx) => loadRegisterList(tx, actor, asAtOf(query, today)))
    },
    page(shown, { actor, query, today }, rows) {
      const asAt = asAtOf(query, today)
      const waiting = isNow(asAt) ? waitingFor(rows, actor, today) : undefined
      const more = shown.frame.beside
      const part = waiting && <OfficersPart waiting={waiting} personId={actor.personId} more={more} />
      return <RegisterPage shown={shown} asAt={asAt} waiting={part} />
    },
    async refused({ actor, query, today, frame, read }) {
      if (!asksForDays(query)) return undefined
      const form = readAsAt(query, await read((tx) => findSpan(tx, actor.authority, today)))
      return form.ok ? undefined : <NoSuchRegisterPage frame={frame} form={form} query={query} />
    },
  }),
  route({
    method: 'GET',
    url: '/register/movements',
    permission: 'read schools',
    audit: 'none',
    query: z.record(z.string().max(30), z.string().max(30)),
    act: (asked) =>
      asked.read(async (tx) => {
        const { actor, query, frame, today } = asked
        const form = readFromTo(query, await findSpan(tx, actor.authority, today))
        if (!form.ok) return unacceptable(<MovementsPage frame={frame} form={form} />)
        const { from, to } = form.value
        const edition = await editionInForce(tx, actor.authority, today)
        const schools = await listSchools(tx, actor.authority)
        const entries = groupByUrn(await listLevelEntries(tx, actor.authority))
        const moved = movements(
          schools.map((school) => ({ ...school, entries: entries.get(school.urn) ?? [] })),
          from,
          to,
        )
        const named = new Map(schools.map((school) => [school.urn, school]))
        const shown = { edition, from, to, movements: moved, schools: named }
        const asShown = blankForm({ ...dateTyped('from', from), ...dateTyped('to', to) })
        return page(<MovementsPage frame={frame} form={asShown} shown={shown} />)
      }),
  }),
  route({
    method: 'GET',
    url: '/register/freezes',
    permission: 'read schools',
    audit: 'none',
    act: (asked) => asked.read(async (tx) => page(await freezesPage(tx, asked, blankForm()))),
  }),
  route({
    method: 'POST',
    url: '/register/freezes',
    permission: 'freeze register',
    audit: 'changes',
    form: freezeForm,
    act: (asked) => asked.write((tx) => freeze(tx, asked)),
  }),
  route({
    method: 'GET',
    url: '/register/freezes/:number',
    permission: 'read schools',
    audit: 'none',
    params: z.object({ number: z.coerce.number().int().positive() }),
    act: (asked) =>
      asked.read(async (tx) => {
        const { actor, params, frame } = asked
        const kept = (await listFreezes(tx, actor.authority)).find(({ number }) => number === params.number)
        return kept ? page(<FreezePage frame={frame} freeze={kept} />) : notFound()
      }),
  }),
  route({
    method: 'GET',
    url: '/register/freezes/:number/text',
    permission: 'read schools',
    audit: 'sensitive',
    params: z.object({ number: z.coerce.number().int().positive() }),
    act: (asked) =>
      asked.read(async (tx) => {
        const { actor, params } = asked
        const kept = (await listFreezes(tx, actor.authority)).find(({ number }) => number === params.number)
        if (!kept) return notFound()
        return download(
          Buffer.from(kept.body, 'utf8'),
          'text/tab-separated-values; charset=utf-8',
          `register-edition-${kept.number}.tsv`,
        )
      }),
  }),
]

async function freezesPage(
  tx: Tx,
  asked: Pick<AskedOf<unknown>, 'actor' | 'frame' | 'once' | 'today' | 'notice'>,
  form: FormRead<unknown>,
) {
  const { actor, frame, once, notice } = asked
  const freezes = await listFreezes(tx, actor.authority)
  const names = new Map((await listPeople(tx, actor.authority)).map(({ id, name }) => [id as string, name]))
  const terms = (await termsToFreeze(tx, asked)).filter(
    (dates) => !freezes.some(({ year, term }) => year === dates.year && term === dates.term),
  )
  const props = { frame, freezes, names, terms, once, notice, mayFreeze: mayDo(actor.role, 'freeze register') }
  return <FreezesPage {...props} form={form.ok ? blankForm(form.typed) : form} />
}

/** The terms of this year and the last that have begun, the newest first. */
async function termsToFreeze(
  tx: Tx,
  { actor, today }: { readonly actor: Actor; readonly today: Day },
): Promise<readonly TermDates[]> {
  const own = await listTermDates(tx, actor.authority)
  const year = academicYearOf(today)
  const terms = [...termsOf((year - 1) as AcademicYear, own), ...termsOf(year, own)]
  return terms.filter(({ from }) => from <= today).toReversed()
}

async function freeze(tx: Tx, asked: AskedOf<unknown, { readonly term: string }>): Promise<Answer> {
  const { actor, form, today } = asked
  const again = async (read: FormRead<unknown>): Promise<Answer> => unacceptable(await freezesPage(tx, asked, read))
  if (!form.ok) return again(form)
  const chosen = (await termsToFreeze(tx, asked)).find((dates) => termValue(dates) === form.value.term)
  if (!chosen) return again(withErrors(form, { term: 'Select a term' }))
  // Nobody changes a level while the whole register is written down.
  for (const { urn } of (await listSchools(tx, actor.authority)).toSorted((a, b) => a.urn - b.urn))
    await lockSchool(tx, actor.authority, urn)
  const edition = await editionInForce(tx, actor.authority, today)
  const outcome = freezeRegister(
    await listFreezes(tx, actor.authority),
    { year: chosen.year, term: chosen.term },
    edition,
    actOf(asked),
  )
  if (!outcome.ok) return again(withErrors(form, errorsFrom(outcome.reasons)))
  const body = await frozenText(tx, actor, { on: chosen.to < today ? chosen.to : today })
  const sha256 = createHash('sha256').update(body).digest('hex')
  await recordFreeze(tx, actor.authority, { ...outcome.value, body, sha256 }, actOf(asked))
  await asked.audit(tx, {
    action: 'freeze register',
    subject: `edition ${outcome.value.number}`,
    after: { ...outcome.value, sha256 },
  })
  return seeOther('/register/freezes', `You have frozen the register as edition ${outcome.value.number}.`)
}

/** The register as a list, as at a day and as known at the end of one: the same for the page, its files and the command line. */
export async function loadRegisterList(
  tx: Tx,
  of: Reading,
  asAt: AsAt,
): Promise<{ readonly list: List<ListedSchool>; readonly rows: readonly ListedSchool[] }> {
  const { rows, edition } = await loadRegister(tx, of, { on: asAt.on, knownAt: knownAt(asAt) })
  return { list: registerList(rows, edition, of.laCode, keepOf(asAt)), rows }
}

/** The words of the register as at a day and, where told, as known at an instant: what a freeze keeps. */
export async function frozenText(tx: Tx, of: Reading, at: Parameters<typeof listLevels>[2]): Promise<string> {
  const { rows, edition } = await listLevels(tx, of, at)
  return registerText(
    ['URN', 'School', 'Level', 'Since', 'Last review', 'Next review due', 'Adviser', 'Flags', 'Capacity to support'],
    rows.map((row) => [
      String(row.urn),
      row.school.name,
      nameOf(row, edition) ?? 'No level agreed',
      row.since ?? '',
      row.lastReview ?? '',
      row.next?.dueOn ?? '',
      row.adviser?.name ?? 'Not assigned',
      flagsText(row) ?? '',
      capacityText(row),
    ]),
  )
}
