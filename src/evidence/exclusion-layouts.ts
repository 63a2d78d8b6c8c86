import { openGovernmentLicence, type Layout } from './layout.ts'
import { column } from './layout-parts.ts'

/** Exclusions by authority, region and England, for each type of school; there are no school rows. */
export const exclusionLayouts: readonly Layout[] = [
  {
    id: 'exclusions-by-authority',
    title: 'Permanent and fixed-period exclusions by authority',
    publisher: 'Department for Education, exclusion statistics',
    licence: openGovernmentLicence,
    holds: 'figures',
    needs: [['level'], ['la_name'], ['school_type'], ['perm_excl_rate']],
    year: { by: 'column', column: ['year', 'time_period'] },
    key: {
      laName: ['la_name'],
      phase: {
        column: ['school_type'],
        is: { Total: 'all', Primary: 'primary', Secondary: 'secondary', Special: 'special' },
      },
    },
    rows: [
      { when: [{ column: ['la_name'], is: ['NULL', ''] }], subject: 'ignore' },
      { when: [{ column: ['level'], is: ['National'] }], subject: 'nationalStateFunded' },
      { when: [{ column: ['level'], is: ['Region', 'Regional'] }], subject: 'region' },
      { when: [{ column: ['level'], is: ['Local authority'] }], subject: 'authority' },
    ],
    parts: [
      {
        name: 'exclusions',
        columns: [
          column('permanent-exclusion-rate', ['perm_excl_rate']),
          column('fixed-exclusion-rate', ['fixed_excl_rate', 'susp_rate']),
          column('fixed-exclusion-pupil-rate', ['one_or_more_fixed_excl_rate']),
          column('permanent-exclusions', ['perm_excl']),
          column('fixed-exclusions', ['fixed_excl', 'suspension']),
        ],
      },
    ],
  },
]
