import { describe, expect, it } from 'vitest'
import { answersOf, type Held } from '../answering.ts'

/** Below, at and above each floor by year: [year, measure of attainment, threshold, progress and its medians]. */
const keyStage2: readonly (readonly [number, string, number, Readonly<Record<string, number>>])[] = [
  [2010, 'ks2-l4-english-maths', 60, { english: 87, maths: 86 }],
  [2011, 'ks2-l4-english-maths', 60, { english: 87, maths: 86 }],
  [2012, 'ks2-l4-english-maths', 60, { english: 92, maths: 90 }],
  [2013, 'ks2-l4-rwm', 60, { reading: 91, writing: 95, maths: 92 }],
  [2014, 'ks2-l4-rwm', 65, { reading: 94, writing: 96, maths: 93 }],
  [2015, 'ks2-l4-rwm', 65, { reading: 94, writing: 97, maths: 93 }],
]
const keyStage4: readonly (readonly [number, number, number, number])[] = [
  [2010, 35, 72, 64],
  [2011, 35, 74, 66],
  [2012, 40, 70, 70],
  [2013, 40, 73, 73],
  [2014, 40, 75, 67],
  [2015, 40, 74, 68],
]

const primary = { phase: 'primary', governance: 'maintained', open: true } as const
const secondary = { ...primary, phase: 'secondary' } as const

const floor = (held: Held, year: number, school: Parameters<typeof answersOf>[0] = primary) => {
  const answers = answersOf(school, held, year)
  return ['vulnerable-attainment-below-floor', 'vulnerable-progress-below-medians', 'concern-below-floor'].map(
    (id) => answers[id],
  )
}
const progress = (stage: string, medians: Readonly<Record<string, number>>, by: number, year: number): Held =>
  Object.fromEntries(
    Object.entries(medians).map(([subject, median]) => [`${stage}-expected-progress-${subject} ${year}`, median + by]),
  )

const scoresOf = (year: number, attainment: number, reading: number, writing: number, maths: number): Held => ({
  [`ks2-rwm-expected ${year}`]: attainment,
  [`ks2-progress-reading ${year}`]: reading,
  [`ks2-progress-writing ${year}`]: writing,
  [`ks2-progress-maths ${year}`]: maths,
})

const resultsOf2010 = (attainment: number, english: number | 'suppressed'): Held => ({
  'ks2-l4-english-maths 2010': attainment,
  'ks2-expected-progress-english 2010': english,
  'ks2-expected-progress-maths 2010': 50,
})

describe('the floor standard at key stage 2', () => {
  it.each(keyStage2)(
    '5.2 of %i is below the threshold and below every median, to the published per cent',
    (year, measure, threshold, medians) => {
      const low = { [`${measure} ${year}`]: threshold - 1, ...progress('ks2', medians, -1, year) }
      expect(floor(low, year)).toEqual(['met', 'met', 'met'])
      expect(floor({ ...low, [`${measure} ${year}`]: threshold }, year)).toEqual(['notMet', 'met', 'notMet'])
      expect(floor({ ...low, [`${measure} ${year}`]: threshold - 0.4 }, year)).toEqual(['notMet', 'met', 'notMet'])
      for (const [subject, median] of Object.entries(medians))
        expect(floor({ ...low, [`ks2-expected-progress-${subject} ${year}`]: median }, year)).toEqual([
          'met',
          'notMet',
          'notMet',
        ])
    },
  )

  it('5.2 of 2009 is 55 per cent, with no measure of progress', () => {
    expect(floor({ 'ks2-l4-english-maths 2009': 54 }, 2009)).toEqual(['met', 'doesNotApply', 'met'])
    expect(floor({ 'ks2-l4-english-maths 2009': 55 }, 2009)).toEqual(['notMet', 'doesNotApply', 'notMet'])
  })

  it.each([2016, 2017, 2018])('5.2 of %i is 65 per cent, unless progress is sufficient in every subject', (year) => {
    expect(floor(scoresOf(year, 64, -5, -7, -5), year)).toEqual(['met', 'notMet', 'notMet'])
    expect(floor(scoresOf(year, 64, -5.1, -7, -5), year)).toEqual(['met', 'met', 'met'])
    expect(floor(scoresOf(year, 64, -5, -7.1, -5), year)).toEqual(['met', 'met', 'met'])
    expect(floor(scoresOf(year, 64, -5, -7, -5.1), year)).toEqual(['met', 'met', 'met'])
    expect(floor(scoresOf(year, 65, -9, -9, -9), year)).toEqual(['notMet', 'met', 'notMet'])
  })

  it('5.2 is not used from 2019', () => {
    expect(floor({ 'ks2-rwm-expected 2019': 10, 'ks2-progress-reading 2019': -9 }, 2019)).toEqual(
      Array.from({ length: 3 }, () => 'doesNotApply'),
    )
  })

  it('5.2 looks at the newest year held, and never mixes two years', () => {
    const held = { 'ks2-l4-english-maths 2010': 50, ...progress('ks2', { english: 87, maths: 86 }, -1, 2010) }
    expect(floor(held, 2011)).toEqual(['met', 'met', 'met'])
    expect(floor({ ...held, 'ks2-l4-english-maths 2011': 50 }, 2011)).toEqual(['met', 'notKnown', 'notKnown'])
    expect(floor({ ...held, 'ks2-l4-english-maths 2011': 'suppressed' }, 2011)[0]).toBe('notKnown')
  })

  it('5.2 leaves out small cohorts, special schools and closed schools', () => {
    const low = { 'ks2-l4-english-maths 2010': 10, ...progress('ks2', { english: 87, maths: 86 }, -9, 2010) }
    const none = ['doesNotApply', 'doesNotApply', 'doesNotApply']
    expect(floor({ ...low, 'ks2-cohort 2010': 10 }, 2010)).toEqual(none)
    expect(floor({ ...low, 'ks2-cohort 2010': 11 }, 2010)).toEqual(['met', 'met', 'met'])
    expect(floor({ ...low, 'ks2-cohort 2010': 'suppressed' }, 2010)).toEqual(['notKnown', 'notKnown', 'notKnown'])
    expect(floor(low, 2010, { ...primary, phase: 'special' })).toEqual(none)
    expect(floor(low, 2010, { ...primary, open: false })).toEqual(none)
  })

  it('5.2 is not known where no cohort is held and the school is so small that it may be fewer than eleven', () => {
    const low = { 'ks2-l4-english-maths 2010': 17, ...progress('ks2', { english: 87, maths: 86 }, -9, 2010) }
    expect(floor({ ...low, 'roll 2010': 76 }, 2010)).toEqual(['notKnown', 'notKnown', 'notKnown'])
    expect(floor({ ...low, 'roll 2010': 77 }, 2010)).toEqual(['met', 'met', 'met'])
    expect(floor({ ...low, 'roll 2010': 76, 'ks2-cohort 2010': 11 }, 2010)).toEqual(['met', 'met', 'met'])
  })

  it('5.2 not known is neither: a suppressed result leaves the criterion open unless another figure settles it', () => {
    expect(floor(resultsOf2010(50, 'suppressed'), 2010)).toEqual(['met', 'notKnown', 'notKnown'])
    expect(floor(resultsOf2010(80, 'suppressed'), 2010)).toEqual(['notMet', 'notKnown', 'notMet'])
  })
})

describe('the floor standard at key stage 4', () => {
  it.each(keyStage4)('5.2 of %i is %i per cent and both medians', (year, threshold, english, maths) => {
    const low: Held = { [`ks4-5acem ${year}`]: threshold - 1, ...progress('ks4', { english, maths }, -1, year) }
    expect(floor(low, year, secondary)).toEqual(['met', 'met', 'met'])
    expect(floor({ ...low, [`ks4-5acem ${year}`]: threshold }, year, secondary)).toEqual(['notMet', 'met', 'notMet'])
    expect(floor({ ...low, [`ks4-expected-progress-maths ${year}`]: maths }, year, secondary)).toEqual([
      'met',
      'notMet',
      'notMet',
    ])
    expect(floor({ ...low, [`ks4-expected-progress-english ${year}`]: english }, year, secondary)).toEqual([
      'met',
      'notMet',
      'notMet',
    ])
  })

  it.each([2016, 2017, 2018])('5.2 of %i is Progress 8 below -0.5 with the whole interval below 0', (year) => {
    const held = (score: number, upper: number): Held => ({
      [`ks4-progress-8 ${year}`]: score,
      [`ks4-progress-8-upper ${year}`]: upper,
    })
    expect(floor(held(-0.51, -0.01), year, secondary)).toEqual(['doesNotApply', 'met', 'met'])
    expect(floor(held(-0.5, -0.01), year, secondary)).toEqual(['doesNotApply', 'notMet', 'notMet'])
    expect(floor(held(-0.51, 0), year, secondary)).toEqual(['doesNotApply', 'notMet', 'notMet'])
  })

  it('5.2 does not concern a primary school, nor key stage 2 a secondary', () => {
    expect(floor({ 'ks4-5acem 2010': 1 }, 2010, primary)[0]).toBe('notKnown')
    expect(floor({ 'ks2-l4-english-maths 2010': 1 }, 2010, secondary)[0]).toBe('notKnown')
    expect(floor({ 'ks4-5acem 2010': 1 }, 2010, { ...primary, phase: 'allThrough' })[0]).toBe('met')
  })
})
