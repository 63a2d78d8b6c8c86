import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { proposeLevel, type EditionInForce } from '../policy/index.ts'
import { edition, grid } from './example-reviews.ts'
import { policyGrid } from './grid.ts'
import { ProposalWords } from './proposal-words.tsx'

const said = (of: EditionInForce, answers: Parameters<typeof grid>[0]): string =>
  render(<ProposalWords edition={of} proposal={proposeLevel(of, policyGrid(grid(answers)))} />)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')

const noKeys = (vulnerableCriteriaForProposal: number): EditionInForce => ({
  ...edition,
  criteria: edition.criteria.map((one) => ({ ...one, key: 'notConfirmed' })),
  values: { ...edition.values, vulnerableCriteriaForProposal, notKnownAllowedForSecure: 99 },
})
const of = (level: number): readonly string[] =>
  edition.criteria.filter((one) => one.level === level).map(({ id }) => id)

describe('the words of a proposed level', () => {
  it('5.2 say what would change it where no answer alone does', () => {
    const [first = '', second = ''] = of(2)
    const words = said(noKeys(1), { [first]: 'met', [second]: 'met' })
    expect(words).toContain('What would change it')
    expect(words).toContain('It would change only if none of these 2 held; then')
  })

  it('5.2 say of a met criterion of level 2 that it is met and why that is not enough', () => {
    const [first = ''] = of(2)
    const words = said(noKeys(3), { [first]: 'met' })
    expect(words).not.toContain('Nothing points to a higher level')
    expect(words).toContain('1 criterion of level 2 is met, fewer than the 3 that level 2 takes')
    expect(words).toContain('Met at level 2, not enough by themselves')
  })
})
