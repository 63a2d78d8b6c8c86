import { z } from 'zod'
import { academicYearOf, customaryTerms, type AcademicYear, type Day, type TermDates } from '../kernel/index.ts'
import { route, type Actor } from '../people/index.ts'
import { sql, type AuthorityId, type Tx } from '../platform/database/index.ts'
import { blankForm, withErrors, type FormRead } from '../platform/forms/index.ts'
import { conflict, page, seeOther, unacceptable, type Answer, type Asked } from '../platform/http/index.ts'
import { dayBoxes } from './day-boxes.ts'
import { seenForm, termsForm } from './forms.ts'
import { findLastSaved } from './last-saved.ts'
import { setTerms } from './terms.ts'
import { termSentence, TermsPage, termsSeen, YearTermsPage, type YearOfTerms } from './terms-pages.tsx'
import { listTermDates, recordTermDates } from './term-store.ts'

const at = { permission: 'keep authority' } as const
const ofYear = {
  ...at,
  params: z.object({
    year: z
      .string()
      .regex(/^(20\d\d|21\d\d)$/)
      .transform((text) => Number(text) as AcademicYear),
  }),
} as const

/** The authority's own term dates. */
export const termRoutes = [
  route({
    ...at,
    method: 'GET',
    url: '/settings/terms',
    audit: 'none',
    async act({ actor, today, frame, notice, read }) {
      const own = await read((tx) => listTermDates(tx, actor.authority))
      return page(<TermsPage frame={frame} years={yearsShown(own, today)} notice={notice} />)
    },
  }),
  route({
    ...ofYear,
    method: 'GET',
    url: '/settings/terms/:year',
    audit: 'none',
    async act({ actor, params, frame, once, read }) {
      const year = yearOf(await read((tx) => listTermDates(tx, actor.authority)), params.year)
      return page(<YearTermsPage frame={frame} year={year} form={blankForm(typedTerms(year))} once={once} />)
    },
  }),
  route({
    ...ofYear,
    method: 'POST',
    url: '/settings/terms/:year',
    audit: 'changes',
    form: termsForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const { form, params } = asked
        const year = await lockYear(tx, asked.actor.authority, params.year)
        if (!form.ok)
          return unacceptable(<YearTermsPage frame={asked.frame} year={year} form={form} once={asked.once} />)
        const outcome = setTerms(params.year, form.value)
        if (outcome.ok) return saveTerms(tx, asked, year, { dates: outcome.value, seen: form.value.seen })
        const errors = outcome.reasons.map((reason) => termSentence(reason, params.year))
        const again: FormRead<unknown> = withErrors(form, Object.assign({}, ...errors))
        return unacceptable(<YearTermsPage frame={asked.frame} year={year} form={again} once={asked.once} />)
      }),
  }),
  route({
    ...ofYear,
    method: 'POST',
    url: '/settings/terms/:year/customary',
    audit: 'changes',
    form: seenForm,
    act: (asked) =>
      asked.write(async (tx) => {
        const year = await lockYear(tx, asked.actor.authority, asked.params.year)
        return saveTerms(tx, asked, year, { dates: [], seen: asked.form.ok ? asked.form.value.seen : undefined })
      }),
  }),
]

type AskedOfYear = Asked<Actor, { readonly year: AcademicYear }, undefined, unknown>

async function saveTerms(
  tx: Tx,
  asked: AskedOfYear,
  year: YearOfTerms,
  given: { readonly dates: readonly TermDates[]; readonly seen: string | undefined },
): Promise<Answer> {
  const { actor, params, frame, once, form, now } = asked
  const subject = `term dates ${params.year}`
  if (given.seen !== termsSeen(year)) {
    const lastSaved = await findLastSaved(tx, actor.authority, { subject }, ['set term dates'], now)
    const shown = { frame, year, once, lastSaved, form: withErrors(form, {}) }
    return conflict(<YearTermsPage {...shown} />)
  }
  await recordTermDates(tx, actor.authority, params.year, given.dates)
  const after = given.dates.length > 0 ? given.dates : customaryTerms(params.year)
  await asked.audit(tx, { action: 'set term dates', subject, before: year.terms, after })
  return seeOther('/settings/terms', 'You have changed the term dates.')
}

/** Of two who set the terms of a year at once, the second waits and is told. */
async function lockYear(tx: Tx, authority: AuthorityId, year: AcademicYear): Promise<YearOfTerms> {
  await sql`select pg_advisory_xact_lock(4079, ${authority})`.execute(tx)
  return yearOf(await listTermDates(tx, authority), year)
}

function yearOf(own: readonly TermDates[], year: AcademicYear): YearOfTerms {
  const set = own.filter((dates) => dates.year === year)
  return set.length === 3 ? { year, terms: set, own: true } : { year, terms: customaryTerms(year), own: false }
}

/** From five years ago to two years on, latest first. */
function yearsShown(own: readonly TermDates[], today: Day): readonly YearOfTerms[] {
  const now = academicYearOf(today)
  return Array.from({ length: 8 }, (_, at) => yearOf(own, (now + 2 - at) as AcademicYear))
}

const typedTerms = ({ terms }: YearOfTerms): Record<string, string> =>
  Object.assign({}, ...terms.map(({ term, from }) => dayBoxes(term, from)))
