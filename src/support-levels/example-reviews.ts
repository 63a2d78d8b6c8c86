/** For tests: a small edition, people in their roles, and a review brought as far as a test needs it. */
import { addDays, customaryTerms, day, type AcademicYear, type Day, type Outcome } from '../kernel/index.ts'
import type { Criterion, EditionInForce, Level, Verdict } from '../policy/index.ts'
import { answerProposal } from './agreement.ts'
import { issueRecord, whatTheRecordShows, type IssuedRecord } from './formal-record.ts'
import { gridOf, type Finding, type GridLine } from './grid.ts'
import { latestEntry, type LevelEntry } from './level-history.ts'
import { proposeLevel } from './proposal.ts'
import { ratifyLevel } from './ratification.ts'
import type { Act, Happening, Instant, PersonId, RecordId, Review, ReviewId, ReviewKind, Urn } from './review.ts'
import { answerers, type ReviewNow } from './review-rules.ts'
import { isRatified, reviewState } from './review-state.ts'

const criterion = (
  id: string,
  level: Level,
  key: Criterion['key'],
  by: 'rule' | 'judgement' | 'either',
): Criterion => ({
  id,
  level,
  number: 1,
  wording: id,
  paragraph: '5.2',
  key,
  guidance: '',
  answered: by === 'judgement' ? { by } : { by, rule: { kind: 'inCategory', categories: ['SM'] } as never },
})

export const edition: EditionInForce = {
  id: 'example-2010',
  title: 'An example',
  adoptedBy: 'Headteachers',
  adoptedFrom: day('2010-09-01'),
  principles: [],
  levels: ([1, 2, 3] as const).map((level) => ({
    level,
    name: `L${level}`,
    wording: '',
    approach: [],
    paragraph: '5.2',
  })),
  criteria: [
    criterion('governance-strong', 1, 'notKey', 'judgement'),
    criterion('attendance-low', 2, 'key', 'either'),
    criterion('mobility-high', 2, 'notKey', 'either'),
    criterion('special-measures', 3, 'key', 'rule'),
    criterion('governors-fail', 3, 'notConfirmed', 'judgement'),
  ],
  capacity: [],
  roles: [
    { act: 'proposeLevel', roles: ['schoolImprovementAdviser', 'principalAdviser'], wording: '', paragraph: '7.1' },
    { act: 'ratifyLevel', roles: ['principalAdviser'], wording: '', paragraph: 'diagram' },
    {
      act: 'agreeLevel',
      roles: ['schoolImprovementAdviser', 'headteacher', 'chairOfGovernors'],
      wording: '',
      paragraph: '7.1',
    },
    { act: 'issueRecord', roles: ['schoolImprovementAdviser', 'principalAdviser'], wording: '', paragraph: '7.2' },
    { act: 'keepRegister', roles: ['principalAdviser'], wording: '', paragraph: '7.3' },
  ],
  timescales: [],
  settings: [],
  configuration: [],
  frameworks: [],
  values: { reasonAgainstLevelThree: false, recordWhenUnchanged: false },
}

export const terms = customaryTerms(2011 as AcademicYear)
export const [autumn, spring, summer] = terms as [(typeof terms)[0], (typeof terms)[0], (typeof terms)[0]]
export const urn = 109001 as Urn

export const adviser = { by: 'ad' as PersonId, role: 'schoolImprovementAdviser' }
export const principal = { by: 'pa' as PersonId, role: 'principalAdviser' }
export const headteacher = { by: 'ht' as PersonId, role: 'headteacher' }
export const chair = { by: 'ch' as PersonId, role: 'chairOfGovernors' }

/** An act at half past nine on a day. */
export const onDay = (who: Pick<Act, 'by' | 'role'>, on: Day): Act => ({
  ...who,
  on,
  at: `${on}T09:30:00.000Z` as Instant,
})

export const grid = (verdicts: Readonly<Record<string, Verdict>> = {}): readonly GridLine[] => {
  const findings: readonly Finding[] = Object.entries(verdicts).map(([id, verdict]) => ({
    criterion: id,
    verdict,
    applies: true,
    because: `${id} is ${verdict}`,
    figures: [],
  }))
  return gridOf(edition.criteria, findings, [], day('2011-02-01'))
}

export const now = (review: Review): ReviewNow => ({
  ...review,
  state: reviewState(review.happenings, answerers(edition)),
})

export const after = (review: Review, ...happenings: readonly Happening[]): ReviewNow =>
  now({ ...review, happenings: [...review.happenings, ...happenings] })

/** The value of an outcome that a test expects to be accepted. */
export function facts<Value, Reason>(outcome: Outcome<Value, Reason>): Value {
  if (!outcome.ok) throw new Error(`Refused: ${JSON.stringify(outcome.reasons)}`)
  return outcome.value
}

/** The kinds of the reasons of an outcome that a test expects to be refused. */
export const reasonsOf = (outcome: Outcome<unknown, { readonly kind: string }>): readonly string[] =>
  outcome.ok ? [] : outcome.reasons.map(({ kind }) => kind)

export interface Story {
  readonly id?: string
  readonly kind?: ReviewKind
  readonly level?: Level
  readonly previousLevel?: Level | null
  readonly begins?: Day
}

/** A review just opened. */
export function draft({ id = 'r1', kind = 'termly', begins = day('2011-02-01') }: Story = {}): ReviewNow {
  const opened = { ...onDay(adviser, begins), what: 'opened', source: 'advisersVisit', reason: '' } as const
  const { year, term } = terms.find(({ from, to }) => from <= begins && begins <= to) ?? spring
  return now({ id: id as ReviewId, urn, kind, year, term, happenings: [opened] })
}

/** Proposed by the adviser on the day it was opened. */
export function proposed(story: Story = {}): ReviewNow {
  const review = draft(story)
  const { level = 2, previousLevel = 1, begins = day('2011-02-01') } = story
  const request = { level, previousLevel, reasons: 'Attendance fell', reasonAgainstKeyCriteria: '', grid: grid() }
  return after(review, facts(proposeLevel(review, request, edition, onDay(adviser, begins))))
}

/** Ratified by the Principal Adviser's meeting a week later. */
export function ratified(story: Story = {}): ReviewNow {
  const review = proposed(story)
  const metOn = addDays(story.begins ?? day('2011-02-01'), 7)
  return after(
    review,
    facts(ratifyLevel(review, { meeting: 'Standards meeting', metOn }, edition, onDay(principal, metOn))),
  )
}

/** Agreed by headteacher and chair the day after. */
export function agreed(story: Story = {}): ReviewNow {
  const on = addDays(story.begins ?? day('2011-02-01'), 8)
  const agrees = { answer: 'agrees', words: '' } as const
  const byHead = after(ratified(story), facts(answerProposal(ratified(story), agrees, edition, onDay(headteacher, on))))
  return after(byHead, facts(answerProposal(byHead, agrees, edition, onDay(chair, on))))
}

/** The letter of an agreed review, issued and in effect on one day. */
export function letterOf(review: ReviewNow, issuedOn: Day, effectiveFrom: Day = issuedOn): IssuedRecord {
  if (!isRatified(review.state)) throw new Error('Only a ratified review has a letter')
  const shows = whatTheRecordShows(review.state, effectiveFrom)
  return { id: `letter-${review.id}` as RecordId, urn: review.urn, instrument: 'letter', issuedOn, shows }
}

/** An agreed review brought into effect ten days after it began, with the entries of the register after it. */
export function inEffect(story: Story = {}, entries: readonly LevelEntry[] = []) {
  const review = agreed({ previousLevel: latestEntry(entries)?.level ?? null, ...story })
  const on = addDays(story.begins ?? day('2011-02-01'), 10)
  const { recorded, entry } = facts(issueRecord(review, entries, letterOf(review, on), edition, onDay(adviser, on)))
  const next = entry ? [...entries, { ...entry, id: `e${entries.length + 1}` as LevelEntry['id'] }] : entries
  return { review: after(review, recorded), entries: next }
}
