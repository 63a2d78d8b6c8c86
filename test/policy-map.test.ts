import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { policyMap, rows } from '../scripts/policy-map.mjs'

describe('the policy, paragraph by paragraph', () => {
  const map = policyMap()

  it.each(Object.keys(rows))('has a test for %s', (row) => {
    expect(map[row]?.length ?? 0).toBeGreaterThan(0)
  })

  it('docs/policy.md claims no test that is gone, and has every paragraph', () => {
    const page = readFileSync('docs/policy.md', 'utf8')
    const named = new Set(Object.values(map).flat())
    const claimed = [...page.matchAll(/^- (.*)$/gm)].map(([, name]) => name ?? '')
    expect(claimed.filter((name) => !named.has(name))).toEqual([])
    expect(Object.keys(rows).filter((row) => !page.includes(`\n## ${row}`))).toEqual([])
    expect(claimed.length).toBeGreaterThan(0)
  })
})
