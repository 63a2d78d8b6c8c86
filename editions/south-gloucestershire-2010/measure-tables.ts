import type { Configuration } from '../../src/policy/index.ts'

/** Which measure a rule means in which year: definitions changed, and figures of two definitions are never compared. */
export const measureTables: readonly Configuration[] = [
  {
    kind: 'measure',
    name: 'ks2-attainment-measure',
    label: 'key stage 2 attainment measure',
    rows: [
      { to: 2012, value: 'ks2-l4-english-maths', provenance: 'published' },
      { from: 2013, to: 2015, value: 'ks2-l4-rwm', provenance: 'published' },
      { from: 2016, value: 'ks2-rwm-expected', provenance: 'published' },
    ],
  },
  {
    kind: 'measure',
    name: 'ks4-attainment-measure',
    label: 'key stage 4 attainment measure',
    rows: [
      { to: 2015, value: 'ks4-5acem', provenance: 'published' },
      { from: 2016, to: 2016, value: 'none', provenance: 'local', note: 'Between the old grades and the new' },
      { from: 2017, value: 'ks4-basics-94', provenance: 'local' },
    ],
  },
  {
    kind: 'measure',
    name: 'ks2-progress-measure',
    label: 'key stage 2 progress measure',
    rows: [
      { to: 2012, value: 'ks2-expected-progress-english', provenance: 'published', note: 'With mathematics' },
      {
        from: 2013,
        to: 2015,
        value: 'ks2-expected-progress-reading',
        provenance: 'published',
        note: 'With writing and mathematics',
      },
      { from: 2016, value: 'ks2-progress-reading', provenance: 'published', note: 'With writing and mathematics' },
    ],
  },
  {
    kind: 'measure',
    name: 'ks4-progress-measure',
    label: 'key stage 4 progress measure',
    rows: [
      { to: 2015, value: 'ks4-expected-progress-english', provenance: 'published', note: 'With mathematics' },
      { from: 2016, value: 'ks4-progress-8', provenance: 'published' },
    ],
  },
  {
    kind: 'measure',
    name: 'absence-measure',
    label: 'absence measure',
    rows: [
      { to: 2010, value: 'absence-full-year', provenance: 'local' },
      {
        from: 2011,
        to: 2013,
        value: 'absence-two-term',
        provenance: 'published',
        note: 'As in the performance tables',
      },
      { from: 2014, value: 'absence-full-year', provenance: 'published', note: 'As in the performance tables' },
    ],
  },
  {
    kind: 'measure',
    name: 'persistent-absence-measure',
    label: 'persistent absence measure',
    rows: [
      { to: 2010, value: 'persistent-absence-20-full-year', provenance: 'published', note: '20 per cent of sessions' },
      { from: 2011, to: 2013, value: 'persistent-absence-15-two-term', provenance: 'published', note: '15 per cent' },
      { from: 2014, to: 2015, value: 'persistent-absence-15-full-year', provenance: 'published', note: '15 per cent' },
      {
        from: 2016,
        value: 'persistent-absence-10-full-year',
        provenance: 'published',
        note: "10 per cent of the pupil's own possible sessions",
      },
    ],
  },
]
