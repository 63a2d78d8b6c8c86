import { describe, expect, it } from 'vitest'
import { day } from './kernel/index.ts'
import { releaseSentence } from './node-release.ts'

describe('the release of Node.js at the start', () => {
  it('is named from the day after its last fixes, and not before', () => {
    expect(releaseSentence('20.19.0', day('2026-04-30'))).toBeUndefined()
    expect(releaseSentence('20.19.0', day('2026-05-01'))).toContain('Node.js 20 has had no security fixes')
    expect(releaseSentence('22.1.0', day('2027-05-01'))).toContain('30 April 2027')
    expect(releaseSentence('24.3.1', day('2028-04-30'))).toBeUndefined()
  })

  it('is passed over when nothing is known of it', () => {
    expect(releaseSentence('31.0.0', day('2035-01-01'))).toBeUndefined()
  })
})
