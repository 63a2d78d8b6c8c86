import { render } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { day } from '../kernel/index.ts'
import { HistoryList } from '../platform/views/index.ts'
import type { Around } from './around.tsx'
import { adviser, edition, onDay, urn } from './example-reviews.ts'
import { entryOf } from './review-page.tsx'

const around = { school: { urn }, edition, names: new Map() } as unknown as Around

describe('the timeline of a review', () => {
  it('3.2 keeps the lines of what people wrote', () => {
    const happening = { ...onDay(adviser, day('2011-02-02')), what: 'returned', comment: 'First.\n\nSecond.' } as const
    const html = render(<HistoryList entries={[entryOf(happening, around)]} />)
    expect(html).toContain('<span class="app-words">First.\n\nSecond.</span>')
  })
})
