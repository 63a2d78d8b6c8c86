import { acceptUnless, type Day, type Outcome } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Figure, InspectionFramework, MeasureId } from '../policy/index.ts'
import type { Urn } from '../schools/index.ts'
import { categoriesNamed } from './category.ts'
import { frameworkOf, judgementsOn } from './judgement.ts'

/** `ungraded` ends in an outcome in words, without grades. */
export type EnteredKind = 'graded' | 'ungraded'
export type CategoryCode = 'SM' | 'SWK' | 'NTI' | 'RSI'

/** The grade by measure (for safeguarding 0 met, 1 not met); null for "not judged". What is not there was not entered. */
export type Judgements = Readonly<Record<MeasureId, number | null>>

/** What somebody says of one inspection. */
export interface Entry {
  readonly publishedOn: Day | null
  readonly judgements: Judgements
  readonly category: CategoryCode | 'none' | null
  readonly outcome: string | null
  /** Where they have it from, such as the inspection report. */
  readonly source: string
}

/** An inspection as it was entered by hand; each saving is one version, and the highest holds. */
export interface EnteredInspection extends Entry {
  readonly urn: Urn
  readonly on: Day
  readonly kind: EnteredKind
  readonly version: number
  /** Why it was taken back; null while it holds. */
  readonly withdrawnBecause: string | null
  readonly by: PersonId
  readonly byName: string
  readonly at: Date
}

export type EntryRefusal =
  | { readonly kind: 'inTheFuture' }
  | { readonly kind: 'noFramework' }
  | { readonly kind: 'publishedBefore' }
  | { readonly kind: 'nothingEntered' }
  | { readonly kind: 'notJudgedThen'; readonly measure: MeasureId; readonly framework: string }
  | { readonly kind: 'noSuchGrade'; readonly measure: MeasureId; readonly lowest: number }
  | { readonly kind: 'noSuchCategory'; readonly framework: string }
  | { readonly kind: 'published'; readonly measure: MeasureId }
  | { readonly kind: 'stale'; readonly latest: number }

/** What is known of the inspection before somebody saves: what the published lists say, and the version there is. */
export interface KnownInspection {
  readonly on: Day
  readonly kind: EnteredKind
  readonly published: ReadonlyMap<MeasureId, Figure>
  readonly version: number
}

/**
 * Whether an entry may be kept (domain notes 1.3: capacity to improve is not in the published lists). What a list states is
 * not entered over: the publisher's word stands. Pure; every reason at once.
 * @param seen the version the person was shown, 0 for none
 */
export function enterInspection(
  known: KnownInspection,
  entry: Entry,
  seen: number,
  frameworks: readonly InspectionFramework[],
  today: Day,
): Outcome<Entry & { readonly version: number }, EntryRefusal> {
  const reasons: EntryRefusal[] = []
  const framework = frameworkOf(frameworks, known.on)
  if (known.on > today) reasons.push({ kind: 'inTheFuture' })
  if (!framework) reasons.push({ kind: 'noFramework' })
  if (entry.publishedOn !== null && entry.publishedOn < known.on) reasons.push({ kind: 'publishedBefore' })
  if (isEmpty(entry)) reasons.push({ kind: 'nothingEntered' })
  if (framework) reasons.push(...judgementFaults(known, entry, framework))
  if (seen !== known.version) reasons.push({ kind: 'stale', latest: known.version })
  return acceptUnless(reasons, () => ({ ...entry, version: known.version + 1 }))
}

export type WithdrawalRefusal =
  | { readonly kind: 'notEntered' }
  | { readonly kind: 'noReason' }
  | { readonly kind: 'stale'; readonly latest: number }

/**
 * Whether what was entered by hand may be taken back: one more version, which repeats it and says why. It counts no longer;
 * what the lists say does, as before. Pure; every reason at once.
 * @param seen the version the person was shown
 */
export function withdrawInspection(
  entered: EnteredInspection | undefined,
  because: string,
  seen: number,
): Outcome<Pick<EnteredInspection, 'version' | 'withdrawnBecause'>, WithdrawalRefusal> {
  const reasons: WithdrawalRefusal[] = []
  const version = entered?.version ?? 0
  if (!entered || entered.withdrawnBecause !== null) reasons.push({ kind: 'notEntered' })
  if (because.trim() === '') reasons.push({ kind: 'noReason' })
  if (seen !== version) reasons.push({ kind: 'stale', latest: version })
  return acceptUnless(reasons, () => ({ version: version + 1, withdrawnBecause: because.trim() }))
}

const isEmpty = ({ judgements, category, outcome }: Entry): boolean =>
  Object.keys(judgements).length === 0 && category === null && outcome === null

function judgementFaults(known: KnownInspection, entry: Entry, framework: InspectionFramework): EntryRefusal[] {
  const reasons: EntryRefusal[] = []
  const areas = known.kind === 'ungraded' ? [] : judgementsOn(framework, known.on)
  for (const [measure, grade] of Object.entries(entry.judgements)) {
    const area = areas.find((each) => each.measure === measure)
    const lowest = area?.answered === 'met' ? 1 : framework.grades.length
    if (!area) reasons.push({ kind: 'notJudgedThen', measure, framework: framework.name })
    else if (known.published.has(measure)) reasons.push({ kind: 'published', measure })
    else if (grade !== null && !isGrade(grade, area.answered === 'met' ? 0 : 1, lowest))
      reasons.push({ kind: 'noSuchGrade', measure, lowest })
  }
  const { category } = entry
  if (category !== null && known.published.has('ofsted-category'))
    reasons.push({ kind: 'published', measure: 'ofsted-category' })
  else if (category !== null && category !== 'none' && !categoriesNamed(framework.categories).includes(category))
    reasons.push({ kind: 'noSuchCategory', framework: framework.name })
  return reasons
}

const isGrade = (grade: number, best: number, lowest: number): boolean =>
  Number.isInteger(grade) && best <= grade && grade <= lowest
