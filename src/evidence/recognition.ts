import type { AcademicYear, Day } from '../kernel/index.ts'
import { dayInName, type AsAtFrom } from './as-at.ts'
import { authorityReturnLayout } from './authority-return.ts'
import { headingsOf, repeatedHeading, type Headings } from './headings.ts'
import type { Layout } from './layout.ts'

import { readAcademicYear, readDay } from './official-dates.ts'
import type { FileRefusal, NearMiss } from './refusals.ts'

/** What the name of a file tells about it. */
export interface NameFacts {
  readonly year?: AcademicYear
  readonly asAt?: Day
}

export type Recognition =
  | {
      readonly kind: 'recognised'
      readonly layout: Layout
      readonly year?: AcademicYear
      readonly asAt?: Day
      readonly asAtFrom?: AsAtFrom
    }
  | { readonly kind: 'refused'; readonly refusal: FileRefusal }

/** What a person said about the file, which counts before what its name says. */
export interface Said extends NameFacts {
  readonly layout?: string
}

/**
 * Finds the layout of a file from its headings, its name and what the person said. Of several that fit, the one with
 * the most columns in the file is taken. Refuses with the nearest layouts and the headings they lack when none fits.
 */
export function recognise(
  texts: readonly string[],
  fileName: string,
  layouts: readonly Layout[],
  said: Said = {},
): Recognition {
  if (said.layout !== undefined && !layouts.some(({ id }) => id === said.layout))
    return refuse({ kind: 'noSuchLayout', layout: said.layout })
  const headings = headingsOf(texts)
  const named = factsInName(fileName)
  const year = said.year ?? named.year
  const fitting = layouts
    .filter((layout) => said.layout === undefined || layout.id === said.layout)
    .filter((layout) => fits(layout, headings))
    .sort((one, other) => columnsPresent(other, headings) - columnsPresent(one, headings))
  const [first] = fitting
  if (!first) return refuse({ kind: 'unknownLayout', nearest: nearMisses(headings, layouts) })
  if (first.holds === 'nothing') return refuse({ kind: 'noFigures', because: first.because ?? '' })
  const repeated = repeatedHeading(texts)
  if (repeated) return refuse({ kind: 'repeatedHeading', ...repeated })
  const ofTheYear = fitting.find((layout) => covers(layout, year))
  if (!ofTheYear || (ofTheYear.year.by === 'fileName' && year === undefined))
    return refuse({ kind: 'yearNeeded', title: first.title })
  const yearFacts = year !== undefined && ofTheYear.year.by === 'fileName' ? { year } : {}
  return { kind: 'recognised', layout: ofTheYear, ...yearFacts, ...dayOf(fileName, ofTheYear, said) }
}

/** What the authority returns on its form holds from when it comes in, whatever year it tells of: the later of two counts. */
function dayOf(fileName: string, layout: Layout, said: Said): { asAt?: Day; asAtFrom?: AsAtFrom } {
  if (said.asAt !== undefined) return { asAt: said.asAt, asAtFrom: 'person' }
  const everyRowSays = layout.year.by === 'column' || layout.year.by === 'day'
  const asAt = everyRowSays && layout.id !== authorityReturnLayout.id ? dayInName(fileName) : factsInName(fileName).asAt
  return asAt === undefined ? {} : { asAt, asAtFrom: 'fileName' }
}

/** A year or a day in the name of a file: `2011_england_abs.csv`, `2018-2019_…`, `…2013-04-30…`. */
export function factsInName(fileName: string): NameFacts {
  const days = /(?<!\d)((?:19|20)\d{2})-?(\d{2})-?(\d{2})(?!\d)/.exec(fileName)
  const asAt = days ? readDay(`${days[1]}-${days[2]}-${days[3]}`) : undefined
  if (asAt) return { asAt }
  const years = /(?<!\d)((?:19|20)\d{2}(?:[-_](?:(?:19|20)\d{2}|\d{2}))?)(?!\d)/.exec(fileName)
  const year = years?.[1] ? readAcademicYear(years[1].replace('_', '-')) : undefined
  return year === undefined ? {} : { year }
}

const refuse = (refusal: FileRefusal): Recognition => ({ kind: 'refused', refusal })

const fits = (layout: Layout, headings: Headings): boolean =>
  layout.needs.every((alternatives) => headings.find(alternatives) !== undefined) &&
  !(layout.lacks ?? []).some((heading) => headings.find([heading]) !== undefined) &&
  (layout.holds === 'nothing' || layout.fields !== undefined || columnsPresent(layout, headings) > 0)

const columnsPresent = (layout: Layout, headings: Headings): number =>
  layout.parts.flatMap((part) => part.columns).filter((column) => headings.find(column.headings) !== undefined).length

function covers(layout: Layout, year: AcademicYear | undefined): boolean {
  if (!layout.years) return true
  if (year === undefined) return false
  return year >= (layout.years.from ?? year) && year <= (layout.years.to ?? year)
}

/** The three layouts that lack the fewest of the headings they need, of those that have at least one. */
function nearMisses(headings: Headings, layouts: readonly Layout[]): readonly NearMiss[] {
  return layouts
    .filter((layout) => layout.holds !== 'nothing')
    .map((layout) => ({ layout, lacks: layout.needs.filter((wanted) => headings.find(wanted) === undefined) }))
    .filter(({ layout, lacks }) => lacks.length > 0 && lacks.length < layout.needs.length)
    .sort((one, other) => one.lacks.length / one.layout.needs.length - other.lacks.length / other.layout.needs.length)
    .slice(0, 3)
    .map(({ layout, lacks }) => ({
      layout: layout.id,
      title: layout.title,
      lacks: lacks.map((alternatives) => alternatives[0] as string),
    }))
}
