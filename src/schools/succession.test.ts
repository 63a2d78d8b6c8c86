import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import { exampleSchool } from './example-school.ts'
import { councilSource } from './fact-source.ts'
import type { Urn } from './school.ts'
import { planSuccessions, type Succession } from './succession.ts'

const link = (urn: number, successor: number, on: string): Succession => ({
  urn: urn as Urn,
  successor: successor as Urn,
  successorName: `School ${successor}`,
  on: day(on),
})
const register = { asAt: day('2022-08-31'), urns: new Set([100_010, 100_020]) }
const known = { sources: { name: ['Spine', day('2016-08-31')] as const } }
const old = exampleSchool(100_001, known)
const links = [link(100_001, 100_010, '2017-08-31')]

describe('a school that another has followed', () => {
  it('4.1 is closed from the day of the link when the newest register has the school after it instead', () => {
    const [change] = planSuccessions([old], register, links)
    expect(change?.after.closedOn).toBe('2017-08-31')
    expect(change?.after.sources.closedOn).toEqual([
      'Not in the newest register; succeeded by School 100010 (100010)',
      '2022-08-31',
    ])
    const closed = change?.after ?? old
    expect(planSuccessions([closed], register, links)).toEqual([])
  })

  it('4.1 is found through schools that were followed in their turn', () => {
    const chain = [link(100_001, 100_005, '2017-08-31'), link(100_005, 100_020, '2019-01-01')]
    expect(planSuccessions([old], register, chain)[0]?.after.closedOn).toBe('2017-08-31')
  })

  it('4.1 stays open where the register has it, is older, lacks both, or the link is of a later day', () => {
    const has = { ...register, urns: new Set([100_001, 100_010]) }
    const lacksBoth = { ...register, urns: new Set([100_020]) }
    const newer = exampleSchool(100_001, { sources: { name: ['Spine', day('2023-01-01')] } })
    expect(planSuccessions([old], has, links)).toEqual([])
    expect(planSuccessions([old], lacksBoth, links)).toEqual([])
    expect(planSuccessions([newer], register, links)).toEqual([])
    expect(planSuccessions([old], register, [link(100_001, 100_010, '2022-09-01')])).toEqual([])
    expect(planSuccessions([old], undefined, links)).toEqual([])
  })

  it('4.1 stays as the council has said', () => {
    const kept = exampleSchool(100_001, { sources: { ...known.sources, closedOn: [councilSource, day('2020-01-01')] } })
    expect(planSuccessions([kept], register, links)).toEqual([])
  })

  it('4.1 is open again when the links or the register are undone', () => {
    const closed = planSuccessions([old], register, links)[0]?.after ?? old
    for (const without of [planSuccessions([closed], register, []), planSuccessions([closed], undefined, links)])
      expect(without[0]?.after).toEqual(old)
  })
})
