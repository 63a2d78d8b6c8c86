import { acceptUnless, type AcademicYear, type Outcome } from '../kernel/index.ts'
import { headingsOf } from './headings.ts'
import { comparableHeading, layoutSchema, type Layout, type LayoutColumn } from './layout.ts'
import { findMeasure } from './measures.ts'

/** What a person chose on the mapping page for a file whose columns no layout knows. */
export interface Mapping {
  readonly title: string
  readonly publisher: string
  readonly licence: string
  /** The headings of the file, as they stand. */
  readonly headings: readonly string[]
  /** Which column holds the URN, or the LAESTAB number, or the LA and establishment numbers. */
  readonly urn?: string
  readonly laestab?: string
  readonly la?: string
  readonly estab?: string
  /** The column with the academic year, or the year of the whole file; otherwise its name tells. */
  readonly yearColumn?: string
  readonly year?: AcademicYear
  readonly columns: readonly { readonly heading: string; readonly measure: string; readonly fractions?: boolean }[]
}

export type MappingRefusal =
  | { readonly kind: 'noTitle' }
  | { readonly kind: 'noKey' }
  | { readonly kind: 'noColumns' }
  | { readonly kind: 'headingNotInFile'; readonly heading: string }
  | { readonly kind: 'unknownMeasure'; readonly measure: string }
  | { readonly kind: 'measureTwice'; readonly measure: string }
  | { readonly kind: 'notALayout'; readonly fault: string }

/** Makes a layout of what a person chose, so that the next file of the kind is recognised. All reasons why not at once. */
export function mapLayout(mapping: Mapping): Outcome<Layout, MappingRefusal> {
  const layout = layoutOf(mapping)
  const reasons = mappingFaults(mapping)
  const checked = reasons.length > 0 ? undefined : layoutSchema.safeParse(layout)
  if (checked && !checked.success) {
    const [issue] = checked.error.issues
    reasons.push({ kind: 'notALayout', fault: issue ? `${issue.path.join(', ')} ${issue.message}` : '' })
  }
  return acceptUnless(reasons, () => layout)
}

function mappingFaults(mapping: Mapping): MappingRefusal[] {
  const { urn, laestab, la, estab, yearColumn, columns } = mapping
  const reasons: MappingRefusal[] = []
  if (mapping.title.trim() === '') reasons.push({ kind: 'noTitle' })
  if (!urn && !laestab && !(la && estab)) reasons.push({ kind: 'noKey' })
  if (columns.length === 0) reasons.push({ kind: 'noColumns' })
  const headings = headingsOf(mapping.headings)
  for (const heading of [urn, laestab, la, estab, yearColumn, ...columns.map((column) => column.heading)])
    if (heading && headings.find([heading]) === undefined) reasons.push({ kind: 'headingNotInFile', heading })
  const seen = new Set<string>()
  for (const { measure } of columns) {
    if (!findMeasure(measure)) reasons.push({ kind: 'unknownMeasure', measure })
    else if (seen.has(measure)) reasons.push({ kind: 'measureTwice', measure })
    seen.add(measure)
  }
  return reasons
}

function layoutOf(mapping: Mapping): Layout {
  const { urn, laestab, la, estab, yearColumn, year } = mapping
  const keyHeadings = [urn, laestab, ...(urn || laestab ? [] : [la, estab]), yearColumn].filter((heading) => heading)
  return {
    id: `mapped-${comparableHeading(mapping.title)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 50)}`,
    title: mapping.title.trim(),
    publisher: mapping.publisher.trim(),
    licence: mapping.licence.trim(),
    holds: 'figures',
    needs: [...keyHeadings, ...mapping.columns.map((column) => column.heading)].map((heading) => [heading as string]),
    year: yearRule(yearColumn, year),
    key: {
      ...(urn ? { urn: [urn] } : {}),
      ...(laestab ? { laestab: [laestab] } : {}),
      ...(la ? { la: [la] } : {}),
      ...(estab ? { estab: [estab] } : {}),
    },
    rows: [],
    parts: [{ name: 'figures', columns: mapping.columns.map(columnOf) }],
  }
}

const columnOf = ({ heading, measure, fractions }: Mapping['columns'][number]): LayoutColumn => ({
  headings: [heading],
  measure,
  ...(fractions ? { scale: 100 } : {}),
})

function yearRule(column: string | undefined, year: AcademicYear | undefined): Layout['year'] {
  if (column) return { by: 'column', column: [column] }
  return year === undefined ? { by: 'fileName' } : { by: 'fixed', year }
}
