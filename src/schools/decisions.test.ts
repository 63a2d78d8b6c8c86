import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day, firstDayOfYear, lastDayOfYear, type AcademicYear, type Day } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import { closeSchool, keepOpen } from './closing.ts'
import { addContact, contactsFrom, endContact, type Contact, type ContactId } from './contact.ts'
import { exampleSchool } from './example-school.ts'
import { councilSource, releasedSource } from './fact-source.ts'
import { changeFacts } from './facts.ts'
import { adviserOn, assignAdviser, type LinkAdviser } from './link-adviser.ts'
import { planRegister, type RegisterRow } from './register.ts'
import { statusOn, type FactSource, type School, type Urn } from './school.ts'
import { setTerms } from './terms.ts'
import { merged } from './typed-facts.ts'

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const today = day('2026-03-04')
const gias = (asAt: string): FactSource => ['Get Information about Schools', day(asAt)]

const row = (urn: number, given: Partial<RegisterRow> = {}): RegisterRow => ({
  urn: urn as Urn,
  name: `School ${urn}`,
  phase: 'primary',
  governance: 'maintained',
  type: 'Community school',
  ...given,
})

const bring = (
  known: readonly School[],
  given: readonly (Omit<Partial<RegisterRow>, 'urn'> & { urn: number })[],
  from: FactSource,
) => {
  const plan = planRegister(
    known,
    given.map(({ urn, ...facts }) => row(urn, facts)),
    from,
  )
  const after = new Map(known.map((school) => [school.urn, school]))
  for (const school of [...plan.added, ...plan.changed.map((each) => each.after)]) after.set(school.urn, school)
  return { plan, schools: [...after.values()] }
}

const contact = (name: string, role: Contact['role'], from: string, to: string | null = null): Contact => ({
  id: name as ContactId,
  urn: 100001 as Urn,
  role,
  name,
  email: null,
  telephone: null,
  from: day(from),
  to: to === null ? null : day(to),
})

const link = (personId: PersonId, from: string, to: string | null): LinkAdviser => ({
  urn: 100001 as Urn,
  personId,
  name: personId,
  from: day(from),
  to: to === null ? null : day(to),
})

describe('facts of a school', () => {
  const school = exampleSchool(100001, { town: 'Ambleford', lowAge: 4, highAge: 11 })

  it('4.1 are the council’s own from the day they were changed, and no others are', () => {
    const outcome = changeFacts(school, { ...school, town: 'Yate' }, [], today)
    expect(outcome.ok && outcome.value.changed).toEqual(['town'])
    expect(outcome.ok && outcome.value.school.sources).toEqual({ ...school.sources, town: [councilSource, today] })
  })

  it('are let go on request, where the council keeps them', () => {
    const own = { ...school, sources: { town: [councilSource, today] } as School['sources'] }
    const outcome = changeFacts(own, own, ['town', 'name'], today)
    expect(outcome.ok && outcome.value.released).toEqual(['town'])
    expect(outcome.ok && outcome.value.school.sources.town).toEqual([releasedSource, today])
  })

  it('are refused with every reason at once', () => {
    const closed = { ...school, closedOn: day('2010-08-31') }
    const outcome = changeFacts(closed, { ...school, openedOn: day('2011-09-01'), lowAge: 12 }, [], today)
    expect(outcome).toEqual({ ok: false, reasons: ['agesReversed', 'opensAfterItCloses'] })
  })

  it('keep both people’s changes when they were of different boxes', () => {
    const seen = { name: 'A', town: 'X', street: '' }
    expect(merged(seen, { ...seen, name: 'B' }, { ...seen, town: 'Y' })).toMatchObject({ name: 'B', town: 'Y' })
  })
})

describe(`a register (SEED=${seed})`, () => {
  it('4.1 adds schools that are new, with what it says of them alone', () => {
    const plan = planRegister([], [row(1, { town: 'Yate', website: null })], gias('2026-01-05'))
    expect(plan.added[0]).toMatchObject({ urn: 1, town: 'Yate', website: null, street: null, version: 1 })
    expect(Object.keys(plan.added[0]?.sources ?? {}).sort()).toEqual([
      'governance',
      'name',
      'phase',
      'town',
      'type',
      'website',
    ])
  })

  it('4.1 closes a school that it calls closed without a day by its own day, and opens one that it calls open', () => {
    const open = exampleSchool(1, { sources: {} })
    const closedBy = (known: readonly School[], stands: 'open' | 'closed', asAt: string) =>
      bring(known, [row(1, { stands })], gias(asAt)).schools
    const closed = closedBy([open], 'closed', '2025-03-31')
    expect(closed[0]).toMatchObject({ closedOn: '2025-03-31', sources: { closedOn: gias('2025-03-31') } })
    expect(closedBy([], 'closed', '2025-03-31')[0]?.closedOn).toBe('2025-03-31')
    expect(closedBy(closed, 'closed', '2026-01-05')[0]?.closedOn).toBe('2025-03-31')
    expect(closedBy(closed, 'open', '2024-01-05')[0]?.closedOn).toBe('2025-03-31')
    expect(closedBy(closed, 'open', '2026-01-05')[0]?.closedOn).toBeNull()
    const kept = keepOpen(open, today)
    expect(closedBy([kept], 'closed', '2026-01-05')[0]?.closedOn).toBeNull()
  })

  it('does not change what is newer, what it does not say, or what the council entered', () => {
    const known = exampleSchool(1, {
      name: 'Newer',
      town: 'Ours',
      street: 'Untouched',
      sources: { name: gias('2026-02-01'), town: [councilSource, day('2010-01-01')], street: gias('2020-01-01') },
    })
    const plan = planRegister(
      [known],
      [row(1, { name: 'Older', town: 'Theirs', postcode: 'AB1 2CD' })],
      gias('2026-01-05'),
    )
    expect(plan.keptFacts).toBe(1)
    expect(plan.changed[0]?.after).toMatchObject({
      name: 'Newer',
      town: 'Ours',
      street: 'Untouched',
      postcode: 'AB1 2CD',
    })
    expect(plan.changed[0]?.after.sources.town?.[0]).toBe(councilSource)
  })

  it('may change again what the council has let go, whatever the day', () => {
    const known = exampleSchool(1, { town: 'Ours', sources: { town: [releasedSource, today] } })
    const plan = planRegister([known], [row(1, { town: 'Theirs' })], gias('2020-01-01'))
    expect(plan.changed[0]?.after.town).toBe('Theirs')
  })

  it('changes nothing when it comes a second time', () => {
    const rows = fc.uniqueArray(
      fc.record({
        urn: fc.integer({ min: 1, max: 9 }),
        name: fc.constantFrom('A', 'B'),
        town: fc.option(fc.constantFrom('X', 'Y')),
      }),
      { selector: ({ urn }) => urn },
    )
    const source = fc.constantFrom(gias('2026-01-05'), gias('2025-01-05'), [
      'Performance tables',
      day('2025-06-01'),
    ] as FactSource)
    fc.assert(
      fc.property(rows, source, rows, source, (first, from, second, then) => {
        const { schools } = bring(bring([], first, from).schools, second, then)
        const again = bring(schools, second, then)
        expect(again.plan).toMatchObject({ added: [], changed: [], unchanged: second.length })
      }),
      { seed },
    )
  })
})

describe('closing', () => {
  const school = exampleSchool(100001, { openedOn: day('2001-09-01') })

  it('4.1 is due until its day, and done from then on', () => {
    const outcome = closeSchool(school, { on: day('2026-08-31'), successor: undefined }, today)
    if (!outcome.ok) throw new Error('refused')
    expect(['2026-08-30', '2026-08-31'].map((on) => statusOn(outcome.value, day(on)))).toEqual(['closing', 'closed'])
    expect(statusOn(keepOpen(outcome.value, today), day('2027-01-01'))).toBe('open')
    const past = closeSchool(school, { on: day('2025-08-31'), successor: undefined }, today)
    expect(past.ok && past.value).toMatchObject({ closedOn: '2025-08-31', closingOn: null })
  })

  it('is refused before it opened, and in favour of itself', () => {
    expect(closeSchool(school, { on: day('1999-01-01'), successor: school.urn }, today)).toEqual({
      ok: false,
      reasons: ['beforeItOpened', 'succeedsItself'],
    })
  })
})

describe('contacts', () => {
  const head = contact('Old', 'headteacher', '2015-09-01')

  it('change hands without a day with two heads or none', () => {
    const outcome = addContact([head], contact('New', 'headteacher', '2025-09-01'))
    expect(outcome.ok && outcome.value.ends).toEqual({ contact: head, to: '2025-08-31' })
    const leader = addContact(
      [contact('One', 'schoolLeader', '2015-09-01')],
      contact('Two', 'schoolLeader', '2025-09-01'),
    )
    expect(leader.ok && leader.value.ends).toBeUndefined()
  })

  it('are not overtaken by one who began earlier', () => {
    const outcome = addContact([head], contact('New', 'headteacher', '2015-09-01'))
    expect(outcome).toEqual({ ok: false, reasons: [{ kind: 'beforeTheLast', name: 'Old', since: '2015-09-01' }] })
  })

  it('end on a day they served, and are then history', () => {
    expect(endContact(head, day('2014-01-01')).ok).toBe(false)
    const ended = endContact(head, today)
    expect(ended.ok && [today, addDays(today, 1)].map((on) => contactsFrom([ended.value], on).length)).toEqual([1, 0])
  })
})

describe('link advisers', () => {
  const [ada, bo] = ['ada', 'bo'] as PersonId[] as [PersonId, PersonId]
  const links = [link(ada, '2022-09-01', '2024-08-31'), link(bo, '2024-09-01', null)]

  it('are one at a time, or nobody', () => {
    expect(
      ['2022-08-31', '2022-09-01', '2024-08-31', '2024-09-01', '2030-01-01'].map(
        (on) => adviserOn(links, day(on))?.personId,
      ),
    ).toEqual([undefined, ada, ada, bo, bo])
    expect(assignAdviser(links, { personId: undefined, from: today }, []).ok).toBe(true)
  })

  it('hold an adviser’s role, and no later link is lost', () => {
    expect(assignAdviser(links, { personId: ada, from: day('2023-01-01') }, [bo])).toEqual({
      ok: false,
      reasons: [{ kind: 'noAdviser' }, { kind: 'beforeTheLast', name: 'bo', since: '2024-09-01' }],
    })
  })
})

describe(`terms (SEED=${seed})`, () => {
  it('7.2 put every day of the year in exactly one term, or are refused', () => {
    const days = fc.integer({ min: -40, max: 420 })
    fc.assert(
      fc.property(fc.integer({ min: 2005, max: 2035 }), days, days, (number, spring, summer) => {
        const year = number as AcademicYear
        const start = firstDayOfYear(year)
        const given = { spring: addDays(start, spring), summer: addDays(start, summer) }
        const outcome = setTerms(year, given)
        const fits = start < given.spring && given.spring < given.summer && given.summer <= lastDayOfYear(year)
        expect(outcome.ok).toBe(fits)
        if (!outcome.ok) return
        for (let on: Day = start; on <= lastDayOfYear(year); on = addDays(on, 1))
          expect(outcome.value.filter(({ from, to }) => from <= on && on <= to)).toHaveLength(1)
      }),
      { seed, numRuns: 60 },
    )
  })
})
