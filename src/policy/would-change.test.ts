import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import type { Criterion, CriterionId, Edition, Key, Level } from './edition.ts'
import { editionInForce, type EditionInForce } from './edition-in-force.ts'
import { proposeLevel } from './proposal.ts'
import type { Verdict } from './verdict.ts'

const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
console.log(`SEED=${seed}`)

const verdicts = ['met', 'notMet', 'notKnown'] as const
const small = fc.record({
  criteria: fc.array(
    fc.record({
      level: fc.constantFrom<Level>(1, 2, 3),
      key: fc.constantFrom<Key>('key', 'notKey', 'notConfirmed'),
      answer: fc.constantFrom<Verdict>(...verdicts),
    }),
    { maxLength: 7 },
  ),
  needed: fc.integer({ min: 1, max: 4 }),
  allowed: fc.integer({ min: 0, max: 3 }),
})
type Small = typeof small extends fc.Arbitrary<infer Value> ? Value : never
type Answers = ReadonlyMap<CriterionId, Verdict>

describe('what would change a proposed level', () => {
  it('5.2 says the fewest met criteria that would have to fall, no fewer and any so many of them', () => {
    checked((edition, answers) => {
      const { level, wouldChange, wouldChangeTogether } = propose(edition, answers)
      const met = [...answers].filter(([, answer]) => answer === 'met').map(([id]) => id)
      const changing = subsets(met).filter((set) => propose(edition, turned(answers, set, 'notMet')).level !== level)
      const fewest = Math.min(...changing.map(({ length }) => length))
      const told = wouldChangeTogether.find(({ to }) => to === 'notMet')
      const single = wouldChange.filter(({ change }) => change === 'without')
      if (fewest === 1) expect(new Set(single.map((one) => [one.criterion]))).toEqual(new Set(changing.filter(one)))
      else if (fewest === Infinity) expect([single, told]).toEqual([[], undefined])
      else
        expect(new Set(told && subsets(told.of).filter(({ length }) => length === told.count))).toEqual(
          new Set(changing.filter(({ length }) => length === fewest)),
        )
    })
  })

  it('5.2 says for each higher level the fewest criteria of it that would have to be met', () => {
    checked((edition, answers) => {
      const { level, wouldChange, wouldChangeTogether } = propose(edition, answers)
      for (const to of [2, 3] as const) {
        if ((level ?? 1) >= to) continue
        const open = edition.criteria.filter(({ id, level: of }) => of === to && answers.get(id) !== 'met')
        const reached = subsets(open.map(({ id }) => id)).filter(
          (set) => propose(edition, turned(answers, set, 'met')).level === to,
        )
        const fewest = Math.min(...reached.map(({ length }) => length))
        const told = wouldChangeTogether.filter((set) => set.to === 'met' && set.level === to)
        const alone = wouldChange.filter((one) => one.change === 'ifMet' && one.level === to)
        const sets = [
          ...alone.map(({ criterion }) => [criterion]),
          ...told.flatMap(({ of, count }) => subsets(of).filter(({ length }) => length === count)),
        ]
        expect(inOrder(sets)).toEqual(inOrder(reached.filter(({ length }) => length === fewest)))
      }
    })
  })

  it('5.2 says how many that are not known stand against proposing Secure', () => {
    checked((edition, answers) => {
      const { level, wouldChangeTogether } = propose(edition, answers)
      const told = wouldChangeTogether.find(({ to }) => to === 'answered')
      if (level !== undefined) return expect(told).toBeUndefined()
      const unknown = [...answers].filter(([, answer]) => answer === 'notKnown').map(([id]) => id)
      const secure = subsets(unknown).filter((set) => propose(edition, turned(answers, set, 'notMet')).level === 1)
      expect(told).toMatchObject({ of: unknown, level: 1, count: Math.min(...secure.map(({ length }) => length)) })
    })
  })

  it('5.2 always says something while a criterion could be answered otherwise and the level with it', () => {
    checked((edition, answers) => {
      const { level, wouldChange, wouldChangeTogether } = propose(edition, answers)
      const could = subsets([...answers.keys()]).some((set) =>
        (['met', 'notMet'] as const).some((to) => propose(edition, turned(answers, set, to)).level !== level),
      )
      expect(wouldChange.length + wouldChangeTogether.length > 0).toBe(could)
    })
  })
})

const one = ({ length }: readonly unknown[]): boolean => length === 1
const inOrder = (sets: readonly (readonly string[])[]): readonly string[] =>
  sets.map((set) => set.toSorted().join(' ')).toSorted()

const subsets = (of: readonly CriterionId[]): readonly (readonly CriterionId[])[] =>
  of.reduce<readonly (readonly CriterionId[])[]>((all, id) => [...all, ...all.map((set) => [...set, id])], [[]])

const turned = (answers: Answers, set: readonly CriterionId[], to: Verdict): Answers =>
  new Map([...answers, ...set.map((id): [CriterionId, Verdict] => [id, to])])

const propose = (edition: EditionInForce, answers: Answers) =>
  proposeLevel(
    edition,
    [...answers].map(([criterion, adviser]) => ({ criterion, adviser })),
  )

function checked(property: (edition: EditionInForce, answers: Answers) => void): void {
  fc.assert(
    fc.property(small, (drawn) => {
      const edition = editionInForce(editionOf(drawn), {})
      property(edition, new Map(edition.criteria.map(({ id }, at) => [id, drawn.criteria[at]?.answer ?? 'notKnown'])))
    }),
    { seed, numRuns: 300 },
  )
}

const editionOf = ({ criteria, needed, allowed }: Small): Edition => ({
  id: 'small',
  title: 'Small',
  adoptedBy: 'schools',
  adoptedFrom: day('2010-09-01'),
  principles: [],
  levels: [],
  criteria: criteria.map(
    ({ level, key }, at): Criterion => ({
      id: `c${at}`,
      level,
      number: at,
      wording: '',
      paragraph: '5.2',
      key,
      answered: { by: 'judgement' },
      guidance: '',
    }),
  ),
  capacity: [],
  roles: [],
  timescales: [],
  settings: [
    { key: 'vulnerableCriteriaForProposal', label: '', paragraph: '5.2', local: true, type: 'number', default: needed },
    { key: 'notKnownAllowedForSecure', label: '', paragraph: '5.2', local: true, type: 'number', default: allowed },
  ],
  configuration: [],
  frameworks: [],
})
