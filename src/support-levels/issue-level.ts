import { randomUUID } from 'node:crypto'
import { accepted, refused, type Day, type Outcome } from '../kernel/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import { dayText } from '../platform/views/index.ts'
import type { EditionInForce, Level } from '../policy/index.ts'
import {
  issueRecord as issueDocument,
  noLevelBefore,
  type IssueRefusal,
  type LevelSection,
  type RecordId,
} from '../visits/index.ts'
import { roleText } from './act.ts'
import { keep, lockReview, type ChangedSince, type ReviewAt, type Standing, type Unknown } from './commands.ts'
import { issueRecord, whatTheRecordShows, type RecordRefusal } from './formal-record.ts'
import { countedAnswer, differences, earlierWords, type GridLine, type PersonsAnswer } from './grid.ts'
import type { EntryId } from './level-history.ts'
import { recordLevelEntry } from './register-store.ts'
import type { Act, Answer, Instrument } from './review.ts'
import { isRatified, isWithoutSchool, type RatifiedState } from './review-state.ts'

/** The draft that is to be the formal record of a level, and from when the level is to hold. */
export interface LevelIssue {
  readonly record: RecordId
  readonly recordVersion: number
  readonly instrument: Instrument
  readonly effectiveFrom: Day
  readonly authorityName: string
  readonly laCode: number | null
}

export type LevelIssueRefusal = RecordRefusal | IssueRefusal | Unknown | ChangedSince

/** Issues the note of visit or letter and, in the same transaction, brings the level into effect by it (7.2). */
export async function issueLevel(
  tx: Tx,
  authority: AuthorityId,
  at: ReviewAt,
  issue: LevelIssue,
  act: Act,
): Promise<Outcome<{ readonly reference: string }, LevelIssueRefusal>> {
  const standing = await lockReview(tx, authority, at, act)
  if (!standing.ok) return standing
  const { review, edition, entries } = standing.value
  if (!isRatified(review.state)) return refused({ kind: 'notPossibleNow', is: review.state.is } as const)
  const shows = whatTheRecordShows(review.state, issue.effectiveFrom)
  const { record: id, instrument } = issue
  const record = { id, urn: review.urn, instrument, issuedOn: act.on, shows }
  // Decided first: a record that brings nothing into effect is not printed.
  const decided = issueRecord(review, entries, record, edition, act)
  if (!decided.ok) return decided
  const level = levelSectionOf(review.state, issue.effectiveFrom, edition)
  const { authorityName, laCode } = issue
  const issued = await issueDocument(
    tx,
    authority,
    { id, version: issue.recordVersion, level, authorityName, laCode },
    act,
  )
  if (!issued.ok) return issued
  if (issued.value.urn !== review.urn) return refused({ kind: 'recordOfAnotherSchool' } as const)
  await bringIntoEffect(tx, authority, standing.value, decided.value)
  return accepted({ reference: issued.value.reference })
}

async function bringIntoEffect(
  tx: Tx,
  authority: AuthorityId,
  standing: Standing,
  { recorded, entry }: Extract<ReturnType<typeof issueRecord>, { ok: true }>['value'],
): Promise<void> {
  await keep(tx, authority, standing, recorded)
  if (entry) await recordLevelEntry(tx, authority, randomUUID() as EntryId, entry)
}

/** What the record says of the level, in the edition's words. */
export function levelSectionOf(state: RatifiedState, effectiveFrom: Day, edition: EditionInForce): LevelSection {
  const { proposal, ratification, withoutSchool, nextStep } = state
  const without = isWithoutSchool(state) ? withoutSchool : null
  return {
    previous: proposal.previousLevel === null ? noLevelBefore : levelText(proposal.previousLevel, edition),
    agreed: levelText(proposal.level, edition),
    effectiveFrom,
    ratified: { meeting: ratification.meeting, on: ratification.metOn },
    criteria: shownLines(proposal.grid).map((line) => criterionText(line, edition)),
    reasons: proposal.reasons,
    ...(proposal.reasonAgainstKeyCriteria === ''
      ? {}
      : { reasonAgainstKeyCriteria: proposal.reasonAgainstKeyCriteria }),
    answers: state.answers.map(answerText),
    disputedBy: state.answers.flatMap(({ answer, answerer }) => (answer === 'disputes' ? [roleText(answerer)] : [])),
    withoutSchool: without && { reason: without.reason, nextStep: without.nextStep },
    nextStep: nextStep && nextStep !== without ? nextStep.nextStep : null,
  }
}

/** The criteria that are met, and those on which the school answered otherwise (3.2); the whole grid stays with the proposal. */
function shownLines(grid: readonly GridLine[]): readonly GridLine[] {
  const differing = differences(grid)
  return grid.filter((line) => line.answer === 'met' || differing.includes(line))
}

/** "2 Vulnerable". */
export const levelText = (level: Level, edition: EditionInForce): string =>
  `${level} ${edition.levels.find((known) => known.level === level)?.name ?? ''}`.trim()

function criterionText(line: GridLine, edition: EditionInForce): LevelSection['criteria'][number] {
  const wording = edition.criteria.find(({ id }) => id === line.criterion)?.wording ?? line.criterion
  return {
    wording,
    answer: verdictWords[line.answer],
    because: becauseText(line),
    school: schoolText(line),
  }
}

/** "Minutes of three meetings (School improvement adviser, 4 November 2026)"; of a rule what it found. */
function becauseText(line: GridLine): string {
  const adviser = countedAnswer(line, 'adviser')
  if (adviser && adviser.verdict === line.answer) return `${adviser.reason} (${whoAndWhen(adviser)})`
  return line.rule?.because ?? ''
}

function schoolText({ school, earlier }: GridLine): string {
  if (!school) return 'Not answered'
  const words = `${verdictWords[school.verdict]} (${whoAndWhen(school)}`
  return earlier?.includes('school') ? `${words}, ${earlierWords(school)})` : `${words})`
}

/** "Headteacher, 19 November 2025". */
export const whoAndWhen = ({ role, on }: PersonsAnswer): string => `${roleText(role)}, ${dayText(on)}`

export const verdictWords: Readonly<Record<GridLine['answer'], string>> = {
  met: 'Met',
  notMet: 'Not met',
  notKnown: 'Not known',
  doesNotApply: 'Does not apply',
}

const answerText = ({ answerer, answer, words, answeredOn, how }: Answer): LevelSection['answers'][number] => ({
  who: roleText(answerer),
  answer: words === '' ? answerWords[answer] : `${answerWords[answer]}: ${words}`,
  when: answeredOn,
  how: howWords[how],
})

export const answerWords = { agrees: 'Agrees', disputes: 'Disputes' } as const
export const howWords = {
  signedIn: 'signed in',
  inPerson: 'in person, recorded by the adviser',
  telephone: 'by telephone, recorded by the adviser',
  email: 'by email, recorded by the adviser',
  letter: 'by letter, recorded by the adviser',
} as const
