import { acceptUnless, type Outcome } from '../kernel/index.ts'
import { headingsOf } from './headings.ts'
import { comparableHeading, type Layout } from './layout.ts'

/** A heading of a known layout that a file lacks, under any of its names. */
export interface LackingHeading {
  /** As the layout knows it; the first is shown. */
  readonly names: readonly string[]
  /** Whether files of the layout are recognised by it. */
  readonly needed: boolean
}

export type RenamingRefusal =
  | { readonly kind: 'noTitle' }
  /** `at` is the place of the heading among those that the file lacks. */
  | { readonly kind: 'notChosen'; readonly at: number; readonly name: string }
  | { readonly kind: 'notOffered'; readonly at: number; readonly column: string }
  | { readonly kind: 'chosenTwice'; readonly at: number; readonly column: string }

/** Which headings of a layout a file lacks, those by which it is recognised first. */
export function headingsLacking(layout: Layout, texts: readonly string[]): readonly LackingHeading[] {
  const headings = headingsOf(texts)
  const seen = new Set<string>()
  return [
    ...layout.needs.map((names) => ({ names, needed: true })),
    ...headingLists(layout).map((names) => ({ names, needed: false })),
  ].filter(({ names }) => {
    const known = names.some((name) => seen.has(comparableHeading(name))) || headings.find(names) !== undefined
    for (const name of names) seen.add(comparableHeading(name))
    return !known
  })
}

/** The columns of a file that a layout does not know: what its lacking headings may be called there. */
export function columnsUnknownTo(layout: Layout, texts: readonly string[]): readonly string[] {
  const known = new Set([...layout.needs, ...headingLists(layout)].flat().map(comparableHeading))
  return texts.filter((text) => text.trim() !== '' && !known.has(comparableHeading(text)))
}

/** For each heading that a file lacks the column of it that is most like it; empty where none is. No column stands twice. */
export function likelyColumns(lacking: readonly LackingHeading[], columns: readonly string[]): readonly string[] {
  const pairs = lacking
    .flatMap(({ names, needed }, at) =>
      columns.map((column) => {
        const like = Math.max(...names.map((name) => likeness(name, column)))
        return { at, column, like, enough: like >= (needed ? 0.2 : 0.6) }
      }),
    )
    .filter(({ enough }) => enough)
    .sort((one, other) => other.like - one.like)
  const chosen = lacking.map(() => '')
  for (const { at, column } of pairs) if (chosen[at] === '' && !chosen.includes(column)) chosen[at] = column
  return chosen
}

/**
 * A known layout under the headings of another file: `chosen` names for each heading that the file lacks the column that is it,
 * or nothing. Everything else (codes, units, rows of areas, dates) is as in the layout. It fits files with the new headings alone.
 */
export function renameLayout(
  layout: Layout,
  {
    title,
    texts,
    chosen,
  }: { readonly title: string; readonly texts: readonly string[]; readonly chosen: readonly string[] },
): Outcome<Layout, RenamingRefusal> {
  const lacking = headingsLacking(layout, texts)
  const offered = columnsUnknownTo(layout, texts)
  const reasons: RenamingRefusal[] = title.trim() === '' ? [{ kind: 'noTitle' }] : []
  for (const [at, { names, needed }] of lacking.entries()) {
    const column = chosen[at] ?? ''
    if (column === '' && needed) reasons.push({ kind: 'notChosen', at, name: names[0] ?? '' })
    if (column !== '' && !offered.includes(column)) reasons.push({ kind: 'notOffered', at, column })
    if (column !== '' && chosen.indexOf(column) < at) reasons.push({ kind: 'chosenTwice', at, column })
  }
  return acceptUnless(reasons, () => {
    const renamed = lacking.flatMap(({ names }, at) => (chosen[at] ? [{ names, column: chosen[at] }] : []))
    const { years: _, ...rest } = withHeadings(layout, renamed) as Layout
    const needs = layout.needs.map((names) => {
      const column = columnFor(names, renamed)
      return column === undefined ? names : [column]
    })
    return { ...rest, id: renamedId(title), title: title.trim(), needs }
  })
}

interface Renamed {
  readonly names: readonly string[]
  readonly column: string
}

/** In a layout these hold cells or what a file must not have: everything else that is a list of texts is one of headings. */
const noHeadings = new Set(['is', 'cells', 'lacks', 'codes', 'needs'])

/** All lists of alternative headings of a layout, beside those by which it is recognised. */
function headingLists(part: unknown): readonly (readonly string[])[] {
  if (Array.isArray(part))
    return part.length > 0 && part.every((each) => typeof each === 'string') ? [part] : part.flatMap(headingLists)
  if (typeof part !== 'object' || part === null) return []
  return Object.entries(part).flatMap(([name, value]) => (noHeadings.has(name) ? [] : headingLists(value)))
}

function withHeadings(part: unknown, renamed: readonly Renamed[]): unknown {
  if (Array.isArray(part)) {
    if (part.length === 0 || !part.every((each) => typeof each === 'string'))
      return part.map((each) => withHeadings(each, renamed))
    const column = columnFor(part, renamed)
    return column === undefined ? part : [column, ...part]
  }
  if (typeof part !== 'object' || part === null) return part
  return Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, noHeadings.has(name) ? value : withHeadings(value, renamed)]),
  )
}

const columnFor = (names: readonly string[], renamed: readonly Renamed[]): string | undefined =>
  renamed.find((each) => each.names.some((name) => names.some((other) => sameHeading(name, other))))?.column

const sameHeading = (one: string, other: string): boolean => comparableHeading(one) === comparableHeading(other)

const renamedId = (title: string): string =>
  `mapped-${comparableHeading(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 50)}`

/** How alike two headings are, from 0 to 1: the share of pairs of letters that both have (Dice). */
function likeness(one: string, other: string): number {
  const [first, second] = [pairsOf(one), pairsOf(other)]
  const both = [...first].filter((pair) => second.has(pair)).length
  return first.size + second.size === 0 ? 0 : (2 * both) / (first.size + second.size)
}

function pairsOf(text: string): ReadonlySet<string> {
  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '')
  return new Set(Array.from({ length: Math.max(0, letters.length - 1) }, (_, at) => letters.slice(at, at + 2)))
}
