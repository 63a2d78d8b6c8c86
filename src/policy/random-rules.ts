/** Rules, schools and figures at random, over an edition made for the purpose. For tests. */
import * as fc from 'fast-check'
import type { AcademicYear } from '../kernel/index.ts'
import type { Figure } from './figure.ts'
import type { Planning } from './planning.ts'
import type { Change, Comparand, Compare, MeasureRef, Rule, Trend } from './rule.ts'
import { governances, phases, type SchoolFacts } from './school.ts'

export const year = 2013 as AcademicYear
const measures = ['one', 'two', 'three']
export const edition: Planning['edition'] = {
  values: { margin: 5 },
  configuration: [
    {
      kind: 'number',
      name: 'threshold',
      label: 'threshold',
      rows: [
        { to: 2011, value: 3, provenance: 'local' },
        { from: 2012, value: 5, provenance: 'local' },
        { from: 2013, to: 2013, phases: ['special'], value: 'none', provenance: 'local' },
        { from: 2013, to: 2013, phases: ['primary'], value: 7, provenance: 'local' },
      ],
    },
    {
      kind: 'measure',
      name: 'varying',
      label: 'varying measure',
      rows: [
        { to: 2010, value: 'one', provenance: 'local' },
        { from: 2011, to: 2011, value: 'none', provenance: 'local' },
        { from: 2012, value: 'two', provenance: 'local' },
      ],
    },
    {
      kind: 'subject',
      name: 'beside',
      label: 'comparator',
      rows: [
        { to: 2012, value: 'national', provenance: 'local' },
        { from: 2013, value: 'authority', provenance: 'local' },
      ],
    },
  ],
}

const anyMeasure: fc.Arbitrary<MeasureRef> = fc.oneof(
  fc.constantFrom(...measures),
  fc.constant({ configured: 'varying' }),
)
const fixed = fc.oneof(
  fc.integer({ min: 0, max: 90 }).map((tenths) => ({ kind: 'constant', value: tenths / 10 }) as const),
  fc.constant({ kind: 'setting', key: 'margin' } as const),
)
const comparand: fc.Arbitrary<Comparand> = fc.oneof(
  fixed,
  fc.constantFrom<Comparand>(
    { kind: 'configured', name: 'threshold' },
    { kind: 'configuredSubject', name: 'beside' },
    { kind: 'subject', subject: 'national' },
    { kind: 'subject', subject: 'similar' },
    {
      kind: 'firstOf',
      of: [
        { kind: 'subject', subject: 'phase' },
        { kind: 'configured', name: 'threshold' },
      ],
    },
  ),
  anyMeasure.chain((measure) =>
    fc.integer({ min: 0, max: 2 }).map((back): Comparand => ({ kind: 'measure', measure, back })),
  ),
)
export const compare: fc.Arbitrary<Compare> = fc.record({
  kind: fc.constant('compare'),
  measure: anyMeasure,
  back: fc.integer({ min: 0, max: 2 }),
  is: fc.constantFrom('atLeast', 'atMost', 'above', 'below', 'equals'),
  against: comparand,
  decimals: fc.constantFrom(0, 1),
})
const direction = fc.constantFrom('rising' as const, 'falling' as const)
export const trend: fc.Arbitrary<Trend> = fc.record({
  kind: fc.constant('trend'),
  measure: anyMeasure,
  is: direction,
  years: fc.integer({ min: 1, max: 3 }),
  decimals: fc.constantFrom(0, 1),
})
export const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constant('change'),
  measure: anyMeasure,
  is: direction,
  years: fc.integer({ min: 1, max: 3 }),
  by: fixed,
  in: fc.constantFrom('points', 'percent'),
  decimals: fc.constantFrom(0, 1),
})
const question: fc.Arbitrary<Rule> = fc.constantFrom<Rule>(
  { kind: 'phaseIs', phases: ['primary', 'special'] },
  { kind: 'governanceIs', governances: ['maintained'] },
  { kind: 'isOpen' },
  { kind: 'yearIs', from: 2012 },
  { kind: 'yearIs', to: 2012 },
)

/** Without `held` and `latest`, which ask what is held at all, more knowledge can only settle what was not known. */
export const steady = fc.letrec<{ rule: Rule }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    compare.filter(({ against }) => against.kind !== 'firstOf'),
    trend,
    change,
    question,
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((of): Rule => ({ kind: 'all', of })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((of): Rule => ({ kind: 'any', of })),
    tie('rule').map((rule): Rule => ({ kind: 'not', rule })),
    fc.tuple(question, tie('rule')).map(([condition, rule]): Rule => ({ kind: 'when', condition, rule })),
  ),
})).rule
export const anyRule: fc.Arbitrary<Rule> = fc.oneof(
  steady,
  compare,
  fc.tuple(steady, steady).map(([condition, rule]): Rule => ({ kind: 'when', condition, rule })),
  anyMeasure.map((measure): Rule => ({ kind: 'held', measure })),
  anyMeasure.map((measure): Rule => ({ kind: 'held', measure, as: 'number' })),
  fc.tuple(anyMeasure, steady).map(([held, rule]): Rule => ({ kind: 'latest', held: [held], within: 3, rule })),
)

const number: fc.Arbitrary<Figure> = fc
  .integer({ min: 0, max: 90 })
  .map((tenths) => ({ status: 'value', value: tenths / 10 }))
export const notANumber: fc.Arbitrary<Figure> = fc.constantFrom<Figure>(
  { status: 'suppressed' },
  { status: 'notApplicable' },
  { status: 'notPublished' },
  { status: 'missing' },
)
const figure = fc.oneof({ weight: 3, arbitrary: number }, { weight: 1, arbitrary: notANumber })
const subjects = ['school', 'national', 'authority', 'phase', 'similar'] as const
const years = [2008, 2009, 2010, 2011, 2012, 2013]
export const keys = measures.flatMap((measure) =>
  subjects.flatMap((subject) => years.map((of) => `${measure} ${subject} ${of}`)),
)
export const figures = fc
  .array(figure, { minLength: keys.length, maxLength: keys.length })
  .map((all) => new Map(keys.map((key, index) => [key, all[index] as Figure])))
export const school: fc.Arbitrary<SchoolFacts> = fc.record({
  phase: fc.constantFrom(...phases),
  governance: fc.constantFrom(...governances),
  open: fc.boolean(),
})
