import { addDays, customaryTerms, type Day } from '../kernel/index.ts'
import { linkAdviserOn, teamLeader } from './advisers.ts'
import { castSchools } from './cast-schools.ts'
import { officers } from './officers.ts'
import { officeDayFrom, schoolDayFrom } from './school-days.ts'
import type { DemonstrationSchool } from './school.ts'
import type { Deed, OtherEvent } from './story-event.ts'
import { endOfPresentYear, reviewTerms, septemberBefore } from './years.ts'

/** Who was linked to which school from when: everyone at the beginning of the story, and again where an adviser left. */
export function linkEvents(school: DemonstrationSchool, today: Day): readonly OtherEvent[] {
  const beginnings = [septemberBefore(today, 4), septemberBefore(today, 1)].map((september) =>
    later(september, school.opened),
  )
  const linked = beginnings.map((on) => ({ on, adviser: linkAdviserOn(school, on, today)?.person.email }))
  return linked
    .filter(({ adviser }, at) => adviser !== undefined && adviser !== linked[at - 1]?.adviser)
    .filter(({ on }) => !school.closed || on <= school.closed)
    .map(({ on, adviser }) => ({
      ...deed(officeDayFrom(on), school.urn, '07:00'),
      what: 'adviserLinked',
      adviser: adviser ?? '',
    }))
}

/** What happens to the cast beside reviews. */
export function castEvents(today: Day): readonly OtherEvent[] {
  const { warningNotice, vulnerableOverdue, closing } = castSchools
  const given = officeDayFrom(addDays(today, -30))
  const cabinet = officeDayFrom(addDays(septemberBefore(today, 0), -60))
  return [
    {
      ...deed(given, warningNotice.urn, '08:00'),
      what: 'warningNoticeGiven',
      grounds: groundsOfNotice,
      comply: addDays(given, 90),
      by: officers.dcs.email,
      role: 'dcs',
    },
    {
      ...deed(officeDayFrom(addDays(today, -6)), vulnerableOverdue.urn, '08:00'),
      what: 'visitPlanned',
      plannedFor: schoolDayFrom(addDays(today, 8)),
      purpose: 'Review of the level of support, not made in the last two terms.',
    },
    {
      ...deed(cabinet, closing.urn, '08:00'),
      what: 'closurePlanned',
      plannedFor: endOfPresentYear(today),
      reason:
        'Fewer than half of the places are taken, and the building needs a new roof. Children move to Lockstone Nursery School.',
    },
  ]
}

/** The register is frozen a week after the end of each term. */
export const freezeEvents = (today: Day): readonly OtherEvent[] =>
  reviewTerms(today).flatMap(({ year, term }) => {
    const dates = customaryTerms(year).find((each) => each.term === term)
    return dates
      ? [
          {
            ...deed(officeDayFrom(addDays(dates.to, 5)), 0, '16:00'),
            what: 'registerFrozen' as const,
            by: officers.principalAdviser.email,
            role: 'principalAdviser',
            year,
            term,
          },
        ]
      : []
  })

const groundsOfNotice =
  'Standards are unacceptably low and likely to remain so, and the way in which the school is governed has broken down: two meetings without a quorum, no budget approved, two notes of visit not acted upon.'

const deed = (on: Day, urn: number, time: string): Deed => ({
  at: `${on}T${time}:00.000Z`,
  on,
  urn,
  by: teamLeader.person.email,
  role: teamLeader.role,
})

const later = (one: Day, other: Day): Day => (one > other ? one : other)
