import type { AuditFacts } from '../platform/audit/index.ts'
import {
  correctEntry,
  levelsSaid,
  isRatified,
  issueRecord,
  latestEntry,
  levelSectionOf,
  whatTheRecordShows,
  type EntryId,
  type LevelEntry,
  type NewEntry,
} from '../support-levels/index.ts'
import { answerRecord, issueOf, numberText, type DraftRecord, type Issue, type RecordId } from '../visits/index.ts'
import { decided, reviewOf, type Replaying } from './replaying.ts'
import type { ReviewEvent } from './story-event.ts'

type IssueEvent = Extract<ReviewEvent, { what: 'noteIssued' | 'letterIssued' }>

/** Issues the formal record of a level and brings the level into effect by it (7.2). */
export function issueAndEnter(replaying: Replaying, event: IssueEvent): AuditFacts {
  const { school, world, edition, act } = replaying
  const review = reviewOf(replaying, event.review)
  if (!isRatified(review.state)) throw new Error(`${event.review} is not ratified but ${review.state.is}`)
  const record = draftOf(replaying, event)
  const { effectiveFrom } = event
  const shows = whatTheRecordShows(review.state, effectiveFrom)
  const issued = { id: record.id, urn: record.urn, instrument: record.instrument, issuedOn: event.on, shows }
  const { recorded, entry } = decided(event, issueRecord(review, school.entries, issued, edition, act))
  const issuing = {
    id: record.id,
    version: record.version,
    level: levelSectionOf(review.state, effectiveFrom, edition),
  }
  const council = { authorityName: world.authorityName, laCode: world.laCode }
  const number = nextNumber(replaying)
  const issue: Issue = decided(
    event,
    issueOf(record, world.school(event.urn), { issuing: { ...issuing, ...council }, act, number }),
  )
  const happenings = [{ ...act, what: 'issued' } as const]
  school.records.set(event.review, { ...issue, record: { ...record, happenings }, issuedOn: event.on })
  school.reviews.get(event.review)?.happenings.push(recorded)
  if (entry) enter(replaying, entry, event.review)
  const after = { reference: issue.model.reference, effectiveFrom }
  return { action: 'issue record of level', urn: event.urn, subject: `review ${review.id}`, after }
}

/** The headteacher says whether a note is accurate. */
export function answerIssued(
  { school, act }: Replaying,
  event: Extract<ReviewEvent, { what: 'recordAnswered' }>,
): AuditFacts {
  const issued = school.records.get(event.review)
  if (!issued) throw new Error(`${event.review} has no record to answer`)
  const { answer, words } = event
  const response = decided(event, answerRecord(issued.record, { answer, words }, act))
  const record = { ...issued.record, happenings: [...issued.record.happenings, response] }
  school.records.set(event.review, { ...issued, record })
  const facts = { urn: event.urn, subject: `record ${record.id}`, after: { answer, words } }
  return { action: `answer record ${answer}`, ...facts }
}

/** A new entry of the register takes the place of the latest. */
export function correctLevel(
  replaying: Replaying,
  event: Extract<ReviewEvent, { what: 'levelCorrected' }>,
): AuditFacts {
  const { school, edition, act } = replaying
  const replaces = latestEntry(school.entries)?.id as EntryId
  const { level, effectiveFrom, reason } = event
  const request = { replaces, level, effectiveFrom, reason }
  const issued = [...school.records.values()].map((one) => ({ ...one, id: one.record.id }))
  const register = { entries: school.entries, records: levelsSaid(issued, () => null) }
  enter(replaying, decided(event, correctEntry(register, request, edition, act)), `${event.review} corrected`)
  const after = { level, effectiveFrom, reason }
  return { action: 'correct register', urn: event.urn, subject: `entry ${replaces}`, after }
}

function enter({ school, world }: Replaying, entry: NewEntry, name: string): void {
  const entered: LevelEntry = { ...entry, id: world.id('entry', name) as EntryId }
  school.entries.push(entered)
}

function draftOf({ world, act }: Replaying, event: IssueEvent): DraftRecord {
  return {
    id: world.id('record', event.review) as RecordId,
    urn: world.school(event.urn).urn,
    instrument: event.what === 'noteIssued' ? 'noteOfVisit' : 'letter',
    version: 1,
    writtenBy: act.by,
    corrects: null,
    happenings: [],
    draft: event.what === 'noteIssued' ? event.note : event.letter,
    savedAt: new Date(event.at),
  }
}

/** References run on through a calendar year, notes and letters together. */
function nextNumber({ numbers, act }: Replaying): string {
  const year = Number(act.on.slice(0, 4))
  const number = (numbers.get(year) ?? 0) + 1
  numbers.set(year, number)
  return numberText(number)
}
