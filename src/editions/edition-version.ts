import { acceptUnless, addDays, type Day, type Outcome } from '../kernel/index.ts'
import {
  choicesRefused,
  editionInForce,
  type ChoiceRefusal,
  type CriterionId,
  type Edition,
  type EditionInForce,
  type InspectionFramework,
  type Key,
  type LocalChoices,
  type SettingValue,
} from '../policy/index.ts'

/**
 * The edition of an authority (1, 2): the shipped one with its own choices over it. Its `id` names the version too
 * ("south-gloucestershire-2010/3"): every record keeps it, and so the edition it was decided under.
 */
export interface AdoptedEdition extends EditionInForce {
  readonly version: number
}

/** What makes a version: 0 is the shipped edition as it is. */
export interface EditionVersion {
  readonly version: number
  readonly shippedId: string
  readonly adoptedBy: string
  readonly adoptedFrom: Day
  readonly choices: LocalChoices
}

export type EditionRefusal =
  | { readonly kind: 'stale'; readonly seen: number; readonly latest: number }
  | { readonly kind: 'nothingChanged' }
  | ChoiceRefusal

/** The version before any: what an authority has until it decides something for itself. */
export const versionZero = (shipped: Edition): EditionVersion => ({
  version: 0,
  shippedId: shipped.id,
  adoptedBy: shipped.adoptedBy,
  adoptedFrom: shipped.adoptedFrom,
  choices: {},
})

/** The edition that a version makes of the shipped one. */
export function adopted(shipped: Edition, held: EditionVersion): AdoptedEdition {
  const { version, adoptedBy, adoptedFrom, choices } = held
  return { ...editionInForce(shipped, choices), id: editionId(held), version, adoptedBy, adoptedFrom }
}

export const editionId = ({ shippedId, version }: Pick<EditionVersion, 'shippedId' | 'version'>): string =>
  `${shippedId}/${version}`

/** The shipped edition and version that an id names; an id without a version is the shipped edition as it is. */
export function readEditionId(id: string): { shippedId: string; version: number } | undefined {
  const match = /^([a-z0-9-]+)(?:\/(\d{1,9}))?$/.exec(id)
  return match?.[1] === undefined ? undefined : { shippedId: match[1], version: Number(match[2] ?? 0) }
}

/** What is to become of an edition: new choices, or a new adoption. `seen` is the version the person decided on. */
export interface Revision {
  readonly seen: number
  readonly choices?: LocalChoices
  readonly adoptedBy?: string
  readonly adoptedFrom?: Day
}

/** The next version of an edition, or every reason why there is none. Pure. */
export function reviseEdition(
  shipped: Edition,
  latest: EditionVersion,
  { seen, ...revision }: Revision,
): Outcome<EditionVersion, EditionRefusal> {
  const next = { ...latest, ...revision, version: latest.version + 1 }
  const reasons: EditionRefusal[] = [...choicesRefused(shipped, next.choices)]
  if (seen !== latest.version) reasons.push({ kind: 'stale', seen, latest: latest.version })
  if (saysTheSame(latest, next)) reasons.push({ kind: 'nothingChanged' })
  return acceptUnless(reasons, () => next)
}

/** Choices with these key flags; a flag as the shipped edition has it is no choice. */
export function withKeys(
  shipped: Edition,
  choices: LocalChoices,
  keys: Readonly<Record<CriterionId, Key>>,
): LocalChoices {
  const given = { ...choices.keys, ...keys }
  return { ...choices, keys: without(given, (id, key) => shipped.criteria.some((c) => c.id === id && c.key === key)) }
}

/** Choices with these values of settings; a value as the shipped edition has it is no choice. */
export function withSettings(
  shipped: Edition,
  choices: LocalChoices,
  values: Readonly<Record<string, SettingValue>>,
): LocalChoices {
  const given = { ...choices.settings, ...values }
  const isDefault = (key: string, value: SettingValue): boolean =>
    shipped.settings.some((setting) => setting.key === key && setting.default === value)
  return { ...choices, settings: without(given, isDefault) }
}

/** Choices with the authority's own sentences of criteria; an empty one, or one as the shipped edition has it, is no choice. */
export function withWordings(
  shipped: Edition,
  choices: LocalChoices,
  wordings: Readonly<Record<CriterionId, string>>,
): LocalChoices {
  const isShipped = (id: CriterionId, words: string): boolean =>
    words.trim() === '' || shipped.criteria.some((one) => one.id === id && one.wording === words.trim())
  return { ...choices, wordings: without({ ...choices.wordings, ...wordings }, isShipped) }
}

/**
 * Choices with one inspection framework more, or with the one of that first day replaced; the one before it ends the day
 * before. `frameworks` are those in force.
 */
export function withFramework(
  choices: LocalChoices,
  frameworks: readonly InspectionFramework[],
  added: InspectionFramework,
): LocalChoices {
  const others = frameworks.filter(({ from }) => from !== added.from)
  const all = [...others, added].sort((a, b) => (a.from < b.from ? -1 : 1))
  const closed = all.map((one, at) => {
    const next = all[at + 1]
    const isOverrun = next !== undefined && (one.to === undefined || one.to >= next.from)
    return isOverrun ? { ...one, to: addDays(next.from, -1) } : one
  })
  return { ...choices, frameworks: closed }
}

const without = <Value>(given: Readonly<Record<string, Value>>, drop: (key: string, value: Value) => boolean) =>
  Object.fromEntries(Object.entries(given).filter(([key, value]) => !drop(key, value)))

const saysTheSame = (one: EditionVersion, other: EditionVersion): boolean =>
  one.adoptedBy === other.adoptedBy &&
  one.adoptedFrom === other.adoptedFrom &&
  inOrder(one.choices) === inOrder(other.choices)

/** The text of a value with its keys in order: the database keeps them in an order of its own. Empty lists are nothing. */
const inOrder = (value: unknown): string =>
  JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(
          Object.entries(part)
            .filter(([, inner]) => !(typeof inner === 'object' && inner !== null && Object.keys(inner).length === 0))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : part,
  )
