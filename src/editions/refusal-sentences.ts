import { never } from '../kernel/index.ts'
import type { RowRefusal } from './configuration-row.ts'
import type { EditionRefusal } from './edition-version.ts'
import { keyField, settingField, wordingField } from './forms.ts'

/** Beside which field a reason stands, and what it says. */
export type Told = readonly [field: string, sentence: string]

/** Why an edition is not changed like that, in words. `stale` has a page of its own. */
export function editionRefusal(reason: Exclude<EditionRefusal, { kind: 'stale' }>): Told {
  switch (reason.kind) {
    case 'nothingChanged':
      return ['reason', 'Nothing is different from the edition in force. Change something, or go back.']
    case 'emptyWording':
      return [wordingField(reason.criterion), 'Enter the sentence, or leave it empty for that of the edition']
    case 'noSuchCriterion':
      return [keyField(reason.criterion), 'This criterion is not one of the edition. Open the page again.']
    case 'noSuchSetting':
      return [settingField(reason.key), 'This setting is not one of the edition. Open the page again.']
    case 'notASettingValue':
      return [settingField(reason.key), settingSentences[reason.why]]
    case 'noSuchTable':
    case 'otherKindOfTable':
      return ['first', 'This table is not one of the edition. Open the page again.']
    default:
      return never(reason)
  }
}

/** Why a line cannot stand in its table, in words. */
export function rowRefusal(reason: RowRefusal): Told {
  switch (reason.kind) {
    case 'endsBeforeItBegins':
      return ['last', 'The last academic year must be the same as or after the first']
    case 'notANumber':
      return ['value', 'Enter the value as a number, like 60 or -0.5']
    case 'noSuchMeasure':
      return ['value', 'Select the measure']
    case 'noSuchSubject':
      return ['value', 'Select what to compare with']
    case 'phasesOnlyForNumbers':
      return ['phases', 'Only numbers may differ by phase']
  }
}

const settingSentences = {
  notANumber: 'Enter a whole number',
  tooSmall: 'Enter a larger number',
  notAChoice: 'Select one of the choices',
} as const
