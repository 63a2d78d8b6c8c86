import { describe, expect, it } from 'vitest'
import { measureIn, leavesOf } from '../../src/policy/index.ts'
import type { AcademicYear } from '../../src/kernel/index.ts'
import { answersOf, explained, type Held } from '../answering.ts'
import { southGloucestershire2010 } from './index.ts'

const primary = { phase: 'primary', governance: 'maintained', open: true } as const
const answer = (id: string, held: Held, year = 2011, school: Parameters<typeof answersOf>[0] = primary) =>
  answersOf(school, held, year)[id]

const absenceOf = (school: number, authority: number, phase: number): Held => ({
  'absence-two-term 2011': school,
  'absence-two-term 2011 authority': authority,
  'absence-two-term 2011 phase': phase,
})

function attendanceOf(year: number): Held {
  return {
    [`absence-two-term ${year}`]: 4,
    [`absence-two-term ${year} authority`]: 5,
    [`absence-two-term ${year} phase`]: 5,
  }
}

describe('attendance', () => {
  it('5.2 is in line when no lower than the average of the authority or of the country, and else low', () => {
    expect(answer('secure-attendance-in-line', absenceOf(5.14, 5, 5.14))).toBe('met')
    expect(answer('secure-attendance-in-line', absenceOf(5.14, 5.2, 5))).toBe('met')
    expect(answer('secure-attendance-in-line', absenceOf(5.15, 5, 5.14))).toBe('notMet')
    expect(answer('vulnerable-attendance-low', absenceOf(5.15, 5, 5.14))).toBe('met')
  })

  it('5.2 never compares two terms with a full year', () => {
    const mixed = {
      'absence-two-term 2011': 4,
      'absence-full-year 2011 authority': 6,
      'absence-full-year 2011 phase': 6,
    }
    expect(answer('secure-attendance-in-line', mixed)).toBe('notKnown')
    const rising = { 'absence-two-term 2012': 4, 'absence-two-term 2013': 5, 'absence-full-year 2014': 6 }
    const { explanation } = explained(primary, rising, 2014)['vulnerable-attendance-low'] ?? {}
    expect(answer('vulnerable-attendance-low', rising, 2014)).toBe('notKnown')
    expect(explanation && leavesOf(explanation).map(({ why }) => why?.kind)).toContain('measuredDifferently')
    expect(
      answer(
        'vulnerable-attendance-low',
        { ...rising, 'absence-full-year 2015': 6.1, 'absence-full-year 2016': 6.2 },
        2016,
      ),
    ).toBe('met')
  })

  it.each([
    [2009, 'persistent-absence-20-full-year'],
    [2010, 'persistent-absence-20-full-year'],
    [2011, 'persistent-absence-15-two-term'],
    [2013, 'persistent-absence-15-two-term'],
    [2014, 'persistent-absence-15-full-year'],
    [2015, 'persistent-absence-15-full-year'],
    [2016, 'persistent-absence-10-full-year'],
    [2024, 'persistent-absence-10-full-year'],
  ])('5.2 counts persistent absence in %i as %s', (year, measure) => {
    const table = southGloucestershire2010.configuration.find(({ name }) => name === 'persistent-absence-measure')
    expect(table?.kind === 'measure' && measureIn(table.rows, year as AcademicYear)).toBe(measure)
  })

  it('5.2 does not take a change of definition for a rise of persistent absence', () => {
    const held = {
      'persistent-absence-20-full-year 2010': 2,
      'persistent-absence-15-two-term 2011': 5,
      'persistent-absence-15-two-term 2012': 6,
    }
    expect(answer('vulnerable-attendance-low', { ...held, ...attendanceOf(2012) }, 2012)).toBe('notKnown')
    expect(
      answer(
        'vulnerable-attendance-low',
        { ...held, ...attendanceOf(2013), 'persistent-absence-15-two-term 2013': 7 },
        2013,
      ),
    ).toBe('met')
  })
})

const inspectionCriteria = [
  'secure-inspection-good',
  'secure-leadership-good',
  'secure-teaching-good',
  'vulnerable-inspection-satisfactory',
  'vulnerable-leadership-limited',
  'concern-inspection-category',
]
const onInspection = (held: Held): string => {
  const answers = answersOf(primary, held, 2026)
  return inspectionCriteria.map((id) => answers[id]).join(' ')
}

describe('inspection', () => {
  it('5.2 asks for capacity to improve while inspections graded it: not entered, it is not known', () => {
    const unentered = { 'ofsted-overall 2011': 2, 'ofsted-capacity 2011': 'notPublished' } as const
    expect(answer('secure-inspection-good', unentered)).toBe('notKnown')
    expect(answer('secure-inspection-good', { 'ofsted-overall 2011': 2 })).toBe('met')
    expect(answer('secure-inspection-good', { 'ofsted-overall 2011': 2, 'ofsted-capacity 2011': 2 })).toBe('met')
    expect(answer('secure-inspection-good', { 'ofsted-overall 2011': 2, 'ofsted-capacity 2011': 3 })).toBe('notMet')
    expect(answer('secure-inspection-good', { 'ofsted-overall 2011': 3 })).toBe('notMet')
    expect(answer('vulnerable-inspection-satisfactory', { 'ofsted-overall 2011': 3, 'ofsted-capacity 2011': 3 })).toBe(
      'met',
    )
    expect(answer('vulnerable-inspection-satisfactory', { 'ofsted-overall 2011': 3, 'ofsted-capacity 2011': 2 })).toBe(
      'notMet',
    )
  })

  it('5.2 asks only for the overall grade afterwards, from the newest list held', () => {
    expect(answer('secure-inspection-good', { 'ofsted-overall 2013': 2 }, 2013)).toBe('met')
    expect(
      answer('vulnerable-inspection-satisfactory', { 'ofsted-overall 2013': 3, 'ofsted-overall 2012': 2 }, 2013),
    ).toBe('met')
    expect(answer('vulnerable-inspection-satisfactory', { 'ofsted-overall 2012': 3 }, 2014)).toBe('met')
  })

  it('5.2 reads the latest inspection, whichever framework it was under: grades stand until a report card comes', () => {
    const noCard = {
      'ofsted-needs-attention 2026': 'notApplicable',
      'ofsted-report-card-leadership 2026': 'notApplicable',
    }
    const graded = {
      ...noCard,
      'ofsted-overall 2026': 2,
      'ofsted-leadership 2026': 2,
      'ofsted-education 2026': 2,
    } as Held
    expect(onInspection({ ...graded, 'ofsted-category 2026': 0 })).toEqual('met met met notMet notMet notMet')
    const weak = { ...graded, 'ofsted-overall 2026': 3, 'ofsted-leadership 2026': 3, 'ofsted-education 2026': 3 }
    expect(onInspection({ ...weak, 'ofsted-category 2026': 0 })).toEqual('notMet notMet notMet met met notMet')
    expect(onInspection({ ...weak, 'ofsted-overall 2026': 4, 'ofsted-category 2026': 1 })).toEqual(
      'notMet notMet notMet notMet met met',
    )
    expect(onInspection({})).toBe(Array.from({ length: 6 }, () => 'notKnown').join(' '))
  })

  it('5.2 reads the four areas of an inspection without an overall grade, September 2024 to November 2025', () => {
    const held = (grade: number) =>
      ({
        'ofsted-overall 2026': 'notApplicable',
        'ofsted-needs-attention 2026': 'notApplicable',
        'ofsted-education 2026': 2,
        'ofsted-behaviour 2026': grade,
        'ofsted-personal-development 2026': 1,
        'ofsted-leadership 2026': 2,
        'ofsted-category 2026': 0,
      }) as Held
    expect(onInspection(held(2))).toBe('met met met notMet notMet notMet')
    expect(onInspection(held(3))).toBe('notMet met met met notMet notMet')
    expect(onInspection({ ...held(2), 'ofsted-behaviour 2026': 'missing' })).toBe(
      'notKnown met met notKnown notMet notMet',
    )
  })

  it('5.2 reads a report card where there is one, whatever grades came before', () => {
    const card = {
      'ofsted-overall 2026': 1,
      'ofsted-report-card-leadership 2026': 3,
      'ofsted-urgent-improvement 2026': 0,
      'ofsted-category 2026': 0,
      'ofsted-safeguarding-not-met 2026': 0,
    }
    expect(answer('secure-inspection-good', { ...card, 'ofsted-needs-attention 2026': 1 }, 2026)).toBe('notMet')
    expect(answer('vulnerable-inspection-satisfactory', { ...card, 'ofsted-needs-attention 2026': 1 }, 2026)).toBe(
      'met',
    )
    expect(answer('secure-inspection-good', { ...card, 'ofsted-needs-attention 2026': 0 }, 2026)).toBe('met')
    expect(answer('secure-leadership-good', card, 2026)).toBe('met')
    expect(answer('concern-inspection-category', card, 2026)).toBe('notMet')
    expect(answer('concern-inspection-category', { ...card, 'ofsted-safeguarding-not-met 2026': 1 }, 2026)).toBe('met')
  })
})

const answerOnBalance = (percent: number, phase: 'primary' | 'secondary' | 'special') =>
  answer('vulnerable-budget-unsound', { 'balance-percent 2011': percent }, 2011, { ...primary, phase })

const answersOnSafeguarding = (grade: number) =>
  ['vulnerable-safeguarding-incomplete', 'concern-safeguarding-not-in-place'].map((id) =>
    answer(id, { 'safeguarding-audit 2011': grade }),
  )

const firstWhy = (id: string, held: Held) => {
  const { explanation } = explained(primary, held, 2011)[id] ?? {}
  return explanation && leavesOf(explanation)[0]?.why
}

describe('the other criteria', () => {
  it('5.2 read the newest year that can be out: in autumn absence and exclusions are of two years back', () => {
    expect(answer('secure-attendance-in-line', attendanceOf(2011), 2013)).toBe('met')
    const excluded = { 'fixed-exclusion-rate 2011': 2, 'fixed-exclusion-rate 2011 phase': 1 }
    expect(answer('vulnerable-exclusions-high', excluded, 2013)).toBe('met')
  })

  it('5.2 read progress in the newest year of it, also where attainment has not come with it', () => {
    const held = {
      'ks2-l4-english-maths 2012': 70,
      'ks2-expected-progress-reading 2013': 80,
      'ks2-expected-progress-writing 2013': 80,
      'ks2-expected-progress-maths 2013': 80,
    }
    expect(answer('vulnerable-progress-below-medians', held, 2014)).toBe('met')
  })

  it('5.2 leave out what an inspection before report cards could not say of safeguarding', () => {
    const held = { 'safeguarding-audit 2011': 1, 'ofsted-safeguarding-not-met 2011': 'notApplicable' } as const
    expect(answer('concern-safeguarding-not-in-place', held)).toBe('notMet')
  })

  it('5.2 compare exclusions with the phase, else with the national rate of the year and phase', () => {
    const held = { 'fixed-exclusion-rate 2010': 0.95 }
    const trend = { 'fixed-exclusion-rate 2009': 1, 'fixed-exclusion-rate 2008': 1 }
    expect(answer('vulnerable-exclusions-high', { ...held, ...trend }, 2010)).toBe('met')
    expect(answer('vulnerable-exclusions-high', { ...held, ...trend }, 2010, { ...primary, phase: 'secondary' })).toBe(
      'notMet',
    )
    expect(
      answer('vulnerable-exclusions-high', { ...held, ...trend, 'fixed-exclusion-rate 2010 phase': 1.2 }, 2010),
    ).toBe('notMet')
    const few = { ...held, ...trend, 'fixed-exclusion-rate 2010': 0.5, 'permanent-exclusion-rate 2010': 0.9 }
    expect(answer('vulnerable-exclusions-high', { ...few, 'permanent-exclusions 2010': 2 }, 2010)).toBe('notMet')
    expect(answer('vulnerable-exclusions-high', { ...few, 'permanent-exclusions 2010': 3 }, 2010)).toBe('met')
  })

  it('5.2 call a balance significant above 8 per cent, above 5 in secondary schools, and a deficit below 0', () => {
    expect([answerOnBalance(8, 'primary'), answerOnBalance(8.1, 'primary'), answerOnBalance(8.1, 'special')]).toEqual([
      'notMet',
      'met',
      'met',
    ])
    expect([answerOnBalance(5, 'secondary'), answerOnBalance(5.1, 'secondary')]).toEqual(['notMet', 'met'])
    expect([answerOnBalance(0, 'primary'), answerOnBalance(-0.1, 'primary')]).toEqual(['notMet', 'met'])
  })

  it('5.2 see a roll fall by five per cent over three years, and surplus places by the national test', () => {
    expect(answer('vulnerable-roll-falling', { 'roll 2011': 95, 'roll 2008': 100 })).toBe('met')
    expect(answer('vulnerable-roll-falling', { 'roll 2011': 96, 'roll 2008': 100 })).toBe('notMet')
    expect(answer('vulnerable-roll-falling', { 'roll 2011': 96 })).toBe('notKnown')
    const places = { 'roll 2011': 100, 'roll 2008': 100, 'surplus-places-percent 2011': 25 }
    expect(answer('vulnerable-roll-falling', { ...places, 'surplus-places 2011': 30 })).toBe('met')
    expect(answer('vulnerable-roll-falling', { ...places, 'surplus-places 2011': 29 })).toBe('notMet')
  })

  it('5.2 see attainment miss its target and fall, both', () => {
    const held = { 'ks2-l4-english-maths 2011': 70, 'ks2-l4-english-maths 2010': 75 }
    expect(answer('vulnerable-attainment-falling', { ...held, 'ks2-target 2011': 78 })).toBe('met')
    expect(answer('vulnerable-attainment-falling', { ...held, 'ks2-target 2011': 70 })).toBe('notMet')
    expect(answer('vulnerable-attainment-falling', held)).toBe('notKnown')
  })

  it('5.2 see safeguarding incomplete at 2 and not in place at 3', () => {
    expect([answersOnSafeguarding(1), answersOnSafeguarding(2), answersOnSafeguarding(3)]).toEqual([
      ['notMet', 'notMet'],
      ['met', 'notMet'],
      ['met', 'met'],
    ])
  })

  it('3.3 explain an answer with the figure, its comparator, where that comes from, and the rule in words', () => {
    const held = {
      'ks4-5acem 2010': 39,
      'ks4-expected-progress-english 2010': 41,
      'ks4-expected-progress-maths 2010': 54,
    }
    const { explanation } = explained({ ...primary, phase: 'secondary' }, held, 2011)['concern-below-floor'] ?? {}
    const [attainment, , maths] = explanation ? leavesOf(explanation) : []
    expect(attainment).toMatchObject({
      answer: 'notMet',
      figures: [{ status: 'value', value: 39 }],
      comparator: { figure: { value: 35 }, source: { provenance: 'published' } },
      test: { words: 'ks4-5acem, 2009/10, is below 35 (key stage 4 floor: attainment)', reads: [{ year: 2010 }] },
    })
    expect(maths).toMatchObject({
      answer: 'met',
      comparator: { figure: { value: 64 }, source: { provenance: 'computed' } },
    })
  })

  it('3.3 say why an answer is not known: no figure, no comparator, no threshold', () => {
    expect(firstWhy('concern-warning-notice', {})).toEqual({ kind: 'noFigure', status: 'missing' })
    expect(firstWhy('concern-warning-notice', { 'warning-notice-in-force 2011': 'notPublished' })).toEqual({
      kind: 'noFigure',
      status: 'notPublished',
    })
    expect(firstWhy('secure-attendance-in-line', { 'absence-two-term 2011': 5 })).toEqual({
      kind: 'noComparator',
      status: 'missing',
    })
    expect(
      firstWhy('vulnerable-exclusions-high', {
        'fixed-exclusion-rate 2011': 5,
        'fixed-exclusion-rate 2011 phase': 'suppressed',
      }),
    ).toBeUndefined()
  })
})
