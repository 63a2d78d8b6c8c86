import { oneOf, type Told } from './told.ts'

/** Attendance and exclusions, from the full year's figures. */
export function attendanceWords(of: Told): string {
  const absence = of.own('absence-full-year')
  const england = of.england('absence-full-year')
  if (absence === undefined || england === undefined) return withoutFigures(of)
  const persistent = of.own('persistent-absence-10-full-year') ?? 0
  return `${absenceWords(of, absence, england, persistent)} ${exclusionWords(of)}`.trim()
}

function absenceWords(of: Told, absence: number, england: number, persistent: number): string {
  const average = of.england('persistent-absence-10-full-year') ?? persistent
  if (absence > england * 1.08)
    return oneOf(
      of,
      `Absence over the year was ${absence} per cent against ${england} in England, and ${persistent} per cent of pupils missed a tenth of their sessions or more.`,
      `At ${absence} per cent absence is higher than it should be (England ${england}). A small number of families account for much of it, but not all: ${persistent} per cent of pupils are persistently absent.`,
      `Too many pupils miss school: ${persistent} per cent are persistently absent, against ${average} per cent in England. Monday and Friday are the worst days.`,
    )
  if (absence < england * 0.93)
    return oneOf(
      of,
      `Pupils attend well: absence was ${absence} per cent, below England's ${england}.`,
      `Absence, ${absence} per cent, is lower than in England (${england}), and so is the share of pupils who are persistently absent, ${persistent} per cent.`,
    )
  return oneOf(
    of,
    `Absence of ${absence} per cent is close to England's ${england}.`,
    `Attendance is much as it is nationally, with ${persistent} per cent of pupils persistently absent (England ${average}).`,
  )
}

function exclusionWords(of: Told): string {
  const fixed = of.own('fixed-exclusions')
  if (fixed === undefined || of.school.phase === 'post16') return ''
  if (of.difficulties.includes('exclusions'))
    return oneOf(
      of,
      `There were ${fixed} fixed-period exclusions in the year; half were of pupils excluded before.`,
      `The number of fixed-period exclusions, ${fixed}, is high for a school of this size, and boys with special educational needs are over-represented.`,
    )
  if (fixed === 0) return oneOf(of, 'Nobody was excluded.', 'There were no exclusions in the year.')
  return of.chance() < 0.5 ? `Fixed-period exclusions numbered ${fixed}.` : ''
}

const withoutFigures = (of: Told): string =>
  oneOf(
    of,
    'No attendance figures are published for the year. The registers were looked at in the office: absence is followed up on the first day.',
    "The school's own registers were used; the pattern has not changed since the last visit.",
  )
