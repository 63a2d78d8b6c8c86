import type { Rule } from '../../src/policy/index.ts'
import { all, any, compare, given, held, latest, not, said, when } from '../rules.ts'

/**
 * What the latest inspection says, whichever framework it was under. A report card has no grades of 1 to 4, and an inspection
 * of September 2024 to November 2025 no overall grade: which of them it was shows in what it gave. Judgements hold until the
 * next inspection, so that a year's figures are those at the end of that year.
 */
const needsAttention = 'ofsted-needs-attention'
const cardLeadership = 'ofsted-report-card-leadership'
const isReportCard = any(given(needsAttention), given(cardLeadership))

/** Good or better overall with capacity to improve at 2 or better; on a report card, nothing below the expected standard. */
export const inspectionGood: Rule = latestInspection(
  whereReportCard(
    all(
      said('No area needs attention', compare(needsAttention, 'equals', 0)),
      said('No area needs urgent improvement', compare('ofsted-urgent-improvement', 'equals', 0)),
    ),
  ),
  whereOverallGrade(
    all(
      said('Overall effectiveness is 1 or 2 (good or better)', compare('ofsted-overall', 'atMost', 2)),
      whereCapacityGraded(said('Capacity to improve is 1 or 2', compare('ofsted-capacity', 'atMost', 2))),
    ),
  ),
  whereNoOverallGrade(all(...keyJudgements('1 or 2', (measure) => compare(measure, 'atMost', 2)))),
)

/** Satisfactory, later "requires improvement", with capacity to improve at 3; on a report card, any area needing attention. */
export const inspectionSatisfactory: Rule = latestInspection(
  whereReportCard(said('At least one area needs attention', compare(needsAttention, 'atLeast', 1))),
  whereOverallGrade(
    all(
      said('Overall effectiveness is 3 (satisfactory, requires improvement)', compare('ofsted-overall', 'equals', 3)),
      whereCapacityGraded(said('Capacity to improve is 3', compare('ofsted-capacity', 'equals', 3))),
    ),
  ),
  whereNoOverallGrade(any(...keyJudgements('3 (requires improvement)', (measure) => compare(measure, 'equals', 3)))),
)

/** In a category of concern; on a report card, any area in urgent need or safeguarding not met. */
export const inCategory: Rule = latestInspection(
  said('The school is in a category of concern', compare('ofsted-category', 'equals', 1)),
  whereReportCard(
    any(
      said('At least one area needs urgent improvement', compare('ofsted-urgent-improvement', 'atLeast', 1)),
      when(
        given('ofsted-safeguarding-not-met'),
        said('Safeguarding standards are not met', compare('ofsted-safeguarding-not-met', 'equals', 1)),
      ),
    ),
  ),
)

export const leadershipGood: Rule = latestInspection(
  whereReportCard(
    said('Leadership and governance is at the expected standard or better', compare(cardLeadership, 'atMost', 3)),
  ),
  whereGrades(said('Leadership and management is 1 or 2 (good or better)', compare('ofsted-leadership', 'atMost', 2))),
)

export const leadershipNeedsSupport: Rule = latestInspection(
  whereReportCard(
    said('Leadership and governance is below the expected standard', compare(cardLeadership, 'atLeast', 4)),
  ),
  whereGrades(
    any(
      said('Leadership and management is 3 or 4', compare('ofsted-leadership', 'atLeast', 3)),
      when(given('ofsted-capacity'), said('Capacity to improve is 3 or 4', compare('ofsted-capacity', 'atLeast', 3))),
    ),
  ),
)

/** Teaching was graded by itself to 2019, then as part of the quality of education. */
export const teachingGood: Rule = latestInspection(
  whereReportCard(
    said(
      'Curriculum and teaching is at the expected standard or better',
      compare('ofsted-report-card-teaching', 'atMost', 3),
    ),
  ),
  whereGrades(
    all(
      said(
        'Until August 2019, by the grade for teaching',
        when(
          not(given('ofsted-education')),
          said('Quality of teaching is 1 or 2 (good or better)', compare('ofsted-teaching', 'atMost', 2)),
        ),
      ),
      said(
        'Since then, by the grade for education',
        when(
          given('ofsted-education'),
          said('Quality of education is 1 or 2 (good or better)', compare('ofsted-education', 'atMost', 2)),
        ),
      ),
    ),
  ),
)

/** Any one of the parts, of which a school has the one that fits how it was inspected. Inspections stand for years. */
function latestInspection(...parts: Rule[]): Rule {
  const anchors = [cardLeadership, needsAttention, 'ofsted-overall', 'ofsted-leadership', 'ofsted-category']
  return said('At the latest inspection, as its framework judged', latest(6, anchors, any(...parts)))
}

function whereReportCard(rule: Rule): Rule {
  return said('On a report card (since November 2025)', when(isReportCard, rule))
}

function whereGrades(rule: Rule): Rule {
  return said('Where it gave grades of 1 to 4 (until November 2025)', when(not(isReportCard), rule))
}

function whereOverallGrade(rule: Rule): Rule {
  return said(
    'Where it gave an overall grade (until August 2024)',
    when(all(not(isReportCard), any(given('ofsted-overall'), not(given('ofsted-leadership')))), rule),
  )
}

/** From September 2024 to November 2025 schools were graded in four areas, without one grade overall. */
function whereNoOverallGrade(rule: Rule): Rule {
  return said(
    'Where it gave grades without an overall one (September 2024 to November 2025)',
    when(all(not(isReportCard), not(given('ofsted-overall')), given('ofsted-leadership')), rule),
  )
}

function keyJudgements(grade: string, rule: (measure: string) => Rule): Rule[] {
  const judged = [
    ['ofsted-education', 'Quality of education'],
    ['ofsted-behaviour', 'Behaviour and attitudes'],
    ['ofsted-personal-development', 'Personal development'],
    ['ofsted-leadership', 'Leadership and management'],
  ] as const
  return judged.map(([measure, name]) => said(`${name} is ${grade}`, rule(measure)))
}

/**
 * Every inspection from September 2009 to December 2011 graded it, by the framework of its day, however long ago that is: not
 * entered it is "not published", and so not known. Of any other nothing is held of it, and it is not asked.
 */
function whereCapacityGraded(rule: Rule): Rule {
  return said(
    'Where capacity to improve was graded (September 2009 to December 2011)',
    when(held('ofsted-capacity'), rule),
  )
}
