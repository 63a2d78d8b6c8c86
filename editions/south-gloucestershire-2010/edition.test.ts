import { describe, expect, it } from 'vitest'
import { day } from '../../src/kernel/index.ts'
import { findMeasure } from '../../src/evidence/measures.ts'
import {
  capacityToSupport,
  choicesRefused,
  editionInForce,
  frameworkOn,
  ruleInWords,
  ruleOf,
  sentenceOf,
  type Designation,
  type Rule,
} from '../../src/policy/index.ts'
import { shippedEditions } from '../index.ts'
import { southGloucestershire2010 as edition } from './index.ts'

const nameOf = (measure: string) => findMeasure(measure)?.name ?? `no measure ${measure}`
const inForce = editionInForce(edition)

const criteriaOf = (level: number) => edition.criteria.filter((one) => one.level === level)

describe('the edition of South Gloucestershire 2010', () => {
  it('1 is shipped, and is plain data: it survives being kept as JSON', () => {
    expect(shippedEditions).toContain(edition)
    expect(JSON.parse(JSON.stringify(edition))).toEqual(edition)
  })

  it('2 says who adopted it and when, with its four principles', () => {
    expect(edition).toMatchObject({ adoptedFrom: '2010-09-01' })
    expect(edition.adoptedBy).toContain('Headteacher')
    expect(edition.principles.map(({ number }) => number)).toEqual(['i', 'ii', 'iii', 'iv'])
  })

  it('5.2 has three levels, each with its own approach', () => {
    expect(edition.levels.map(({ level, name }) => [level, name])).toEqual([
      [1, 'Secure'],
      [2, 'Vulnerable'],
      [3, 'Causing concern'],
    ])
    expect(new Set(edition.levels.map(({ approach }) => approach.map(({ text }) => text).join())).size).toBe(3)
  })

  it('5.2 has 9 secure, 19 vulnerable and 5 causing-concern criteria, numbered, cited, none yet confirmed as key', () => {
    expect([1, 2, 3].map((level) => criteriaOf(level).length)).toEqual([9, 19, 5])
    for (const level of [1, 2, 3])
      expect(criteriaOf(level).map(({ number }) => number)).toEqual(criteriaOf(level).map((_, index) => index + 1))
    expect(new Set(edition.criteria.map(({ id }) => id)).size).toBe(33)
    for (const { id, wording, guidance, key, paragraph } of edition.criteria) {
      expect([id, key, paragraph]).toEqual([
        expect.stringMatching(/^(secure|vulnerable|concern)(-[a-z]+)+$/),
        'notConfirmed',
        '5.2',
      ])
      expect(wording).toMatch(/^[A-Z][^.]+\.$/)
      expect(guidance).not.toBe('')
    }
  })

  it('5.3 has four characteristics of the capacity to support others', () => {
    expect(edition.capacity.map(({ number, paragraph }) => [number, paragraph])).toEqual(
      [1, 2, 3, 4].map((n) => [n, '5.3']),
    )
  })

  it('5.2 reads only measures that the service knows, in the rounding in which they are published', () => {
    const read = edition.criteria.flatMap((criterion) => readsOf(ruleOf(criterion)))
    expect(read.length).toBeGreaterThan(60)
    for (const { measure, decimals } of read) {
      expect(findMeasure(measure), measure).toBeDefined()
      if (decimals !== undefined) expect([measure, decimals]).toEqual([measure, findMeasure(measure)?.decimals])
    }
  })

  it('3.3 every rule can be read in words, and names nothing the edition lacks', () => {
    for (const criterion of inForce.criteria) {
      const rule = ruleOf(criterion)
      if (!rule) continue
      const words = sentenceOf(ruleInWords(inForce, rule, nameOf))
      expect(words).not.toMatch(/no measure|undefined|NaN|\[object/)
      for (const { name } of inForce.configuration) expect(words.split(/[ :;,()]/)).not.toContain(name)
    }
  })

  it('7.2 leaves days that the policy does not give switched off, and marks every choice of its own as local', () => {
    expect(edition.settings.every(({ local }) => local)).toBe(true)
    for (const key of ['daysToVisit', 'daysToPlanOfAction', 'daysToSupportPlan'])
      expect(inForce.values[key]).toBe('off')
    expect(inForce.values['dueSoonDays']).toBe(14)
  })

  it('7.8 asks for a Task Group at level 2 as the text does, until the authority says otherwise', () => {
    expect(inForce.values['taskGroupForVulnerable']).toBe('required')
    const chosen = editionInForce(edition, { settings: { taskGroupForVulnerable: 'optional' } })
    expect(chosen.values['taskGroupForVulnerable']).toBe('optional')
  })

  it.each([
    ['2010-09-01', 'ofsted-2009', true, true],
    ['2011-12-31', 'ofsted-2009', true, true],
    ['2012-01-01', 'ofsted-2012-01', false, true],
    ['2012-09-01', 'ofsted-2012-09', false, true],
    ['2024-09-01', 'ofsted-2019', false, true],
    ['2024-09-02', 'ofsted-2024', false, false],
    ['2025-11-09', 'ofsted-2024', false, false],
    ['2025-11-10', 'ofsted-2025', false, false],
  ])('9 knows the inspection framework of %s: %s', (on, id, capacityToImprove, overallGrade) => {
    expect(frameworkOn(edition, day(on))).toMatchObject({ id, capacityToImprove, overallGrade })
  })
})

describe("an authority's own choices", () => {
  it('5.2 set which criteria are key, wordings, settings and dated configuration, and leave the shipped edition alone', () => {
    const before = JSON.stringify(edition)
    const medians = edition.configuration.find(({ name }) => name === 'ks4-median-maths')
    const table = {
      ...medians,
      rows: [{ from: 2010, to: 2010, value: 65, provenance: 'local' }],
    } as (typeof edition.configuration)[number]
    const chosen = editionInForce(edition, {
      keys: { 'concern-below-floor': 'key' },
      wordings: { 'secure-governance-strong': 'Governors challenge and support.' },
      settings: { vulnerableCriteriaForProposal: 4 },
      configuration: [table],
    })
    expect(chosen.criteria.filter(({ key }) => key === 'key').map(({ id }) => id)).toEqual(['concern-below-floor'])
    expect(chosen.criteria.find(({ id }) => id === 'secure-governance-strong')?.wording).toBe(
      'Governors challenge and support.',
    )
    expect(chosen.values['vulnerableCriteriaForProposal']).toBe(4)
    expect(chosen.configuration).toContain(table)
    expect(JSON.stringify(edition)).toBe(before)
  })

  it('5.2 are refused, all at once, where they name nothing in the edition or cannot be its values', () => {
    const refusals = choicesRefused(edition, {
      keys: { nothing: 'key' },
      wordings: { 'secure-governance-strong': ' ' },
      settings: { unheard: 1, dueSoonDays: -1, taskGroupForVulnerable: 'never', staffVacancies: Number.NaN },
      configuration: [{ kind: 'number', name: 'absence-measure', label: '', rows: [] }],
    })
    expect(refusals).toEqual([
      { kind: 'noSuchCriterion', criterion: 'nothing' },
      { kind: 'emptyWording', criterion: 'secure-governance-strong' },
      { kind: 'noSuchSetting', key: 'unheard' },
      { kind: 'notASettingValue', key: 'dueSoonDays', why: 'tooSmall' },
      { kind: 'notASettingValue', key: 'taskGroupForVulnerable', why: 'notAChoice' },
      { kind: 'notASettingValue', key: 'staffVacancies', why: 'notANumber' },
      { kind: 'otherKindOfTable', name: 'absence-measure' },
    ])
    expect(editionInForce(edition, { settings: { dueSoonDays: -1 } }).values['dueSoonDays']).toBe(14)
  })
})

describe('the capacity to support others', () => {
  const on = day('2011-03-01')
  const leader: Designation = { kind: 'localLeader', from: day('2010-09-01'), to: day('2011-08-31') }
  const practice = ['reading', 'music', 'governance'].map((area) => ({ area, from: day('2010-09-01') }))

  it('5.3 comes from the level, a designation in force and good practice in many areas', () => {
    expect(capacityToSupport(inForce, 1, [leader], practice, on)).toMatchObject({ has: true, secure: true })
    expect(capacityToSupport(inForce, 1, [leader], practice, on).shown.map(({ number }) => number)).toEqual([1, 2])
  })

  it('5.3 drops when any one of them ends', () => {
    expect(capacityToSupport(inForce, 2, [leader], practice, on).has).toBe(false)
    expect(capacityToSupport(inForce, undefined, [leader], practice, on).has).toBe(false)
    expect(capacityToSupport(inForce, 1, [leader], practice, day('2011-08-31')).has).toBe(true)
    expect(capacityToSupport(inForce, 1, [leader], practice, day('2011-09-01')).has).toBe(false)
    expect(capacityToSupport(inForce, 1, [leader], practice.slice(1), on).has).toBe(false)
    expect(
      capacityToSupport(
        inForce,
        1,
        [leader],
        practice.map((one) => ({ ...one, area: 'reading' })),
        on,
      ).has,
    ).toBe(false)
  })

  it('5.3 needs only one of them where the authority says so', () => {
    const either = editionInForce(edition, { settings: { capacityNeeds: 'either' } })
    expect(capacityToSupport(either, 1, [leader], [], on).has).toBe(true)
    expect(capacityToSupport(either, 1, [], [], on).has).toBe(false)
  })
})

interface Read {
  readonly measure: string
  readonly decimals: number | undefined
}

/** Every measure a rule may read, whatever the year, with the rounding it is compared in. */
function readsOf(rule: Rule | undefined): readonly Read[] {
  if (!rule) return []
  const found: Read[] = []
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return
    const { kind, measure, decimals, held } = part as Record<string, unknown>
    for (const ref of [kind === undefined ? undefined : measure, ...(Array.isArray(held) ? held : [])])
      for (const named of measuresMeant(ref)) found.push({ measure: named, decimals: decimals as number | undefined })
    Object.values(part).forEach(visit)
  }
  visit(rule)
  return found
}

function measuresMeant(ref: unknown): readonly string[] {
  if (typeof ref === 'string') return [ref]
  if (typeof ref !== 'object' || ref === null) return []
  const table = edition.configuration.find(({ name }) => name === (ref as { configured: string }).configured)
  if (table?.kind !== 'measure') throw new Error(`No measure table for ${JSON.stringify(ref)}`)
  return table.rows.flatMap(({ value }) => (value === 'none' ? [] : [value]))
}
