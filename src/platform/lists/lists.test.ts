import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tableOfRows } from './export.ts'
import { findAgain } from './find-again.ts'
import { findRows, pageOfRows } from './find.ts'
import { countText, type List } from './list.ts'
import { pagesShown } from './list-links.tsx'
import { listAddress, readListQuery, type GivenQuery } from './query.ts'
import { onwardFrom, onwardTo, originOf } from './origin.ts'

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)

interface Row {
  readonly urn: number
  readonly name: string
  readonly phase: string
  readonly tags: readonly string[]
  readonly roll: number | null
}

const choices = (...values: string[]) => values.map((value) => ({ value, text: value.toUpperCase() }))
const list: List<Row> = {
  path: '/schools',
  title: 'Schools',
  noun: ['school', 'schools'],
  key: (row) => row.urn,
  columns: [
    { name: 'name', heading: 'Name', value: (row) => row.name, rowHeading: true },
    { name: 'roll', heading: 'Pupils', type: 'number', value: (row) => row.roll },
    { name: 'urn', heading: 'URN', value: (row) => row.urn, only: 'export' },
  ],
  filters: [
    { name: 'phase', heading: 'Phase', kind: 'any', choices: choices('p', 's', 'x'), of: (row) => row.phase },
    { name: 'tag', heading: 'Tag', kind: 'any', choices: choices('a', 'b', 'c'), of: (row) => row.tags },
    {
      name: 'roll',
      heading: 'Roll',
      kind: 'one',
      choices: choices('known'),
      of: ({ roll }) => (roll === null ? [] : 'known'),
    },
  ],
  search: { label: 'Search', missing: 'Enter a name', of: (row) => [row.name, row.urn] },
  sort: { by: 'name', direction: 'ascending' },
  pageSize: 7,
}

const row = fc.record({
  urn: fc.nat(1_000_000),
  name: fc.constantFrom('Ash', 'ash', 'Élan', 'Elan', 'Oak', 'Beech', "O'Hanlon"),
  phase: fc.constantFrom('p', 's', 'other'),
  tags: fc.subarray(['a', 'b', 'c']),
  roll: fc.option(fc.nat(5)),
})
const rows = fc.uniqueArray(row, { selector: ({ urn }) => urn, maxLength: 60 })
const asked = fc.record({
  phase: fc.subarray(['p', 's', 'x', 'nonsense']),
  tag: fc.subarray(['a', 'b', 'c']),
  sort: fc.constantFrom('name', '-name', 'roll', '-roll', 'urn', ''),
})

const find = (all: readonly Row[], given: GivenQuery) => findRows(list, all, readListQuery(list, given)).rows
const prove = <T extends unknown[]>(property: fc.IProperty<T>): void => fc.assert(property, { seed, numRuns: 300 })

describe(`lists (SEED=${seed})`, () => {
  it('finds exactly the rows that answer to one choice of every filter chosen', () => {
    prove(
      fc.property(rows, asked, (all, given) => {
        const phases = given.phase.filter((value) => value !== 'nonsense')
        const wanted = all.filter(
          (each) =>
            (phases.length === 0 || phases.includes(each.phase)) &&
            (given.tag.length === 0 || each.tags.some((tag) => given.tag.includes(tag))),
        )
        expect(new Set(find(all, given))).toEqual(new Set(wanted))
      }),
    )
  })

  it('widens with a value more in a filter, narrows with a filter more', () => {
    prove(
      fc.property(rows, fc.constantFrom('p', 's'), fc.constantFrom('a', 'b'), (all, phase, tag) => {
        const some = new Set(find(all, { phase }))
        const wider = new Set(find(all, { phase: [phase, phase === 'p' ? 's' : 'p'] }))
        const narrower = find(all, { phase, tag })
        expect([...some].every((each) => wider.has(each))).toBe(true)
        expect(narrower.every((each) => some.has(each))).toBe(true)
      }),
    )
  })

  it('counts beside a choice what choosing it alone in its filter would find', () => {
    prove(
      fc.property(rows, asked, (all, given) => {
        const { counts } = findRows(list, all, readListQuery(list, given))
        for (const { name, choices: offered } of list.filters)
          for (const { value } of offered)
            expect(counts[name]?.[value]).toBe(find(all, { ...given, [name]: value }).length)
      }),
    )
  })

  it('shows every row on exactly one page, in the order of the export, whatever order the rows came in', () => {
    prove(
      fc.property(rows, asked, fc.infiniteStream(fc.double()), (all, given, chance) => {
        const found = find(all, given)
        const { pages } = pageOfRows(list, found, 1)
        const paged = Array.from({ length: pages }, (_, at) => pageOfRows(list, found, at + 1).rows).flat()
        expect(paged).toEqual(found)
        const shuffled = all
          .map((each) => ({ each, by: chance.next().value as number }))
          .sort((a, b) => a.by - b.by)
          .map(({ each }) => each)
        expect(find(shuffled, given)).toEqual(found)
        expect(tableOfRows(list, found).rows.map((cells) => cells[2])).toEqual(paged.map(({ urn }) => urn))
      }),
    )
  })

  it('sorts what is not known to the end in both directions', () => {
    prove(
      fc.property(rows, fc.constantFrom('roll', '-roll'), (all, sort) => {
        const rolls = find(all, { sort }).map(({ roll }) => roll)
        const known = rolls.filter((roll) => roll !== null)
        expect(rolls.slice(0, known.length)).toEqual(known)
        expect(known).toEqual([...known].sort((a, b) => (sort === 'roll' ? a - b : b - a)))
      }),
    )
  })

  it('writes an address that reads back as the same query', () => {
    prove(
      fc.property(asked, fc.string({ maxLength: 30 }), fc.integer({ min: 1, max: 50 }), (given, q, page) => {
        const query = readListQuery(list, { ...given, q, page: String(page) })
        const address = new URL(listAddress(list, query), 'https://example.org')
        const again: Record<string, string[]> = {}
        for (const [name, value] of address.searchParams) again[name] = [...(again[name] ?? []), value]
        expect(readListQuery(list, again)).toEqual({ ...query, ignored: [] })
      }),
    )
  })
})

describe('a list', () => {
  it('leaves out what it does not have and says so', () => {
    const query = readListQuery(list, {
      phase: ['p', 'zz'],
      roll: ['known', 'q'],
      sort: 'colour',
      page: '-1',
      other: 'x',
    })
    expect(query.chosen).toEqual({ phase: ['p'], roll: ['known'] })
    expect(query.ignored).toEqual(['Phase: zz', 'Roll: q', 'Sort: colour', 'Page: -1'])
    expect(query.sort).toEqual(list.sort)
  })

  it('shows the last page when asked for one past the end, and none of none', () => {
    const all = Array.from({ length: 8 }, (_, urn) => ({ urn, name: 'Ash', phase: 'p', tags: [], roll: null }))
    expect(pageOfRows(list, all, 9)).toMatchObject({ page: 2, pages: 2, first: 8 })
    expect(pageOfRows(list, [], 3)).toEqual({ rows: [], page: 1, pages: 1, first: 0 })
  })

  it('puts School 2 before School 10, whatever the accents and case', () => {
    const names = ['school 10', 'School 2', 'Élan', 'ELAN b', 'Zoo']
    const all = names.map((name, urn) => ({ urn, name, phase: 'p', tags: [], roll: null }))
    expect(find(all, {}).map(({ name }) => name)).toEqual(['Élan', 'ELAN b', 'School 2', 'school 10', 'Zoo'])
  })

  it('counts in words', () => {
    expect([0, 1, 2, 1234].map((count) => countText(list, count))).toEqual([
      'No schools',
      '1 school',
      '2 schools',
      '1,234 schools',
    ])
  })

  it('names the first, the last and the pages around', () => {
    expect(pagesShown(1, 1)).toEqual([1])
    expect(pagesShown(5, 12)).toEqual([1, undefined, 4, 5, 6, undefined, 12])
    expect(pagesShown(2, 3)).toEqual([1, 2, 3])
  })
})

describe('coming back to a list', () => {
  it('hands its address on, through links and forms', () => {
    const address = listAddress(list, { chosen: { phase: ['p', 's'] }, words: "O'Hanlon & Éla", page: 3 })
    const there = onwardTo(address)('/schools/100001')
    expect(originOf({ path: there })).toBe(address)
    expect(originOf({ path: onwardFrom({ path: there })('/schools/100001/edit?x=1') })).toBe(address)
    expect(onwardTo('/schools')('/schools/1#contacts')).toBe('/schools/1?from=%2Fschools#contacts')
    expect(onwardFrom({ path: '/schools/100001' })('/schools/100001/edit')).toBe('/schools/100001/edit')
  })

  it.each([
    '//elsewhere.example',
    'https://elsewhere.example',
    '/\\elsewhere',
    'javascript:alert(1)',
    '/a b',
    '/x?y=<',
    '/schools/../x',
    '/',
  ])('never leads elsewhere: %s', (origin) => {
    expect(originOf({ path: `/schools/1?from=${encodeURIComponent(origin)}` })).toBeUndefined()
  })
})

describe('the same rows asked again', () => {
  it('are gone through once for each query, and find what they would find anew', () => {
    fc.assert(
      fc.property(rows, asked, asked, (all, first, second) => {
        const gone = { through: 0 }
        const counted: List<Row> = {
          ...list,
          filters: list.filters.map((filter) => ({ ...filter, of: (one: Row) => (gone.through++, filter.of(one)) })),
        }
        const queries = [first, second, first].map((given) => readListQuery(list, given as GivenQuery))
        const found = queries.map((query) => findAgain(counted, all, query))
        expect(found).toEqual(queries.map((query) => findRows(list, all, query)))
        const before = gone.through
        expect(findAgain(counted, all, queries[0] as (typeof queries)[0])).toBe(found[0])
        expect(gone.through).toBe(before)
        // Other rows, though they hold the same, are other rows: somebody read them anew.
        findAgain(counted, [...all], queries[0] as (typeof queries)[0])
        expect(gone.through).toBeGreaterThan(all.length === 0 ? -1 : before)
      }),
      { seed },
    )
  })
})
