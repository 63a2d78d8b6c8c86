import type { Configuration } from './configuration.ts'
import type { Criterion, CriterionId, Edition, InspectionFramework, Key } from './edition.ts'
import { settingRefusal, type Setting, type SettingValue } from './setting.ts'

/** What an authority has decided for itself on top of a shipped edition. All of it is plain data. */
export interface LocalChoices {
  readonly keys?: Readonly<Record<CriterionId, Key>>
  readonly wordings?: Readonly<Record<CriterionId, string>>
  readonly settings?: Readonly<Record<string, SettingValue>>
  /** Whole tables, each in place of the shipped one of that name. */
  readonly configuration?: readonly Configuration[]
  /** The whole list of inspection frameworks, in place of the shipped one. */
  readonly frameworks?: readonly InspectionFramework[]
}

/** An edition with an authority's own choices: what decisions are taken under. */
export interface EditionInForce extends Edition {
  /** The value of every setting of the edition. */
  readonly values: Readonly<Record<string, SettingValue>>
}

/**
 * The edition in force: the shipped one with the authority's choices over it. Choices that name nothing in the edition,
 * or a value its setting cannot have, are left out: `choicesRefused` lists them before they are kept.
 */
export function editionInForce(shipped: Edition, choices: LocalChoices = {}): EditionInForce {
  return {
    ...shipped,
    criteria: shipped.criteria.map((criterion) => chosenCriterion(criterion, choices)),
    configuration: shipped.configuration.map((table) => chosenTable(table, choices)),
    frameworks: choices.frameworks ?? shipped.frameworks,
    values: Object.fromEntries(shipped.settings.map((setting) => [setting.key, chosenValue(setting, choices)])),
  }
}

/** Why a choice cannot be kept, one entry for each that cannot. */
export type ChoiceRefusal =
  | { readonly kind: 'noSuchCriterion'; readonly criterion: CriterionId }
  | { readonly kind: 'emptyWording'; readonly criterion: CriterionId }
  | { readonly kind: 'noSuchSetting'; readonly key: string }
  | { readonly kind: 'notASettingValue'; readonly key: string; readonly why: 'notANumber' | 'tooSmall' | 'notAChoice' }
  | { readonly kind: 'noSuchTable'; readonly name: string }
  | { readonly kind: 'otherKindOfTable'; readonly name: string }

/** Every reason why an authority's choices do not fit the edition; empty when they do. */
export function choicesRefused(shipped: Edition, choices: LocalChoices): readonly ChoiceRefusal[] {
  const known = new Set(shipped.criteria.map(({ id }) => id))
  const criteria = [...Object.keys(choices.keys ?? {}), ...Object.keys(choices.wordings ?? {})]
  return [
    ...criteria.filter((id) => !known.has(id)).map((criterion) => ({ kind: 'noSuchCriterion', criterion }) as const),
    ...Object.entries(choices.wordings ?? {})
      .filter(([, wording]) => wording.trim() === '')
      .map(([criterion]) => ({ kind: 'emptyWording', criterion }) as const),
    ...Object.entries(choices.settings ?? {}).flatMap(([key, value]) => settingRefused(shipped, key, value)),
    ...(choices.configuration ?? []).flatMap((table) => tableRefused(shipped, table)),
  ]
}

/** A numeric setting of the edition in force. Throws when the edition has no such number: a fault in the edition. */
export function numberSetting(edition: Pick<EditionInForce, 'values'>, key: string): number {
  const value = edition.values[key]
  if (typeof value !== 'number') throw new Error(`The edition has no number for the setting ${key}`)
  return value
}

function chosenCriterion(criterion: Criterion, { keys, wordings }: LocalChoices): Criterion {
  const wording = wordings?.[criterion.id]?.trim()
  return { ...criterion, key: keys?.[criterion.id] ?? criterion.key, wording: wording || criterion.wording }
}

const chosenTable = (table: Configuration, { configuration }: LocalChoices): Configuration =>
  configuration?.find(({ name, kind }) => name === table.name && kind === table.kind) ?? table

function chosenValue(setting: Setting, { settings }: LocalChoices): SettingValue {
  const value = settings?.[setting.key]
  return value === undefined || settingRefusal(setting, value) ? setting.default : value
}

function settingRefused(shipped: Edition, key: string, value: SettingValue): readonly ChoiceRefusal[] {
  const setting = shipped.settings.find((candidate) => candidate.key === key)
  if (!setting) return [{ kind: 'noSuchSetting', key }]
  const why = settingRefusal(setting, value)
  return why ? [{ kind: 'notASettingValue', key, why }] : []
}

function tableRefused(shipped: Edition, { name, kind }: Configuration): readonly ChoiceRefusal[] {
  const table = shipped.configuration.find((candidate) => candidate.name === name)
  if (!table) return [{ kind: 'noSuchTable', name }]
  return table.kind === kind ? [] : [{ kind: 'otherKindOfTable', name }]
}
