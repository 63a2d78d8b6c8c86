import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import type { Criterion, Edition, Key, Level } from './edition.ts'
import { editionInForce, type LocalChoices } from './edition-in-force.ts'
import type { CriterionAnswers } from './grid.ts'
import { proposeLevel, reasonNeeded } from './proposal.ts'
import type { Verdict } from './verdict.ts'

const shipped: Edition = {
  id: 'a',
  title: 'A',
  adoptedBy: 'schools',
  adoptedFrom: day('2010-09-01'),
  principles: [],
  levels: [],
  criteria: [
    ...[1, 2, 3].map((number) => criterion(1, number)),
    ...[1, 2, 3, 4].map((number) => criterion(2, number)),
    ...[1, 2].map((number) => criterion(3, number)),
  ],
  capacity: [],
  roles: [],
  timescales: [],
  settings: [
    number('vulnerableCriteriaForProposal', 3),
    number('notKnownAllowedForSecure', 2),
    { key: 'reasonAgainstLevelThree', label: '', paragraph: '5.2', local: true, type: 'yesNo', default: true },
  ],
  configuration: [],
  frameworks: [],
}

function criterion(level: Level, number: number): Criterion {
  const answered = number === 1 ? ({ by: 'rule', rule: { kind: 'isOpen' } } as const) : ({ by: 'judgement' } as const)
  return {
    id: `${level}-${number}`,
    level,
    number,
    wording: '',
    paragraph: '5.2',
    key: 'notConfirmed',
    answered,
    guidance: '',
  }
}

function number(key: string, value: number): Edition['settings'][number] {
  return { key, label: '', paragraph: '5.2', local: true, type: 'number', default: value }
}

/** Every criterion not met, but for those named. */
function grid(named: Readonly<Record<string, Verdict>>): readonly CriterionAnswers[] {
  return shipped.criteria.map(({ id, answered }) => {
    const answer = named[id] ?? 'notMet'
    return answered.by === 'rule' ? { criterion: id, rule: answer } : { criterion: id, adviser: answer }
  })
}

const propose = (named: Readonly<Record<string, Verdict>>, choices: LocalChoices = {}) =>
  proposeLevel(editionInForce(shipped, choices), grid(named))
const keys = (...ids: string[]) => Object.fromEntries(ids.map((id): [string, Key] => [id, 'key']))

const needed = (chosen: Level, named: Readonly<Record<string, Verdict>>, choices: LocalChoices = {}) =>
  reasonNeeded(editionInForce(shipped, choices), grid(named), chosen)

describe('a proposed level', () => {
  it('5.2 is 3 when any criterion of level 3 is met, whatever else is', () => {
    const proposal = propose({ '3-2': 'met', '1-1': 'met', '2-1': 'met' })
    expect(proposal).toMatchObject({ level: 3, because: { kind: 'causingConcernMet', criteria: ['3-2'] } })
    expect(proposal.supporting).toEqual(['3-2'])
    expect(proposal.wouldChange).toEqual([{ criterion: '3-2', change: 'without', level: 1 }])
  })

  it('5.2 is 2 when a key criterion of level 2 is met, and only then once any is confirmed as key', () => {
    const choices = { keys: keys('2-1') }
    expect(propose({ '2-1': 'met' }, choices)).toMatchObject({ level: 2, because: { kind: 'keyVulnerableMet' } })
    expect(propose({ '2-2': 'met', '2-3': 'met', '2-4': 'met' }, choices).level).toBe(1)
    expect(propose({ '2-1': 'met' }, choices).keyMet).toEqual(['2-1'])
  })

  it('5.2 is 2 by the number met while no key criterion is confirmed, a number the authority sets', () => {
    const two = { '2-1': 'met', '2-2': 'met' } as const
    expect(propose(two).level).toBe(1)
    expect(propose({ ...two, '2-3': 'met' })).toMatchObject({
      level: 2,
      because: { kind: 'enoughVulnerableMet', met: 3, needed: 3 },
    })
    expect(propose(two, { settings: { vulnerableCriteriaForProposal: 2 } }).level).toBe(2)
  })

  it('5.2 says which criteria of level 2 are met and what they lack, where level 2 is not proposed', () => {
    expect(propose({ '2-1': 'met' }).because).toMatchObject({ metVulnerable: ['2-1'], needed: 3 })
    expect(propose({ '2-2': 'met' }, { keys: keys('2-1') }).because).toMatchObject({
      kind: 'nothingPointsHigher',
      metVulnerable: ['2-2'],
      needed: 'aKeyOne',
    })
  })

  it('5.2 is Secure when nothing points higher, and lists what speaks against it', () => {
    expect(propose({ '1-1': 'met' })).toMatchObject({ level: 1, supporting: ['1-1'], secureNotMet: ['1-2', '1-3'] })
  })

  it('5.2 not known is never taken for not met: with too much not known no level is proposed', () => {
    const proposal = propose({ '1-2': 'notKnown', '2-2': 'notKnown', '3-2': 'notKnown' })
    expect(proposal).toMatchObject({ level: undefined, because: { kind: 'tooMuchNotKnown', notKnown: 3, allowed: 2 } })
    expect(proposeLevel(editionInForce(shipped), []).notKnown).toHaveLength(9)
    expect(propose({ '1-2': 'notKnown', '2-2': 'notKnown' }).level).toBe(1)
  })

  it('5.2 says what would change it: one met less, or one not known that proves met', () => {
    const proposal = propose({ '2-1': 'met', '2-2': 'met', '2-3': 'met', '3-1': 'notKnown', '2-4': 'notKnown' })
    expect(proposal.level).toBe(2)
    expect(proposal.wouldChange).toEqual([
      { criterion: '2-1', change: 'without', level: 1 },
      { criterion: '2-2', change: 'without', level: 1 },
      { criterion: '2-3', change: 'without', level: 1 },
      { criterion: '3-1', change: 'ifMet', level: 3 },
    ])
  })

  it('5.2 counts a rule that does not apply neither as met nor as still to be found out', () => {
    const answers = grid({}).map((line) => (line.rule ? { ...line, rule: 'notKnown' as const, applies: false } : line))
    expect(proposeLevel(editionInForce(shipped), answers)).toMatchObject({ level: 1, notKnown: [] })
  })

  it("3.2 shows where the school's own answer differs, and never counts it by itself", () => {
    const answers = grid({}).map((line) => ({
      ...line,
      school: line.criterion === '3-2' ? ('met' as const) : undefined,
    }))
    expect(proposeLevel(editionInForce(shipped), answers)).toMatchObject({ level: 1, differsFromSchool: ['3-2'] })
  })

  it('5.2 a judgement does not count where only the rule may answer', () => {
    const answers = grid({}).map((line) => (line.criterion === '3-1' ? { ...line, adviser: 'met' as const } : line))
    expect(proposeLevel(editionInForce(shipped), answers).level).toBe(1)
  })
})

describe('choosing a level', () => {
  it('5.2 needs a reason against a met key criterion of a higher level, and of a higher level only', () => {
    const choices = { keys: keys('2-1', '3-1') }
    expect(needed(1, { '2-1': 'met', '3-1': 'met' }, choices)?.keyMetAbove).toEqual(['2-1', '3-1'])
    expect(needed(2, { '2-1': 'met', '3-1': 'met' }, choices)?.keyMetAbove).toEqual(['3-1'])
    expect(needed(3, { '2-1': 'met', '3-1': 'met' }, choices)).toBeUndefined()
    expect(needed(1, { '2-1': 'notKnown', '2-2': 'met' }, choices)).toBeUndefined()
  })

  it('5.2 needs one against any met criterion of level 3 until it is confirmed, unless the authority says otherwise', () => {
    expect(needed(1, { '3-1': 'met' })).toEqual({ keyMetAbove: [], unconfirmedMetAbove: ['3-1'] })
    expect(needed(1, { '3-1': 'met' }, { keys: { '3-1': 'notKey' } })).toBeUndefined()
    expect(needed(1, { '3-1': 'met' }, { settings: { reasonAgainstLevelThree: false } })).toBeUndefined()
  })
})
