/** Which secure schools have the capacity to support others (5.3): a flag derived each time, not a fourth level. */
import type { Day } from '../kernel/index.ts'
import type { CapacityCharacteristic, DesignationKind, Level } from '../policy/index.ts'

/** A designation somebody at the school holds, from and to a day (both included). */
export interface Designation {
  readonly kind: DesignationKind
  readonly from: Day
  readonly to: Day | null
}

export interface CapacityQuestion {
  readonly level: Level | null
  readonly designations: readonly Designation[]
  /** Areas of good practice that the authority has verified and that have not run out. */
  readonly verifiedGoodPractice: number
  /** From how many areas on they are "many"; a setting of the edition. */
  readonly manyAreas: number
  readonly on: Day
}

/** The characteristics of the edition that a school shows on a day; none at any level but Secure. */
export function capacityShown(
  characteristics: readonly CapacityCharacteristic[],
  question: CapacityQuestion,
): readonly CapacityCharacteristic[] {
  if (question.level !== 1) return []
  const held = question.designations.filter(({ from, to }) => from <= question.on && (to === null || question.on <= to))
  return characteristics.filter(({ shownBy }) =>
    shownBy.by === 'goodPractice'
      ? question.verifiedGoodPractice >= question.manyAreas
      : held.some(({ kind }) => shownBy.kinds.includes(kind)),
  )
}
