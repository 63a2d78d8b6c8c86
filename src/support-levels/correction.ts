/**
 * Corrections of the register (7.3): a new entry takes the place of a wrong one, with the reason; both are kept. A correction
 * puts right what was written down: the day, or a level that is not the one its formal record says. It is no way to another
 * level, which is proposed, ratified, put to the school and recorded (7.2, 7.4).
 */
import { acceptUnless, type Day, type Outcome } from '../kernel/index.ts'
import type { EditionInForce, Level } from '../policy/index.ts'
import type { EntryId, LevelEntry, NewEntry } from './level-history.ts'
import { firstIssued, recordSaying, type LevelSaid } from './level-said.ts'
import type { UnknownLevel } from './proposal.ts'
import type { Act } from './review.ts'
import { mayNot, wordsMissing, type RoleMayNot, type WordsMissing } from './review-rules.ts'

export interface CorrectionRequest {
  readonly replaces: EntryId
  /** Null annuls the entry: the level before it then goes on. */
  readonly level: Level | null
  readonly effectiveFrom: Day
  readonly reason: string
}

/** All level entries of one school, and what its issued records say. */
export interface EntriesAndRecords {
  readonly entries: readonly LevelEntry[]
  readonly records: readonly LevelSaid[]
}

export type CorrectionRefusal =
  | RoleMayNot
  | WordsMissing
  | UnknownLevel
  | { readonly kind: 'entryUnknown' }
  | { readonly kind: 'entryAlreadyReplaced'; readonly by: EntryId }
  | { readonly kind: 'nothingCorrected' }
  | { readonly kind: 'noRecordSaysLevel'; readonly level: Level }
  | { readonly kind: 'annulmentChangesLevel'; readonly to: Level | null }
  | { readonly kind: 'takesEffectBeforeRecord'; readonly issuedOn: Day }
  | { readonly kind: 'correctedToLaterDay' }
  | { readonly kind: 'takesEffectBeforeEarlierChange'; readonly from: Day }
  | { readonly kind: 'takesEffectAfterLaterChange'; readonly from: Day }

/** Corrects one entry of a school's register. */
export function correctEntry(
  register: EntriesAndRecords,
  request: CorrectionRequest,
  edition: EditionInForce,
  act: Act,
): Outcome<NewEntry, CorrectionRefusal> {
  const wrong = register.entries.find((entry) => entry.id === request.replaces)
  const reasons: readonly CorrectionRefusal[] = [
    ...mayNot(act.role, 'keepRegister', edition),
    ...wordsMissing(request.reason, 'reason'),
    ...unknownLevel(request, edition),
    ...(wrong ? againstEntry(wrong, register, request, act) : [{ kind: 'entryUnknown' } as const]),
  ]
  return acceptUnless(reasons, () => corrected(wrong as LevelEntry, register, request, act))
}

function againstEntry(
  wrong: LevelEntry,
  register: EntriesAndRecords,
  request: CorrectionRequest,
  act: Act,
): readonly CorrectionRefusal[] {
  const replacedBy = register.entries.find((entry) => entry.replaces === wrong.id)
  if (replacedBy) return [{ kind: 'entryAlreadyReplaced', by: replacedBy.id }]
  if (isSame(wrong, request)) return [{ kind: 'nothingCorrected' }]
  const level =
    request.level === null
      ? againstAnnulment(wrong, register)
      : againstLevel({ ...request, level: request.level }, wrong, register)
  return [...level, ...againstDay(wrong, register, request, act)]
}

function againstLevel(
  { level, effectiveFrom }: CorrectionRequest & { readonly level: Level },
  wrong: LevelEntry,
  { records }: EntriesAndRecords,
): readonly CorrectionRefusal[] {
  return recordSaying(level, wrong, effectiveFrom, records) ? [] : [{ kind: 'noRecordSaysLevel', level }]
}

/** An entry is annulled only where the same level then goes on by the entry before it. */
function againstAnnulment(wrong: LevelEntry, { entries }: EntriesAndRecords): readonly CorrectionRefusal[] {
  const to = neighbours(wrong, entries).before?.level ?? null
  return to === wrong.level ? [] : [{ kind: 'annulmentChangesLevel', to }]
}

/** A corrected day is in the past, not before the record, and leaves the changes in the order in which they were agreed. */
function againstDay(
  wrong: LevelEntry,
  { entries, records }: EntriesAndRecords,
  { level, effectiveFrom }: CorrectionRequest,
  { on }: Act,
): readonly CorrectionRefusal[] {
  if (effectiveFrom === wrong.effectiveFrom) return []
  const issuedOn = firstIssued(wrong, records)
  const { before, next } = neighbours(wrong, entries)
  const said = level === null ? undefined : recordSaying(level, wrong, effectiveFrom, records)
  const toCome = effectiveFrom > on && said?.effectiveFrom !== effectiveFrom
  return [
    ...(effectiveFrom < issuedOn ? [{ kind: 'takesEffectBeforeRecord', issuedOn } as const] : []),
    ...(toCome ? [{ kind: 'correctedToLaterDay' } as const] : []),
    ...(before && effectiveFrom < before.effectiveFrom
      ? [{ kind: 'takesEffectBeforeEarlierChange', from: before.effectiveFrom } as const]
      : []),
    ...(next && effectiveFrom >= next.effectiveFrom
      ? [{ kind: 'takesEffectAfterLaterChange', from: next.effectiveFrom } as const]
      : []),
  ]
}

/** The changes before and after that of an entry, as they stand. */
function neighbours(wrong: LevelEntry, entries: readonly LevelEntry[]) {
  const replaced = new Set(entries.map(({ replaces }) => replaces))
  const others = entries
    .filter(({ id, level }) => id !== wrong.id && level !== null && !replaced.has(id))
    .toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? -1 : 1))
  return {
    before: others.findLast(({ effectiveFrom }) => effectiveFrom <= wrong.effectiveFrom),
    next: others.find(({ effectiveFrom }) => effectiveFrom > wrong.effectiveFrom),
  }
}

const isSame = (wrong: LevelEntry, { level, effectiveFrom }: CorrectionRequest): boolean =>
  wrong.level === level && wrong.effectiveFrom === effectiveFrom

const unknownLevel = ({ level }: CorrectionRequest, edition: EditionInForce): readonly UnknownLevel[] =>
  level === null || edition.levels.some((known) => known.level === level) ? [] : [{ kind: 'unknownLevel', level }]

function corrected(wrong: LevelEntry, { records }: EntriesAndRecords, request: CorrectionRequest, act: Act): NewEntry {
  const { level, effectiveFrom } = request
  const said = level === null ? undefined : recordSaying(level, wrong, effectiveFrom, records)
  return {
    urn: wrong.urn,
    level,
    effectiveFrom,
    recordedAt: act.at,
    by: act.by,
    review: wrong.review,
    record: said?.id ?? wrong.record,
    recordIssuedOn: said?.issuedOn ?? wrong.recordIssuedOn,
    replaces: wrong.id,
    reason: request.reason.trim(),
  }
}
