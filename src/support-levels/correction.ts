/** Corrections of the register (7.3): a new entry takes the place of a wrong one, with the reason; both are kept. */
import { acceptUnless, type Day, type Outcome } from '../kernel/index.ts'
import type { EditionInForce, Level } from '../policy/index.ts'
import type { EntryId, LevelEntry, NewEntry } from './level-history.ts'
import type { UnknownLevel } from './proposal.ts'
import type { Act, RecordId } from './review.ts'
import { mayNot, wordsMissing, type RoleMayNot, type WordsMissing } from './review-rules.ts'

export interface CorrectionRequest {
  readonly replaces: EntryId
  /** Null annuls the entry: the level before it then goes on. */
  readonly level: Level | null
  readonly effectiveFrom: Day
  readonly reason: string
  /** A corrected note of visit or letter; null keeps the record of the entry replaced. */
  readonly record: { readonly id: RecordId; readonly issuedOn: Day } | null
}

export type CorrectionRefusal =
  | RoleMayNot
  | WordsMissing
  | UnknownLevel
  | { readonly kind: 'entryUnknown' }
  | { readonly kind: 'entryAlreadyReplaced'; readonly by: EntryId }
  | { readonly kind: 'nothingCorrected' }
  | { readonly kind: 'takesEffectBeforeRecord'; readonly issuedOn: Day }

/** Corrects one of `entries`, all level entries of one school. */
export function correctEntry(
  entries: readonly LevelEntry[],
  request: CorrectionRequest,
  edition: EditionInForce,
  act: Act,
): Outcome<NewEntry, CorrectionRefusal> {
  const wrong = entries.find((entry) => entry.id === request.replaces)
  const reasons: readonly CorrectionRefusal[] = [
    ...mayNot(act.role, 'keepRegister', edition),
    ...wordsMissing(request.reason, 'reason'),
    ...unknownLevel(request, edition),
    ...(wrong ? againstEntry(wrong, entries, request) : [{ kind: 'entryUnknown' } as const]),
  ]
  return acceptUnless(reasons, () => corrected(wrong as LevelEntry, request, act))
}

function againstEntry(
  wrong: LevelEntry,
  entries: readonly LevelEntry[],
  request: CorrectionRequest,
): readonly CorrectionRefusal[] {
  const replacedBy = entries.find((entry) => entry.replaces === wrong.id)
  const issuedOn = request.record?.issuedOn ?? wrong.recordIssuedOn
  return [
    ...(replacedBy ? [{ kind: 'entryAlreadyReplaced', by: replacedBy.id } as const] : []),
    ...(isSame(wrong, request) ? [{ kind: 'nothingCorrected' } as const] : []),
    ...(request.effectiveFrom < issuedOn ? [{ kind: 'takesEffectBeforeRecord', issuedOn } as const] : []),
  ]
}

const isSame = (wrong: LevelEntry, { level, effectiveFrom, record }: CorrectionRequest): boolean =>
  wrong.level === level && wrong.effectiveFrom === effectiveFrom && (record === null || record.id === wrong.record)

const unknownLevel = ({ level }: CorrectionRequest, edition: EditionInForce): readonly UnknownLevel[] =>
  level === null || edition.levels.some((known) => known.level === level) ? [] : [{ kind: 'unknownLevel', level }]

const corrected = (wrong: LevelEntry, request: CorrectionRequest, act: Act): NewEntry => ({
  urn: wrong.urn,
  level: request.level,
  effectiveFrom: request.effectiveFrom,
  recordedAt: act.at,
  by: act.by,
  review: wrong.review,
  record: request.record?.id ?? wrong.record,
  recordIssuedOn: request.record?.issuedOn ?? wrong.recordIssuedOn,
  replaces: wrong.id,
  reason: request.reason.trim(),
})
