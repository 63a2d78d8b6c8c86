import { addDays, customaryTerms, type Day } from '../kernel/index.ts'
import type { Audited } from '../platform/audit/index.ts'
import { budgetYearOn, loadYear, recordBudget, recordLine, sumsBy, type LineId } from '../resources/index.ts'
import type { School } from '../schools/index.ts'
import { castSchools } from './cast-schools.ts'
import { fixedId } from './fixed-id.ts'
import { audited, personIdOf, type Loading } from './loading.ts'
import { officers } from './officers.ts'
import type { Person } from './person.ts'
import { officeDayFrom } from './school-days.ts'
import { reviewTerms, septemberBefore, type ReviewTerm } from './years.ts'

/** What is planned for a school in a term at level 2 and at level 3: half days and pounds, and for what. */
const plans = [
  { level: 2, halfDays: 6, pounds: 1500, purpose: 'Adviser’s days with subject leaders' },
  { level: 2, halfDays: 2, pounds: 0, purpose: 'Review of governance' },
  { level: 3, halfDays: 16, pounds: 6000, purpose: 'Leader of education, two days a fortnight' },
  { level: 3, halfDays: 8, pounds: 1200, purpose: 'Senior Adviser’s days: plan, monitoring, Task Group' },
] as const

/** Central days and money of the cast's schools in the last six terms; in the present year plans exceed one budget. */
export async function loadResources(loading: Loading, schools: readonly School[]): Promise<readonly Audited[]> {
  const { today } = loading
  const terms = reviewTerms(today).slice(-6)
  const remembered: Audited[] = []
  for (const { urn, levels } of Object.values(castSchools))
    for (const term of terms) {
      const school = schools.find((each) => each.urn === urn)
      const level = levels.findLast(([review]) => review < term.review)?.[1] ?? 1
      if (school && level > 1) remembered.push(...(await plan(loading, school, term, level)))
    }
  const { year } = budgetYearOn('financial', today)
  return [...remembered, await setBudget(loading, year - 1), await setBudget(loading, year)]
}

async function plan(loading: Loading, school: School, term: ReviewTerm, level: number): Promise<readonly Audited[]> {
  const dates = customaryTerms(term.year).find((each) => each.term === term.term)
  if (!dates) return []
  const remembered: Audited[] = []
  const person = school.phase === 'secondary' ? officers.seniorAdviserSecondary : officers.seniorAdviserPrimary
  for (const line of plans.filter((each) => each.level === level)) {
    const planned = earlier(officeDayFrom(addDays(dates.from, 3)), loading.today)
    remembered.push(await keep(loading, school, term, line, 'planned', person, planned))
    // The last tenth of a plan is hardly ever used.
    const done = { ...line, halfDays: Math.max(1, line.halfDays - 1), pounds: Math.round(line.pounds * 0.9) }
    const used = officeDayFrom(addDays(dates.to, -10))
    if (used < loading.today) remembered.push(await keep(loading, school, term, done, 'used', person, used))
  }
  return remembered
}

const earlier = (one: Day, other: Day): Day => (one < other ? one : other)

async function keep(
  { tx, authority }: Loading,
  { urn, phase }: School,
  { year, term }: ReviewTerm,
  { halfDays, pounds, purpose }: Pick<(typeof plans)[number], 'purpose'> & { halfDays: number; pounds: number },
  kind: 'planned' | 'used',
  person: Person,
  on: Day,
): Promise<Audited> {
  const id = fixedId('resources', `${urn} ${year} ${term} ${kind} ${purpose}`) as LineId
  const by = personIdOf(person)
  const at = new Date(`${on}T11:00:00.000Z`)
  const words = { id, urn, version: 1, year, term, kind, halfDays, pounds, purpose, officer: by, takenBack: null }
  await recordLine(tx, authority, { ...words, by, byName: person.name, at })
  return audited(
    {
      person,
      role: phase === 'secondary' ? 'seniorAdviserSecondary' : 'seniorAdviserPrimary',
      at: at.toISOString(),
    },
    { action: 'plan resources', urn, subject: `resources ${id}`, after: { kind, days: halfDays / 2, pounds, purpose } },
  )
}

/** A little above what was planned for level 2, and a little below it for level 3. */
async function setBudget({ tx, authority, today }: Loading, year: number): Promise<Audited> {
  const sums = sumsBy((await loadYear(tx, authority, today, year)).cells, ({ level }) => level)
  const [two, three] = [sums.get(2)?.planned, sums.get(3)?.planned]
  const amounts = {
    1: { halfDays: 0, pounds: 0 },
    2: { halfDays: (two?.halfDays ?? 0) + 20, pounds: (two?.pounds ?? 0) + 5000 },
    3: { halfDays: Math.max(0, (three?.halfDays ?? 0) - 8), pounds: Math.max(0, (three?.pounds ?? 0) - 1200) },
  }
  const { dcs } = officers
  const at = new Date(`${officeDayFrom(septemberBefore(today, 1))}T12:00:00.000Z`)
  const of = { kind: 'financial', year, version: 1, amounts } as const
  await recordBudget(tx, authority, { ...of, by: personIdOf(dcs), byName: dcs.name, at })
  return audited(
    { person: dcs, role: 'dcs', at: at.toISOString() },
    { action: 'set central budget', subject: `financial year ${year}`, after: amounts },
  )
}
