import { openGovernmentLicence, type Layout, type LayoutColumn, type RowRule } from './layout.ts'

/** What the layouts of the Department's performance tables have in common. */
export const performanceTables = {
  publisher: 'Department for Education, school performance tables',
  licence: openGovernmentLicence,
  holds: 'figures',
} as const satisfies Partial<Layout>

export const byFileName = { by: 'fileName' } as const

/** How schools are numbered in the performance tables; the first of these headings that a file has counts. */
export const schoolKey: Layout['key'] = {
  urn: ['URN'],
  laestab: ['LAESTAB'],
  la: ['LEA', 'LA', 'LACode', 'LANUMBER', 'LA Number', 'LA (code)'],
  estab: ['ESTAB', 'EstabCode'],
}

/** A column of a measure. */
export const column = (
  measure: string,
  headings: readonly string[],
  more: Partial<LayoutColumn> = {},
): LayoutColumn => ({
  headings: [...headings],
  measure,
  ...more,
})

/** National rows marked by words in two of the key columns, such as `NAT` and `PRI`. */
export const nationalByPhase = (columns: readonly [string, string]): RowRule[] =>
  (
    [
      ['PRI', 'primary'],
      ['SEC', 'secondary'],
      ['SPE', 'special'],
    ] as const
  ).map(([mark, phase]) => ({
    when: [
      { column: [columns[0]], is: ['NAT'] },
      { column: [columns[1]], is: [mark] },
    ],
    subject: 'nationalStateFunded',
    phase,
  }))

/** Rows told apart by a record type. */
export const rowsOfType = (types: Readonly<Record<string, RowRule['subject']>>, phase: RowRule['phase']): RowRule[] =>
  Object.entries(types).map(([type, subject]) => ({
    when: [{ column: ['RECTYPE'], is: [type] }],
    subject,
    ...(phase ? { phase } : {}),
  }))
