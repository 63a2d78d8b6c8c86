import type { Rule } from '../../src/policy/index.ts'
import { all, any, compare, held, latest, not, upToYear, when } from '../rules.ts'

const reportCard = 'ofsted-report-card-leadership'

/** Good or better overall with capacity to improve at 2 or better; on a report card, nothing below the expected standard. */
export const inspectionGood: Rule = latestInspection(
  whereReportCard(
    all(compare('ofsted-needs-attention', 'equals', 0), compare('ofsted-urgent-improvement', 'equals', 0)),
  ),
  whereGraded(
    all(compare('ofsted-overall', 'atMost', 2), whereCapacityGraded(compare('ofsted-capacity', 'atMost', 2))),
  ),
)

/** Satisfactory, later "requires improvement", with capacity to improve at 3; on a report card, any area needing attention. */
export const inspectionSatisfactory: Rule = latestInspection(
  whereReportCard(compare('ofsted-needs-attention', 'atLeast', 1)),
  whereGraded(
    all(compare('ofsted-overall', 'equals', 3), whereCapacityGraded(compare('ofsted-capacity', 'equals', 3))),
  ),
)

/** In a category of concern; on a report card, any area in urgent need or safeguarding not met. */
export const inCategory: Rule = latestInspection(
  compare('ofsted-category', 'equals', 1),
  whenHeld('ofsted-urgent-improvement', compare('ofsted-urgent-improvement', 'atLeast', 1)),
  whenHeld('ofsted-safeguarding-not-met', compare('ofsted-safeguarding-not-met', 'equals', 1)),
)

export const leadershipGood: Rule = latestInspection(
  whereReportCard(compare(reportCard, 'atMost', 3)),
  whereGraded(compare('ofsted-leadership', 'atMost', 2)),
)

export const leadershipNeedsSupport: Rule = latestInspection(
  whereReportCard(compare(reportCard, 'atLeast', 4)),
  whereGraded(
    any(
      compare('ofsted-leadership', 'atLeast', 3),
      whenHeld('ofsted-capacity', compare('ofsted-capacity', 'atLeast', 3)),
    ),
  ),
)

/** Teaching was graded by itself to 2019, then as part of the quality of education. */
export const teachingGood: Rule = latestInspection(
  whereReportCard(compare('ofsted-report-card-teaching', 'atMost', 3)),
  whereGraded(
    all(
      when(not(held('ofsted-education')), compare('ofsted-teaching', 'atMost', 2)),
      whenHeld('ofsted-education', compare('ofsted-education', 'atMost', 2)),
    ),
  ),
)

/** Any one of the parts, of which a school has the one that fits how it was inspected. Inspections stand for years. */
function latestInspection(...parts: Rule[]): Rule {
  return latest(6, [reportCard, 'ofsted-overall', 'ofsted-leadership', 'ofsted-category'], any(...parts))
}

function whereReportCard(rule: Rule): Rule {
  return whenHeld(reportCard, rule)
}

function whereGraded(rule: Rule): Rule {
  return when(not(held(reportCard)), rule)
}

/** To 2010/11 every inspection graded it: not held then means not known. Later it counts only where it is held. */
function whereCapacityGraded(rule: Rule): Rule {
  return when(any(upToYear(2011), held('ofsted-capacity')), rule)
}

function whenHeld(measure: string, rule: Rule): Rule {
  return when(held(measure), rule)
}
