import { measureGroup, type MeasureGroup } from './measure-groups.ts'
import type { Measure } from './measures.ts'

const held = (group: MeasureGroup, names: Readonly<Record<string, string>>) => measureGroup('authority', group, names)

const concern = { better: 'lower', decimals: 0 } as const

/** What the local authority itself holds about a school; it comes in by the authority's own return or a form. */
export const authorityMeasures: readonly Measure[] = [
  ...held(
    { unit: 'percent', better: 'higher', basis: 'cohort', decimals: 0 },
    { 'ks2-target': 'Statutory target, key stage 2', 'ks4-target': 'Statutory target, key stage 4' },
  ),
  ...held({ ...concern, unit: 'count', basis: 'asAt' }, { 'governor-vacancies': 'Governor vacancies' }),
  ...held(
    { ...concern, unit: 'terms', basis: 'asAt' },
    { 'governor-vacancy-terms': 'Terms the longest governor vacancy has lasted' },
  ),
  ...held(
    { ...concern, unit: 'count', basis: 'year' },
    { 'inquorate-meetings': 'Governing body meetings without a quorum' },
  ),
  ...held(
    { ...concern, unit: 'flag', basis: 'asAt' },
    {
      'head-vacancy': 'Headteacher post vacant',
      'head-absence': 'Headteacher absent, acting headteacher in post',
    },
  ),
  ...held(
    { ...concern, unit: 'percent', basis: 'year', decimals: 1 },
    { 'staff-turnover-percent': 'Teachers who left in the year' },
  ),
  ...held({ ...concern, unit: 'count', basis: 'asAt' }, { 'staff-vacancies': 'Teaching posts vacant' }),
  ...held(
    { unit: 'percent', better: 'neither', basis: 'financialYear', decimals: 1, signed: true },
    { 'balance-percent': 'Balance, per cent of budget share' },
  ),
  ...held(
    { ...concern, unit: 'count', basis: 'year' },
    { 'permanent-exclusions': 'Permanent exclusions', 'fixed-exclusions': 'Fixed-period exclusions' },
  ),
  ...held(
    { ...concern, unit: 'percent', basis: 'year', decimals: 1 },
    { 'mobility-percent': 'Pupils who joined or left at other than the usual time' },
  ),
  ...held(
    { ...concern, unit: 'percent', basis: 'census', decimals: 1, signed: true },
    { 'surplus-places-percent': 'Places unfilled, per cent' },
  ),
  ...held({ ...concern, unit: 'pupils', basis: 'census' }, { 'surplus-places': 'Places unfilled' }),
  ...held({ ...concern, unit: 'count', basis: 'year' }, { complaints: 'Complaints received about the school' }),
  ...held(
    { unit: 'percent', better: 'higher', basis: 'year', decimals: 0 },
    { 'parents-positive-percent': 'Parents who would recommend the school' },
  ),
  ...held(
    {
      ...concern,
      unit: 'grade',
      basis: 'asAt',
      highest: 3,
      grades: ['In place', 'Not fully in place', 'Not in place'],
    },
    { 'safeguarding-audit': 'Safeguarding audit: 1 in place, 2 not fully in place, 3 not in place' },
  ),
  ...held({ ...concern, unit: 'flag', basis: 'asAt' }, { 'warning-notice-in-force': 'Warning notice in force' }),
]
