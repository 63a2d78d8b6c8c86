import { createHash } from 'node:crypto'
import { z } from 'zod'
import { editionInForce } from '../editions/index.ts'
import { academicYearOf, type AcademicYear, type Day, type TermDates } from '../kernel/index.ts'
import { listPeople, mayDo, route, type Actor } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { download, notFound, page, seeOther, unacceptable, type Answer } from '../platform/http/index.ts'
import { listSchools, listTermDates, lockSchool } from '../schools/index.ts'
import { actOf } from './act.ts'
import type { AskedOf } from './asked.ts'
import type { Reading } from './figures.ts'
import { freezeForm } from './forms.ts'
import { FreezeCheckPage, FreezePage, FreezesPage } from './freeze-pages.tsx'
import { freezeRegister, registerText } from './register-freeze.ts'
import { capacityText, flagsText, nameOf } from './register-page.tsx'
import { listLevels } from './register-rows.ts'
import { listFreezes, recordFreeze } from './register-store.ts'
import { termValue } from './review-forms.tsx'
import { errorsFrom } from './sentences.ts'
import { termsOf } from './terms.ts'

const ofFreeze = z.object({ number: z.coerce.number().int().positive() })

/** The frozen editions of the register: chosen, checked, then made (7.3). */
export const freezeRoutes = [
  route({
    method: 'GET',
    url: '/register/freezes',
    permission: 'read schools',
    audit: 'none',
    act: (asked) => asked.read(async (tx) => page(await freezesPage(tx, asked, blankForm()))),
  }),
  route({
    method: 'GET',
    url: '/register/freezes/check',
    permission: 'freeze register',
    audit: 'none',
    query: z.object({ term: z.string().max(20).optional() }),
    act: (asked) => asked.read((tx) => check(tx, asked)),
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
    params: ofFreeze,
    act: (asked) =>
      asked.read(async (tx) => {
        const { actor, params, frame } = asked
        const kept = await findFreeze(tx, actor.authority, params.number)
        return kept ? page(<FreezePage frame={frame} freeze={kept} />) : notFound()
      }),
  }),
  route({
    method: 'GET',
    url: '/register/freezes/:number/text',
    permission: 'read schools',
    audit: 'sensitive',
    params: ofFreeze,
    act: (asked) =>
      asked.read(async (tx) => {
        const { actor, params } = asked
        const kept = await findFreeze(tx, actor.authority, params.number)
        if (!kept) return notFound()
        return download(
          Buffer.from(kept.body, 'utf8'),
          'text/tab-separated-values; charset=utf-8',
          `register-edition-${kept.number}.tsv`,
        )
      }),
  }),
]

type AskedToRead = Pick<AskedOf<unknown>, 'actor' | 'frame' | 'today' | 'notice'>

async function freezesPage(tx: Tx, asked: AskedToRead, form: FormRead<unknown>) {
  const { actor, frame, today, notice } = asked
  const freezes = await listFreezes(tx, actor.authority)
  const names = new Map((await listPeople(tx, actor.authority)).map(({ id, name }) => [id as string, name]))
  const begun = await termsBegun(tx, asked)
  const isFrozen = ({ year, term }: TermDates): boolean => freezes.some((one) => one.year === year && one.term === term)
  const terms = begun.filter((dates) => dates.to <= today && !isFrozen(dates))
  const present = begun.find(({ to }) => today < to)
  const props = { frame, freezes, names, terms, present, notice, mayFreeze: mayDo(actor.role, 'freeze register') }
  return <FreezesPage {...props} form={form.ok ? blankForm(form.typed) : form} />
}

/** The terms of this year and the last that have begun, the newest first. */
async function termsBegun(
  tx: Tx,
  { actor, today }: { readonly actor: Actor; readonly today: Day },
): Promise<readonly TermDates[]> {
  const own = await listTermDates(tx, actor.authority)
  const year = academicYearOf(today)
  const terms = [...termsOf((year - 1) as AcademicYear, own), ...termsOf(year, own)]
  return terms.filter(({ from }) => from <= today).toReversed()
}

type AskedToFreeze = AskedToRead & Pick<AskedOf<unknown>, 'now' | 'once'>

/** The term asked for with the edition it would become; else the page that says why it cannot. */
async function chosenTerm(tx: Tx, asked: AskedToFreeze, typed: string | undefined) {
  const { actor, today } = asked
  const form = blankForm({ term: typed ?? '' })
  const again = async (errors: Record<string, string>) => ({
    refusal: unacceptable(await freezesPage(tx, asked, withErrors(form, errors))),
  })
  const dates = (await termsBegun(tx, asked)).find((each) => termValue(each) === typed)
  if (!dates) return again({ term: 'Select a term' })
  const edition = await editionInForce(tx, actor.authority, today)
  const outcome = freezeRegister(await listFreezes(tx, actor.authority), dates, edition, actOf(asked))
  return outcome.ok ? { dates, freeze: outcome.value } : again(errorsFrom(outcome.reasons))
}

async function check(tx: Tx, asked: AskedToFreeze & { readonly query: { term?: string | undefined } }) {
  const chosen = await chosenTerm(tx, asked, asked.query.term)
  if ('refusal' in chosen) return chosen.refusal
  const { edition, rows } = await listLevels(tx, asked.actor, { on: chosen.dates.to })
  const open = rows.filter((row) => row.status !== 'closed')
  const levels = [...edition.levels.map(({ level }) => level), null]
  const counts: (readonly [name: string, schools: number])[] = levels.map((level) => {
    const name = nameOf({ level }, edition)
    const schools = open.filter((row) => row.level === level).length
    return [name === null ? 'No level agreed' : `Level ${name}`, schools]
  })
  const closed = rows.length - open.length
  if (closed > 0) counts.push(['Closed by that day', closed])
  const reviewsOpen = rows.filter(({ openReview }) => openReview !== null).length
  const { frame, once } = asked
  return page(<FreezeCheckPage {...{ frame, once, ...chosen, counts, reviewsOpen }} />)
}

async function freeze(tx: Tx, asked: AskedOf<unknown, { readonly term: string }>): Promise<Answer> {
  const { actor, form } = asked
  // Nobody changes a level while the whole register is written down.
  for (const { urn } of (await listSchools(tx, actor.authority)).toSorted((a, b) => a.urn - b.urn))
    await lockSchool(tx, actor.authority, urn)
  const chosen = await chosenTerm(tx, asked, form.ok ? form.value.term : undefined)
  if ('refusal' in chosen) return chosen.refusal
  const body = await frozenText(tx, actor, { on: chosen.dates.to })
  const sha256 = createHash('sha256').update(body).digest('hex')
  await recordFreeze(tx, actor.authority, { ...chosen.freeze, body, sha256 }, actOf(asked))
  const { number } = chosen.freeze
  await asked.audit(tx, {
    action: 'freeze register',
    subject: `edition ${number}`,
    after: { ...chosen.freeze, sha256 },
  })
  return seeOther('/register/freezes', `You have frozen the register as edition ${number}.`)
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

async function findFreeze(tx: Tx, authority: AuthorityId, number: number) {
  return (await listFreezes(tx, authority)).find((each) => each.number === number)
}
