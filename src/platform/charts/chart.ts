import type { Brand, Day } from '../../kernel/index.ts'

/** SVG made by this folder: no style attributes, no script, so it may stand in a page under a strict content security policy. */
export type Svg = Brand<string, 'Svg'>

/** A figure that cannot be drawn, with the word for it: "suppressed", "not published". Never drawn as zero. */
export interface Gap {
  readonly gap: string
}
export type Figure = number | Gap

/** How figures are written: `{ suffix: '%', decimals: 1 }` writes 63.5 as "63.5%", `{ prefix: '£', … }` 1204 as "£1,204". */
export interface Unit {
  readonly prefix?: string
  readonly suffix: string
  readonly decimals: number
  /** Noughts after so many decimals are left out, where some figures are published with fewer. */
  readonly fewest?: number
}

interface ChartBase {
  /** Begins the ids inside the drawing: unique in the page. */
  readonly id: string
  readonly title: string
  /** What a person who cannot see the drawing should know. Made from the figures when left out. */
  readonly description?: string
}

/** `apart`: the places, from 0, at which the line begins anew, because what stands before is a figure of something else. */
export interface TrendSeries {
  readonly name: string
  readonly figures: readonly Figure[]
  readonly apart?: readonly number[]
}

/** Lines over years: a school beside its local authority and the nation. Each series has one figure a year. */
export interface TrendChart extends ChartBase {
  readonly kind: 'trend'
  readonly unit: Unit
  readonly years: readonly string[]
  readonly series: readonly TrendSeries[]
  /** The lowest and highest figure of the axis, where the measure has natural ends: 0 and 100. */
  readonly range?: readonly [number, number]
  /** Figures beyond which the axis never goes, however the room above and below the lines falls: 0 and 100. */
  readonly within?: readonly [number, number]
}

/** One bar each; `reference` is a line across them, such as the national figure. */
export interface BarChart extends ChartBase {
  readonly kind: 'bars'
  readonly unit: Unit
  readonly bars: readonly { readonly name: string; readonly figure: Figure; readonly emphasis?: true }[]
  readonly reference?: { readonly name: string; readonly figure: number }
}

/** The level of one school over time, as steps. `levels` go from the best to the most serious; `to` left out is "still". */
export interface LevelStrip extends ChartBase {
  readonly kind: 'levels'
  readonly from: Day
  readonly to: Day
  readonly levels: readonly string[]
  readonly steps: readonly { readonly from: Day; readonly to?: Day; readonly level: string }[]
}

export type Chart = TrendChart | BarChart | LevelStrip

/** The figures of a chart as words: always shown with it. The first column names the row. */
export interface ChartTable {
  readonly caption: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}
