import type { Day } from '../kernel/index.ts'
import type { CapacityCharacteristic, DesignationKind, Level } from './edition.ts'
import { numberSetting, type EditionInForce } from './edition-in-force.ts'

/** A designation someone at the school holds, from one day to another (last day included; open when absent). */
export interface Designation {
  readonly kind: DesignationKind
  readonly from: Day
  readonly to?: Day | undefined
}

/** A good practice that the authority has verified, while its verification lasts. */
export interface VerifiedGoodPractice {
  readonly area: string
  readonly from: Day
  readonly to?: Day | undefined
}

/** Whether a school has the overall capacity to support another, and by what (5.3). */
export interface CapacityToSupport {
  readonly has: boolean
  readonly secure: boolean
  readonly shown: readonly CapacityCharacteristic[]
  readonly notShown: readonly CapacityCharacteristic[]
}

/**
 * Derived, never stored, and not a fourth level (5.3): the school is Secure and, on that day, shows what the setting
 * `capacityNeeds` asks: good practice in many areas and a designation, or either. It drops when one of them ends.
 */
export function capacityToSupport(
  edition: EditionInForce,
  level: Level | undefined,
  designations: readonly Designation[],
  goodPractice: readonly VerifiedGoodPractice[],
  on: Day,
): CapacityToSupport {
  const kinds = new Set(designations.filter((one) => isInForce(one, on)).map(({ kind }) => kind))
  const areas = new Set(goodPractice.filter((one) => isInForce(one, on)).map(({ area }) => area))
  const manyAreas = areas.size >= numberSetting(edition, 'goodPracticeAreasForCapacity')
  const isShown = ({ shownBy }: CapacityCharacteristic): boolean =>
    shownBy.by === 'goodPractice' ? manyAreas : shownBy.kinds.some((kind) => kinds.has(kind))
  const shown = edition.capacity.filter(isShown)
  const secure = level === 1
  const enough = edition.values['capacityNeeds'] === 'either' ? shown.length > 0 : manyAreas && shown.length > 1
  return { has: secure && enough, secure, shown, notShown: edition.capacity.filter((one) => !shown.includes(one)) }
}

const isInForce = ({ from, to }: { readonly from: Day; readonly to?: Day | undefined }, on: Day): boolean =>
  from <= on && (to === undefined || on <= to)
