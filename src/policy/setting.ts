/** A choice that an authority makes within the policy. `local` marks one on which the policy's text is silent. */
export type Setting = {
  readonly key: string
  readonly label: string
  readonly hint?: string
  readonly paragraph: string
  readonly local: boolean
} & SettingValues

type SettingValues =
  | { readonly type: 'number'; readonly default: number; readonly unit?: string; readonly least?: number }
  /** A number of days or weeks that may be switched off: `off` means that nothing falls due by it. */
  | {
      readonly type: 'optionalNumber'
      readonly default: number | 'off'
      readonly unit?: string
      readonly least?: number
    }
  | { readonly type: 'yesNo'; readonly default: boolean }
  | { readonly type: 'choice'; readonly default: string; readonly choices: readonly SettingChoice[] }

export interface SettingChoice {
  readonly value: string
  readonly label: string
}

export type SettingValue = number | boolean | string

/** Why a value cannot be a setting's value; undefined when it can. */
export function settingRefusal(
  setting: Setting,
  value: SettingValue,
): 'notANumber' | 'tooSmall' | 'notAChoice' | undefined {
  switch (setting.type) {
    case 'number':
      return numberRefusal(value, setting.least)
    case 'optionalNumber':
      return value === 'off' ? undefined : numberRefusal(value, setting.least)
    case 'yesNo':
      return typeof value === 'boolean' ? undefined : 'notAChoice'
    case 'choice':
      return setting.choices.some((choice) => choice.value === value) ? undefined : 'notAChoice'
  }
}

function numberRefusal(value: SettingValue, least: number | undefined): 'notANumber' | 'tooSmall' | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return 'notANumber'
  return least !== undefined && value < least ? 'tooSmall' : undefined
}
