import { never } from '../kernel/index.ts'
import type { Key, Setting, SettingValue } from '../policy/index.ts'

/** The value of a setting as people read it: "2 terms", "Off", "Yes". */
export function settingText(setting: Setting, value: SettingValue): string {
  switch (setting.type) {
    case 'number':
      return `${value} ${setting.unit ?? ''}`.trim()
    case 'optionalNumber':
      return value === 'off' ? 'Off: nothing falls due by it' : `${value} ${setting.unit ?? ''}`.trim()
    case 'yesNo':
      return value === true ? 'Yes' : 'No'
    case 'choice':
      return setting.choices.find((choice) => choice.value === value)?.label ?? String(value)
    default:
      return never(setting)
  }
}

/** A setting as somebody types it, read as its value; undefined when it cannot be one. An empty number is off. */
export function readSetting(setting: Setting, text: string): SettingValue | undefined {
  switch (setting.type) {
    case 'number':
      return wholeNumber(text)
    case 'optionalNumber':
      return text === '' ? 'off' : wholeNumber(text)
    case 'yesNo':
      return { yes: true, no: false }[text]
    case 'choice':
      return setting.choices.some(({ value }) => value === text) ? text : undefined
    default:
      return never(setting)
  }
}

/** A setting's value as its field holds it. */
export function settingTyped(value: SettingValue): string {
  if (value === 'off') return ''
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value)
}

export const keyNames: Readonly<Record<Key, string>> = {
  key: 'Key',
  notKey: 'Not key',
  notConfirmed: 'Not yet confirmed',
}

const wholeNumber = (text: string): number | undefined => (/^\d{1,6}$/.test(text) ? Number(text) : undefined)
