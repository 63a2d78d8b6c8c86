/**
 * Recorded progress of a school at level 3 or in an Ofsted category (3.4, 7.7): each term ends with a finished review or a note
 * of visit about it, or it is taken higher by name.
 */
import { addDays, type Day, type TermDates } from '../kernel/index.ts'
import { numberSetting, type EditionInForce } from '../policy/index.ts'
import { categoryOn, standingOn, type SchoolRecord } from './school-record.ts'

export interface Progress {
  /** Why progress is asked for, and since when. */
  readonly because: { readonly level3: boolean; readonly category: string | null }
  readonly since: Day
  /** The end of the present term, and whether something is recorded for it; null where it asks for nothing yet. */
  readonly present: { readonly dueOn: Day; readonly done: boolean } | null
  /** The ends of the terms, up to the latest, that passed since anything was recorded. */
  readonly missed: readonly Day[]
}

/** Null for a school of which no progress is asked. */
export function progressOf(record: SchoolRecord, edition: EditionInForce, today: Day): Progress | null {
  const standing = standingOn(record, today)
  const category = categoryOn(record, today)
  const since = earliest([...(standing?.level === 3 ? [standing.since] : []), ...(category ? [category.since] : [])])
  if (since === undefined) return null
  const first = addDays(since, numberSetting(edition, 'daysToFirstProgress'))
  const asked = record.terms.filter(({ to, from }) => to >= first && from <= today)
  const recorded = [...record.visits, ...record.reviews].filter((on) => on > since && on <= today)
  const last = recorded.toSorted().at(-1)
  const isRecorded = ({ from }: TermDates): boolean => last !== undefined && last >= from
  const present = asked.find(({ to }) => to >= today)
  return {
    because: { level3: standing?.level === 3, category: category?.category ?? null },
    since,
    present: present ? { dueOn: present.to, done: isRecorded(present) } : null,
    missed: asked.filter((term) => term.to < today && !isRecorded(term)).map(({ to }) => to),
  }
}

const earliest = (days: readonly Day[]): Day | undefined => days.toSorted()[0]
