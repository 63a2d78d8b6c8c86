import { describe, expect, it } from 'vitest'
import { changesOf } from './history-words.tsx'

const row = (after: unknown) => ({ canonical: JSON.stringify([...Array<null>(11).fill(null), null, after]) })
const said = (after: unknown, wordings?: ReadonlyMap<string, string>) =>
  changesOf(row(after), wordings).map(({ name, after: value }) => `${name}: ${value}`)

describe('the history in words', () => {
  it('3.3 says a criterion by its wording and an answer as people call it, and nothing of what was left empty', () => {
    const answer = { criterion: 'vulnerable-attainment-falling', verdict: 'notMet', reason: '', evidence: 'Minutes' }
    const wordings = new Map([['vulnerable-attainment-falling', 'Attainment misses its target.']])
    expect(said(answer, wordings)).toEqual([
      'Criterion: Attainment misses its target.',
      'Verdict: not met',
      'Evidence: Minutes',
    ])
    expect(said(answer)[0]).toBe('Criterion: vulnerable attainment falling')
  })

  it('3.3 says the kind of a review, why it was opened and the number of an authority', () => {
    expect(said({ kind: 'annual', source: 'termlyRound', laCode: 803 })).toEqual([
      'Kind: annual agreement',
      'Source: it fell due',
      'Number of the authority: 803',
    ])
    expect(said({ kind: 'constructor', reason: 'notMet' })).toEqual(['Kind: constructor', 'Reason: notMet'])
  })

  it('3.3 still says what was taken away', () => {
    const canonical = JSON.stringify([...Array<null>(11).fill(null), { reason: 'Seen' }, { reason: '' }])
    expect(changesOf({ canonical })).toEqual([{ name: 'Reason', before: 'Seen', after: undefined }])
  })
})
