import type { England } from '../england.ts'
import { authorityCriteria } from './authority.ts'
import { sourcesOf } from './figures.ts'
import { inspectionCriteria } from './inspections.ts'
import { pupilCriteria } from './pupils.ts'
import { standardsCriteria } from './standards.ts'

/** Makes the loop ready; each call answers every school anew, by criterion id. Codes are those of `VerdictCode`. */
export function loopByHand(england: England): () => Readonly<Record<string, Uint8Array>> {
  const sources = sourcesOf(england)
  const inspections = inspectionCriteria(sources)
  const standards = standardsCriteria(sources)
  const pupils = pupilCriteria(sources)
  const authority = authorityCriteria(sources)
  return () => {
    for (let row = 0; row < sources.rows; row++) {
      inspections.answer(row)
      standards.answer(row)
      pupils.answer(row)
      authority.answer(row)
    }
    return {
      'secure-inspection-good': inspections.out.good,
      'secure-leadership-good': inspections.out.leadershipGood,
      'secure-standards-compare-well': standards.out.compareWell,
      'secure-teaching-good': inspections.out.teachingGood,
      'secure-no-significant-gaps': pupils.out.noGaps,
      'secure-attendance-in-line': pupils.out.attendanceInLine,
      'vulnerable-safeguarding-incomplete': authority.out.safeguardingIncomplete,
      'vulnerable-attainment-below-floor': standards.out.attainmentBelowFloor,
      'vulnerable-progress-below-medians': standards.out.progressBelowMedians,
      'vulnerable-inspection-satisfactory': inspections.out.satisfactory,
      'vulnerable-attainment-falling': pupils.out.attainmentFalling,
      'vulnerable-groups-slow': pupils.out.groupsSlow,
      'vulnerable-attendance-low': pupils.out.attendanceLow,
      'vulnerable-exclusions-high': pupils.out.exclusionsHigh,
      'vulnerable-leadership-limited': inspections.out.leadershipNeedsSupport,
      'vulnerable-governors-missing': authority.out.governorsMissing,
      'vulnerable-head-missing': authority.out.headMissing,
      'vulnerable-staffing-limited': authority.out.staffingLimited,
      'vulnerable-parents-negative': authority.out.parentsNegative,
      'vulnerable-budget-unsound': authority.out.balanceUnsound,
      'vulnerable-roll-falling': pupils.out.rollFalling,
      'vulnerable-mobility-high': pupils.out.mobilityHigh,
      'concern-safeguarding-not-in-place': authority.out.safeguardingNotInPlace,
      'concern-inspection-category': inspections.out.inCategory,
      'concern-below-floor': standards.out.belowFloor,
      'concern-warning-notice': authority.out.warningNotice,
    }
  }
}
