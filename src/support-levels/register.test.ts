import { describe, expect, it } from 'vitest'
import { addDays, day } from '../kernel/index.ts'
import { answerProposal, recordNextStep } from './agreement.ts'
import { completeReviewWithoutChange } from './completion.ts'
import {
  adviser,
  agreed,
  autumn,
  chair,
  draft,
  edition,
  facts,
  grid,
  headteacher,
  inEffect,
  letterOf,
  onDay,
  principal,
  ratified,
  reasonsOf,
  spring,
  terms,
  urn,
  after,
} from './example-reviews.ts'
import { issueRecord } from './formal-record.ts'
import { movements, type SchoolsLevels } from './movements.ts'
import { registerRow, type RegisterQuestion } from './register.ts'
import { freezeRegister, registerText } from './register-freeze.ts'
import { answerers } from './review-rules.ts'
import type { Instant, Urn } from './review.ts'

const question: RegisterQuestion = {
  urn,
  entries: [],
  reviews: [],
  terms,
  dueSoonDays: 14,
  openedOn: null,
  closedOn: null,
  on: day('2011-03-01'),
  answerers: answerers(edition),
}

describe('a row of the register', () => {
  const first = inEffect({ id: 'r1', kind: 'annual', level: 1, begins: day('2010-10-04') })
  const second = inEffect({ id: 'r2', level: 2, begins: day('2011-02-01') }, first.entries)
  const school = { ...question, entries: second.entries, reviews: [first.review, second.review] }

  it('7.3 shows level, since when, last review and next due', () => {
    expect(registerRow(school)).toEqual({
      urn,
      level: 2,
      since: '2011-02-11',
      lastReview: '2011-02-11',
      next: { year: 2011, term: 'summer', dueOn: '2011-08-31', state: 'notYet', review: null },
      openReview: null,
      flags: [],
      coming: null,
    })
  })

  it('7.3 shows the level on any past day, with the reviews of then', () => {
    expect(registerRow({ ...school, on: day('2011-02-05') })).toMatchObject({
      level: 1,
      since: '2010-10-14',
      lastReview: '2010-10-14',
      next: { term: 'spring', dueOn: spring.to },
      openReview: 'r2',
      flags: ['reviewOpen'],
    })
    expect(registerRow({ ...school, on: day('2010-09-10') })).toMatchObject({
      level: null,
      since: null,
      lastReview: null,
      next: { term: 'autumn' },
      flags: ['noLevel'],
    })
  })

  it('7.3 shows what was known at an instant, however late it was written down', () => {
    const note = {
      note: 'No change',
      reviewedOn: day('2010-12-10'),
      record: null,
      reasonAgainstKeyCriteria: '',
      grid: grid(),
    }
    const late = draft({ id: 'r3', begins: day('2010-12-20') })
    const done = after(
      late,
      facts(completeReviewWithoutChange(late, first.entries, note, edition, onDay(adviser, day('2011-01-12')))),
    )
    const asked = { ...question, entries: first.entries, reviews: [done], on: autumn.to }
    expect(registerRow(asked)).toMatchObject({ lastReview: '2010-12-10', next: { term: 'spring' } })
    expect(registerRow({ ...asked, knownAt: '2011-01-11T23:59:59.999Z' as Instant })).toMatchObject({
      lastReview: null,
      next: { term: 'autumn', state: 'due' },
    })
  })

  it('7.2 an extra review is a review, but not the one due in its term', () => {
    const extra = inEffect({ id: 'x', kind: 'extra', level: 2 }, first.entries)
    expect(registerRow({ ...question, entries: extra.entries, reviews: [extra.review] })).toMatchObject({
      lastReview: '2011-02-11',
      next: { term: 'autumn', state: 'overdue' },
    })
  })

  it('7.1 says when the school disputes the level it has', () => {
    const on = day('2011-02-09')
    const head = after(
      ratified({ previousLevel: null }),
      facts(answerProposal(ratified(), { answer: 'agrees', words: '' }, edition, onDay(headteacher, on))),
    )
    const both = after(
      head,
      facts(answerProposal(head, { answer: 'disputes', words: 'No' }, edition, onDay(chair, on))),
    )
    const ready = after(both, facts(recordNextStep(both, 'Meet', edition, onDay(adviser, on))))
    const { recorded, entry } = facts(issueRecord(ready, [], letterOf(ready, on), edition, onDay(adviser, on)))
    const entries = entry ? [{ ...entry, id: 'e1' as never }] : []
    expect(registerRow({ ...question, entries, reviews: [after(ready, recorded)] }).flags).toEqual(['disputed'])
  })
})

describe('a level recorded for a day to come', () => {
  const first = inEffect({ id: 'r1', kind: 'annual', level: 1, begins: day('2010-10-04') })
  const ready = agreed({ id: 'r2', kind: 'extra', level: 3, previousLevel: 1 })
  const disputes = { answer: 'disputes', words: 'No' } as const
  const on = day('2011-02-10')
  const disputed = after(ready, facts(answerProposal(ready, disputes, edition, onDay(chair, on))))
  const stepped = after(disputed, facts(recordNextStep(disputed, 'Meet', edition, onDay(adviser, on))))
  const letter = letterOf(stepped, day('2011-02-11'), day('2011-03-21'))
  const { recorded, entry } = facts(
    issueRecord(stepped, first.entries, letter, edition, onDay(adviser, letter.issuedOn)),
  )
  const entries = entry ? [...first.entries, { ...entry, id: 'e2' as never }] : first.entries
  const school = { ...question, entries, reviews: [first.review, after(stepped, recorded)] }

  it('7.3 is announced and gives no flags before its day', () => {
    expect(registerRow({ ...school, on: day('2011-03-20') })).toMatchObject({
      level: 1,
      flags: [],
      coming: { level: 3, from: '2011-03-21', instrument: 'letter', record: 'letter-r2' },
    })
    expect(registerRow({ ...school, on: day('2011-03-21') })).toMatchObject({
      level: 3,
      flags: ['disputed'],
      coming: null,
    })
  })
})

describe('the termly freeze', () => {
  const act = onDay(principal, addDays(autumn.to, 1))
  const { year } = autumn

  it('7.3 numbers the editions of the register, one for each term', () => {
    const one = facts(freezeRegister([], autumn, edition, act))
    expect(one).toEqual({ number: 1, year, term: 'autumn' })
    expect(facts(freezeRegister([one], { ...autumn, term: 'spring' }, edition, act)).number).toBe(2)
    expect(reasonsOf(freezeRegister([one], autumn, edition, onDay(adviser, act.on)))).toEqual([
      'roleMayNot',
      'termAlreadyFrozen',
    ])
  })

  it('7.3 closes no term that goes on: its edition would stand where that of the whole term belongs', () => {
    const on = (day: typeof autumn.to) => freezeRegister([], autumn, edition, onDay(principal, day))
    expect(reasonsOf(on(addDays(autumn.to, -1)))).toEqual(['termGoesOn'])
    expect(on(autumn.to).ok).toBe(true)
  })

  it('7.3 the same rows are the same text, in whatever order they come', () => {
    const rows = [
      ['109002', 'Oak\tTree', '2'],
      ['9001', 'Ash', '1'],
    ]
    const text = registerText(['URN', 'School', 'Level'], rows)
    expect(text).toBe('URN\tSchool\tLevel\n9001\tAsh\t1\n109002\tOak Tree\t2\n')
    expect(registerText(['URN', 'School', 'Level'], rows.toReversed())).toBe(text)
  })
})

const schoolWith = (
  number: number,
  entries: SchoolsLevels['entries'],
  openedOn: SchoolsLevels['openedOn'] = null,
  closedOn: SchoolsLevels['closedOn'] = null,
) => ({ urn: number as Urn, entries, openedOn, closedOn })

describe('movements between levels', () => {
  const first = inEffect({ level: 1, begins: day('2010-10-04') }).entries

  it('7.3 counts each school once, from where it stood to where it stands', () => {
    const moved = inEffect({ level: 2 }, first).entries
    const schools = [
      schoolWith(1, first),
      schoolWith(2, moved),
      schoolWith(3, []),
      schoolWith(4, [], day('2011-01-01')),
      schoolWith(5, first, null, day('2011-01-31')),
      schoolWith(6, first, day('2012-01-01')),
    ]
    expect(movements(schools, day('2010-12-01'), day('2011-03-01'))).toEqual([
      { from: 1, to: 1, urns: [1] },
      { from: 1, to: 2, urns: [2] },
      { from: 'noLevel', to: 'noLevel', urns: [3] },
      { from: 'notOpen', to: 'noLevel', urns: [4] },
      { from: 1, to: 'notOpen', urns: [5] },
    ])
  })
})
