import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import { evaluateItself, judgeCriterion } from './criterion-answer.ts'
import { adviser, edition, facts, headteacher, onDay, principal, reasonsOf } from './example-reviews.ts'
import { differences, gridOf, type Finding, type PersonsAnswer } from './grid.ts'

const springTerm = day('2011-03-01')

const finding = (criterion: string, verdict: Finding['verdict'], applies = true): Finding => ({
  criterion,
  verdict,
  applies,
  because: 'figure',
  figures: [],
})
const answer = (
  criterion: string,
  whose: PersonsAnswer['whose'],
  verdict: Finding['verdict'],
  on = '2011-02-01',
): PersonsAnswer => ({
  ...onDay(whose === 'adviser' ? adviser : headteacher, day(on)),
  criterion,
  whose,
  verdict,
  reason: 'Seen',
  evidence: '',
})
const line = (criterion: string, findings: readonly Finding[], answers: readonly PersonsAnswer[], on = springTerm) =>
  gridOf(edition.criteria, findings, answers, on).find((one) => one.criterion === criterion)

describe('the criteria grid', () => {
  it('5.2 every criterion has a line; what nobody answered is not known', () => {
    const grid = gridOf(edition.criteria, [], [], springTerm)
    expect(grid.map(({ criterion }) => criterion)).toEqual(edition.criteria.map(({ id }) => id))
    expect(new Set(grid.map((one) => one.answer))).toEqual(new Set(['notKnown']))
  })

  it('5.2 the adviser’s judgement goes before the rule where a person may answer, and both are shown', () => {
    const judged = line(
      'attendance-low',
      [finding('attendance-low', 'met')],
      [answer('attendance-low', 'adviser', 'notMet')],
    )
    expect(judged).toMatchObject({ answer: 'notMet', rule: { verdict: 'met' }, adviser: { verdict: 'notMet' } })
    const byRule = line(
      'special-measures',
      [finding('special-measures', 'met')],
      [answer('special-measures', 'adviser', 'notMet')],
    )
    expect(byRule?.answer).toBe('met')
  })

  it('5.2 the latest judgement counts, in whatever order they are read', () => {
    const first = answer('governance-strong', 'adviser', 'met', '2011-01-10')
    const second = answer('governance-strong', 'adviser', 'notKnown', '2011-02-10')
    expect(line('governance-strong', [], [second, first])?.answer).toBe('notKnown')
    expect(line('governance-strong', [], [first, second])?.answer).toBe('notKnown')
  })

  it('7.1 a judgement of an earlier academic year is shown, and not known until it is given anew', () => {
    const judged = answer('governance-strong', 'adviser', 'met', '2011-02-01')
    const [lastDay, newYear] = [day('2011-08-31'), day('2011-09-01')]
    expect(line('governance-strong', [], [judged], lastDay)).toMatchObject({ answer: 'met', earlier: [] })
    expect(line('governance-strong', [], [judged], newYear)).toMatchObject({
      answer: 'notKnown',
      adviser: judged,
      earlier: ['adviser'],
    })
    const anew = answer('governance-strong', 'adviser', 'met', '2011-10-01')
    expect(line('governance-strong', [], [judged, anew], day('2011-11-01'))?.answer).toBe('met')
  })

  it('7.1 where a rule answers too, it counts again when the judgement is of an earlier academic year', () => {
    const judged = answer('attendance-low', 'adviser', 'notMet', '2011-02-01')
    expect(line('attendance-low', [finding('attendance-low', 'met')], [judged], day('2011-09-01'))?.answer).toBe('met')
  })

  it('3.2 a school’s own answer of an earlier academic year does not differ from this year’s', () => {
    const given = [answer('governance-strong', 'school', 'met', '2011-02-01')]
    expect(differences(gridOf(edition.criteria, [], given, day('2011-09-01')))).toEqual([])
  })

  it('5.2 a rule that does not apply to such a school is no answer to find out', () => {
    expect(line('special-measures', [finding('special-measures', 'notKnown', false)], [])?.answer).toBe('doesNotApply')
  })

  it('3.2 the school’s own answer stands beside the authority’s and never counts by itself', () => {
    const answers = [answer('governance-strong', 'school', 'met')]
    expect(line('governance-strong', [], answers)).toMatchObject({ answer: 'notKnown', school: { verdict: 'met' } })
    expect(differences(gridOf(edition.criteria, [], answers, springTerm)).map(({ criterion }) => criterion)).toEqual([
      'governance-strong',
    ])
    const same = [...answers, answer('governance-strong', 'adviser', 'met')]
    expect(differences(gridOf(edition.criteria, [], same, springTerm))).toEqual([])
  })
})

describe('answering a criterion', () => {
  const request = {
    criterion: 'governance-strong',
    verdict: 'met',
    reason: 'Minutes',
    evidence: 'Minutes of 3 February',
  } as const

  it('5.2 a judgement has its reason, its person and its day', () => {
    const act = onDay(adviser, day('2011-02-04'))
    expect(facts(judgeCriterion(request, edition, act))).toEqual({ ...act, ...request, whose: 'adviser' })
    expect(reasonsOf(judgeCriterion({ ...request, reason: ' ' }, edition, act))).toEqual(['wordsMissing'])
  })

  it('5.2 nobody judges what the rule alone answers, nor what the edition does not ask', () => {
    const act = onDay(adviser, day('2011-02-04'))
    expect(reasonsOf(judgeCriterion({ ...request, criterion: 'special-measures' }, edition, act))).toEqual([
      'answeredByRuleAlone',
    ])
    expect(
      reasonsOf(judgeCriterion({ ...request, criterion: 'no-such' }, edition, onDay(headteacher, act.on))),
    ).toEqual(['roleMayNot', 'unknownCriterion'])
  })

  it('3.2 a school answers every criterion itself, also those a rule answers', () => {
    for (const { id } of edition.criteria) {
      const given = facts(
        evaluateItself({ ...request, criterion: id }, ['schoolLeader'], edition, onDay(headteacher, day('2011-02-04'))),
      )
      expect(given).toMatchObject({ criterion: id, whose: 'school' })
    }
    expect(
      reasonsOf(
        evaluateItself({ ...request, criterion: 'x' }, ['schoolLeader'], edition, onDay(principal, day('2011-02-04'))),
      ),
    ).toEqual(['unknownCriterion', 'doesNotAnswer'])
  })
})
