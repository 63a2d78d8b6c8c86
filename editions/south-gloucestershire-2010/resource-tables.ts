import type { Configuration } from '../../src/policy/index.ts'

/** What counts as a significant balance and as surplus places. */
export const resourceTables: readonly Configuration[] = [
  {
    kind: 'number',
    name: 'significant-balance',
    label: 'share of the budget above which a balance is significant',
    unit: 'per cent',
    rows: [
      { value: 8, provenance: 'published', note: 'Excess surplus in schemes for financing schools' },
      { phases: ['secondary', 'allThrough', 'post16'], value: 5, provenance: 'published' },
    ],
  },
  {
    kind: 'number',
    name: 'surplus-places-share',
    label: 'share of places unfilled that counts as surplus',
    unit: 'per cent',
    rows: [{ value: 25, provenance: 'published', note: 'The national test of 1998, with 30 places or more' }],
  },
  {
    kind: 'number',
    name: 'surplus-places-least',
    label: 'places unfilled that count as surplus',
    unit: 'places',
    rows: [{ value: 30, provenance: 'published' }],
  },
]
