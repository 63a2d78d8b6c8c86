import { columnIndex, numberSetting, rowInForce, type FigureTable, type Phase } from '../../src/policy/index.ts'
import { emptyColumn, everyFacts } from '../../src/policy/figure-table.ts'
import type { AcademicYear } from '../../src/kernel/index.ts'
import { evidenceYear, type England } from '../england.ts'

/*
 * The same criteria as a careful programmer would write them for one year without a rule language: row by row, over the
 * same typed columns, thresholds looked up before the loop. Nothing here reads the edition's rules.
 */
export type Column = FigureTable['columns'][number]
export type Subject = 'school' | 'national' | 'authority' | 'phase' | 'similar'

/** How to find the columns and numbers of the year. */
export interface Sources {
  readonly rows: number
  readonly facts: Uint8Array
  readonly column: (measure: string, back: number, subject?: Subject) => Column
  /** A dated number for each `facts` code; NaN where none is in force. */
  readonly dated: (name: string, back: number) => Float64Array
  readonly setting: (key: string) => number
}

const year = (back: number): AcademicYear => (evidenceYear - back) as AcademicYear

export function sourcesOf({ edition, compiled, table }: England): Sources {
  const nothing = emptyColumn(table.rows)
  return {
    rows: table.rows,
    facts: table.facts,
    column: (measure, back, subject = 'school') =>
      table.columns[columnIndex(compiled, measure, subject, year(back))] ?? nothing,
    dated(name, back) {
      const dates = edition.configuration.find((each) => each.name === name)
      if (dates?.kind !== 'number') throw new Error(`No dated number ${name}`)
      return Float64Array.from(everyFacts, ({ phase }) => {
        const value = rowInForce(dates.rows, year(back), phase)?.value
        return typeof value === 'number' ? value : Number.NaN
      })
    },
    setting: (key) => numberSetting(edition, key),
  }
}

/** 1 for each `facts` code of those phases. */
export const inPhases = (...wanted: Phase[]): Uint8Array =>
  Uint8Array.from(everyFacts, ({ phase }) => (wanted.includes(phase) ? 1 : 0))

export const openFacts = Uint8Array.from(everyFacts, ({ open }) => (open ? 1 : 0))

/** Whether a number is held. */
export const given = (column: Column, row: number): boolean => column.statuses[row] === 1

export const held = (column: Column, row: number): boolean => column.statuses[row] !== 0

/** A figure in the rounding it is published in, as a whole number of tenths or hundredths. */
export const rounded = (value: number, scale: number): number => Math.round(value * scale + 1e-7)

export const figure = (column: Column, row: number, scale = 1): number => rounded(column.values[row] as number, scale)
