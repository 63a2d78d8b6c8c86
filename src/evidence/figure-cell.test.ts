import { describe, expect, it } from 'vitest'
import { cellRule, readFigure } from './figure-cell.ts'
import { findMeasure, measures, type Measure } from './measures.ts'

const rule = (id: string, ...more: [Record<string, number>?, number?]) => cellRule(findMeasure(id) as Measure, ...more)

describe('a cell of figures', () => {
  it('keeps suppressed, not applicable, not published and missing apart, and none of them is zero', () => {
    const percent = rule('absence-two-term')
    const statusOf = (text: string) => readFigure(text, percent)
    for (const text of ['SUPP', 'supp', ' x ', 'LT11', 'ABSLOW', 'c']) expect(statusOf(text)).toBe('suppressed')
    for (const text of ['NE', 'NA', 'N/A', 'NOTREQ', '.']) expect(statusOf(text)).toBe('notApplicable')
    for (const text of ['NP', 'LOWCOV', 'LT50PC']) expect(statusOf(text)).toBe('notPublished')
    for (const text of ['', ' ', '-', 'NULL', 'UNAVAIL']) expect(statusOf(text)).toBe('missing')
    expect(statusOf('0')).toBe(0)
  })

  it('reads signs and groups away from numbers', () => {
    expect(readFigure('87%', rule('ks4-5acem'))).toBe(87)
    expect(readFigure('£37,500', rule('mean-teacher-salary'))).toBe(37_500)
    expect(readFigure(' -0.49 ', rule('ks4-progress-8'))).toBe(-0.49)
    expect(readFigure('\u22120.49', rule('ks4-progress-8'))).toBe(-0.49)
    expect(readFigure('0.052', rule('absence-two-term', {}, 100))).toBe(5.2)
    expect(readFigure('8.0430813327517', rule('sen-action-plus-percent'))).toBe(8.0430813327517)
  })

  it('4.1 takes a comma for nothing but the parting of thousands', () => {
    const pounds = rule('mean-teacher-salary')
    expect(readFigure('1,234', pounds)).toBe(1_234)
    expect(readFigure('£12,345.6', pounds)).toBe(12_345.6)
    expect(readFigure('1 234 567', pounds)).toBe(1_234_567)
    expect(readFigure('12,5', rule('absence-two-term'))).toEqual({ kind: 'misplacedComma', instead: '12.5' })
    expect(readFigure('-1,5 %', rule('balance-percent'))).toEqual({ kind: 'misplacedComma', instead: '-1.5' })
    expect(readFigure('1.234,56', pounds)).toEqual({ kind: 'misplacedComma', instead: '1234.56' })
    for (const text of ['12,34,567', '1,2345', '1234,567,8', '1,234,5', '5,'])
      expect(readFigure(text, pounds), text).toMatchObject({ kind: 'misplacedComma' })
    for (const text of ['1 2', '5 %%', '£ £5', ',5']) expect(readFigure(text, pounds)).toEqual({ kind: 'notANumber' })
  })

  it('reads a code of the column before those of the publishers', () => {
    expect(readFigure('Yes', rule('head-vacancy', { Yes: 1, No: 0 }))).toBe(1)
    expect(readFigure('', rule('ofsted-category', { '': 0 }))).toBe(0)
  })

  it('4.1 takes grades of the safeguarding audit from 1 to 3, as the rules of the edition read them', () => {
    expect(readFigure('3', rule('safeguarding-audit'))).toBe(3)
    expect(readFigure('4', rule('safeguarding-audit'))).toEqual({ kind: 'outOfRange', lowest: 1, highest: 3 })
    expect(readFigure('5', rule('ofsted-report-card-inclusion'))).toBe(5)
  })

  it('refuses what is no figure, and never works out a formula', () => {
    const percent = rule('absence-two-term')
    for (const text of ['=1+1', '+A1', '@SUM(A1)', '-A1'])
      expect(readFigure(text, percent)).toEqual({ kind: 'formula' })
    for (const text of ['about 5', '1e3', '0x10', 'Infinity', '1.2.3'])
      expect(readFigure(text, percent)).toEqual({ kind: 'notANumber' })
    expect(readFigure('101', percent)).toEqual({ kind: 'outOfRange', lowest: 0, highest: 100 })
    expect(readFigure('2.5', rule('ofsted-overall'))).toEqual({ kind: 'notWhole' })
  })
})

describe('the catalogue of measures', () => {
  it('names every measure once', () => {
    expect(new Set(measures.map(({ id }) => id)).size).toBe(measures.length)
    expect(new Set(measures.map(({ name }) => name)).size).toBe(measures.length)
  })
})
