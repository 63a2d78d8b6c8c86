import { expect, it } from 'vitest'
import { southGloucestershire2010 } from '../../editions/south-gloucestershire-2010/index.ts'
import type { SchoolsFigures } from '../evidence/index.ts'
import { day, type AcademicYear, type Day } from '../kernel/index.ts'
import { compileEdition, editionInForce, explainSchool } from '../policy/index.ts'
import { withInspections } from './inspection-figures.ts'

const urn = 100001
const edition = editionInForce(southGloucestershire2010)

/** What lists say of a school that was graded good on a day; capacity to improve is in none of them. */
const gradedGood = (on: Day, kind: 'graded' | 'ungraded' = 'graded'): SchoolsFigures => ({
  find: (_, { measure }) => ({
    figure: measure === 'ofsted-overall' ? { status: 'value', value: 2 } : { status: 'missing' },
    sources: [],
    workedOut: false,
    ...(measure.startsWith('ofsted-') ? { inspection: { on, kind, outcome: null } } : {}),
  }),
})

/** How it stands in a year that the latest inspection judged the school good, with its capacity to improve. */
function good(figures: SchoolsFigures, year: number): string | undefined {
  const held = withInspections(figures, new Map(), day(`${year}-03-01`), edition.frameworks)
  const compiled = compileEdition(edition, year as AcademicYear, (measure) => measure)
  const facts = { phase: 'primary', governance: 'maintained', open: true } as const
  const explained = explainSchool(compiled, facts, (measure, subject, of) => {
    return held.find(urn, { measure, subject, year: of }).figure
  })
  return explained.find(({ criterion }) => criterion.id === 'secure-inspection-good')?.answer
}

it.each([
  ['2009-08-31', 2010, 'met'],
  ['2009-09-01', 2010, 'notKnown'],
  ['2011-06-15', 2011, 'notKnown'],
  ['2011-11-15', 2012, 'notKnown'],
  ['2011-12-31', 2012, 'notKnown'],
  ['2011-11-15', 2015, 'notKnown'],
  ['2012-01-01', 2012, 'met'],
  ['2012-03-20', 2013, 'met'],
])(
  '5.2 capacity to improve is asked by the day of the inspection: %s, in %i, not entered, is %s',
  (on, year, answer) => {
    expect(good(gradedGood(day(on)), year)).toBe(answer)
  },
)

it('5.2 an ungraded inspection of that time gave no grade for capacity to improve, and none is asked', () => {
  expect(good(gradedGood(day('2011-11-15'), 'ungraded'), 2012)).toBe('met')
})
