import type { Figure } from '../policy/index.ts'
import { nationalPhaseOf } from './census-figures.ts'
import type { EvidenceRow } from './evidence.ts'
import { nationalFigures, type NationalPhase } from './national-figures.ts'
import type { DemonstrationSchool } from './school.ts'
import { figure, notPublished } from './year-figures.ts'

type SchoolRow = Extract<EvidenceRow, { subject: 'school' }>

/**
 * The authority's own averages, for every measure that England has: of the schools with a figure, weighted by their
 * rolls; by phase and for all. A year in which every school's is unpublished has none either.
 */
export function authorityRows(
  rows: readonly EvidenceRow[],
  schools: readonly DemonstrationSchool[],
): readonly EvidenceRow[] {
  const phaseOf = new Map(schools.map((school) => [school.urn, nationalPhaseOf(school)]))
  const own = rows.filter((row): row is SchoolRow => row.subject === 'school')
  const rolls = new Map(own.filter(isRoll).map((row) => [`${row.urn} ${row.year}`, valueOf(row.figure) ?? 0]))
  const groups = new Map<string, SchoolRow[]>()
  for (const row of own) {
    const measured = nationalFigures[row.measure]
    const phase = phaseOf.get(row.urn)
    if (!measured || !phase) continue
    for (const kept of [phase, 'all'] as const) {
      const group = groups.get(key(row, kept)) ?? []
      if (measured[kept]) groups.set(key(row, kept), group)
      group.push(row)
    }
  }
  return [...groups].map(([name, group]) => averaged(group, name.split(' ')[0] as NationalPhase, rolls))
}

const isRoll = ({ measure }: SchoolRow): boolean => measure === 'roll'
const key = (row: SchoolRow, phase: NationalPhase): string => `${phase} ${row.measure} ${row.year}`
const valueOf = (of: Figure): number | undefined => (of.status === 'value' ? of.value : undefined)

function averaged(group: readonly SchoolRow[], phase: NationalPhase, rolls: ReadonlyMap<string, number>): EvidenceRow {
  const [first] = group
  if (!first) throw new Error('An average of no schools')
  let sum = 0
  let weight = 0
  for (const row of group) {
    const value = valueOf(row.figure)
    const roll = rolls.get(`${row.urn} ${row.year}`) ?? 0
    if (value === undefined) continue
    sum += value * roll
    weight += roll
  }
  const { dataSet, year, measure } = first
  const average = weight === 0 ? notPublished : figure(sum / weight, 2, Number.NEGATIVE_INFINITY)
  return { dataSet, subject: 'authority', phase, computed: true, year, measure, figure: average }
}
