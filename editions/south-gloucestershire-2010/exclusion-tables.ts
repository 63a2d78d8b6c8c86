import type { Configuration, NumberRow } from '../../src/policy/index.ts'

/** National exclusion rates, per cent of pupils: the comparator where none comes with the figures themselves. */
export const exclusionTables: readonly Configuration[] = [
  {
    kind: 'subject',
    name: 'exclusion-comparator',
    label: 'comparator for exclusions',
    rows: [{ value: 'phase', provenance: 'local' }],
  },
  {
    kind: 'number',
    name: 'national-permanent-exclusion-rate',
    label: 'national rate of permanent exclusions',
    unit: 'per cent',
    rows: permanentRates(),
  },
  {
    kind: 'number',
    name: 'national-fixed-exclusion-rate',
    label: 'national rate of fixed-period exclusions',
    unit: 'per cent',
    rows: fixedRates(),
  },
  {
    kind: 'number',
    name: 'fewest-permanent-exclusions',
    label: 'fewest permanent exclusions from which a rate is compared',
    unit: 'exclusions',
    rows: [{ value: 3, provenance: 'local', note: 'One or two pupils say nothing about a school' }],
  },
]

function permanentRates(): readonly NumberRow[] {
  return [
    ...rates(2007, 0.12, 0.02, 0.23, 0.18),
    ...rates(2008, 0.11, 0.02, 0.21, 0.18),
    ...rates(2009, 0.09, 0.02, 0.17, 0.13),
    ...rates(2010, 0.08, 0.02, 0.15, 0.11),
    ...rates(2011, 0.07, 0.01, 0.13, 0.12),
    ...rates(2012, 0.07, 0.02, 0.14, 0.09),
    ...rates(2013, 0.06, 0.02, 0.12, 0.07),
    ...rates(2014, 0.06, 0.02, 0.13, 0.07),
    ...rates(2015, 0.07, 0.02, 0.15, 0.09),
    ...rates(2016, 0.08, 0.02, 0.17, 0.08),
    ...rates(2017, 0.1, 0.03, 0.2, 0.07),
    ...rates(2020, 0.061, 0.016, 0.125, 0.037),
    ...rates(2021, 0.047, 0.008, 0.1, 0.032),
    ...rates(2024, 0.129, 0.032, 0.253, 0.078),
  ]
}

function fixedRates(): readonly NumberRow[] {
  return [
    ...rates(2007, 5.65, 1.11, 10.92, 18.32),
    ...rates(2008, 5.13, 1.06, 9.84, 18.03),
    ...rates(2009, 4.88, 0.97, 9.39, 17.47),
    ...rates(2010, 4.44, 0.91, 8.52, 16.23),
    ...rates(2011, 4.33, 0.91, 8.34, 15.44),
    ...rates(2012, 4.03, 0.9, 7.8, 15.19),
    ...rates(2013, 3.51, 0.88, 6.72, 14.51),
    ...rates(2014, 3.5, 1.02, 6.62, 13.86),
    ...rates(2015, 3.88, 1.1, 7.51, 13.54),
    ...rates(2016, 4.29, 1.21, 8.46, 12.53),
    ...rates(2017, 4.76, 1.37, 9.4, 13.03),
    ...rates(2020, 3.76, 1, 7.43, 7.76),
    ...rates(2021, 4.25, 0.99, 8.48, 7.29),
    ...rates(2024, 11.31, 2.27, 22.61, 12.62),
  ]
}

/** All schools, then primary, secondary and special; nursery and other schools take the rate of all. */
function rates(year: number, total: number, primary: number, secondary: number, special: number): readonly NumberRow[] {
  const row = { from: year, to: year, provenance: 'published' } as const
  return [
    { ...row, value: total },
    { ...row, phases: ['primary'], value: primary },
    { ...row, phases: ['secondary'], value: secondary },
    { ...row, phases: ['special'], value: special },
  ]
}
