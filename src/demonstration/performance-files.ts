import type { AcademicYear } from '../kernel/index.ts'
import type { Figure } from '../policy/index.ts'
import { delimited, figureCell, type DataFile } from './data-file.ts'
import type { EvidenceRow } from './evidence.ts'
import { performanceShapes, type FileShape } from './performance-shapes.ts'
import type { DemonstrationSchool } from './school.ts'

/** The evidence as the performance tables of each year: one file for each data set. */
export function performanceFiles(
  rows: readonly EvidenceRow[],
  schools: readonly DemonstrationSchool[],
  years: readonly AcademicYear[],
): readonly DataFile[] {
  const establishments = new Map(schools.map(({ urn, establishment }) => [urn, establishment]))
  return years.flatMap((year) =>
    performanceShapes.map((shape) => {
      const of = rows.filter((row) => row.year === year && row.dataSet === shape.dataSet)
      return { name: `${year}_${shape.suffix}`, text: textOf(shape, of, establishments) }
    }),
  )
}

function textOf(shape: FileShape, rows: readonly EvidenceRow[], establishments: ReadonlyMap<number, number>): string {
  const lines = new Map<string, { readonly keys: readonly string[]; readonly figures: Map<string, Figure> }>()
  for (const row of rows) {
    const keys = keysOf(shape, row, establishments)
    if (!keys) continue
    const line = lines.get(keys.join()) ?? { keys, figures: new Map<string, Figure>() }
    line.figures.set(row.measure, row.figure)
    lines.set(keys.join(), line)
  }
  const headings = [...shape.keys, ...shape.columns.map(([heading]) => heading)]
  const cells = [...lines.values()].map(({ keys, figures }) => [
    ...keys,
    ...shape.columns.map(([, measure]) => figureCell(figures.get(measure))),
  ])
  return delimited(headings, cells)
}

function keysOf(
  shape: FileShape,
  row: EvidenceRow,
  establishments: ReadonlyMap<number, number>,
): readonly string[] | undefined {
  if (row.subject === 'school') return shape.school(row.urn, establishments.get(row.urn) ?? 0)
  return row.subject === 'national' ? shape.england(row.phase) : shape.authority(row.phase)
}
