import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { policyMap, policyPage, rows } from '../scripts/policy-map.mjs'

describe('the policy, paragraph by paragraph', () => {
  const map = policyMap()

  it.each(Object.keys(rows))('has a test for %s', (row) => {
    expect(map[row]?.length ?? 0).toBeGreaterThan(0)
  })

  it('is listed in docs/policy.md as it is now', () => {
    expect(readFileSync('docs/policy.md', 'utf8')).toBe(policyPage())
  })
})
