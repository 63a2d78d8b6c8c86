import { describe, expect, it } from 'vitest'
import { addDays, day, termOn, type Day } from '../kernel/index.ts'
import type { Level } from '../policy/index.ts'
import type { LetterDraft, NoteDraft } from '../visits/index.ts'
import { castPeople } from './cast.ts'
import { castSchools } from './cast-schools.ts'
import { hashOf } from './chance.ts'
import { demonstrationPeople } from './people.ts'
import { isSchoolDay } from './school-days.ts'
import { demonstrationSchools } from './schools.ts'
import { demonstrationStory } from './story.ts'
import type { ReviewEvent, StoryEvent } from './story-event.ts'

const today = day('2026-11-23')
const story = demonstrationStory(today)
const isOfReview = (event: StoryEvent): event is ReviewEvent => 'review' in event
const of = (urn: number) => story.filter((event) => event.urn === urn)

describe('the story of the demonstration', () => {
  it('is the same each time, to the last word', () => {
    expect(hashOf(JSON.stringify(demonstrationStory(today)))).toBe(hashOf(JSON.stringify(story)))
  })

  // Term begins and ends, holidays, a leap day, the earliest and the latest Easter there will be for a while.
  const days = [
    '2026-03-04',
    '2026-08-20',
    '2026-09-01',
    '2026-09-15',
    '2027-01-06',
    '2028-02-29',
    '2035-03-27',
    '2038-05-04',
  ]
  it.each(['2026-11-23', ...days].map(day))('holds together on %s', (on) => {
    const events = demonstrationStory(on)
    expect(problems(events, on)).toEqual([])
    const levels = levelsToday(events, on)
    expect(share(levels, 1)).toBeGreaterThan(0.7)
    expect(share(levels, 2)).toBeGreaterThan(0.17)
    expect(share(levels, 2)).toBeLessThan(0.27)
    expect(share(levels, 3)).toBeGreaterThan(0.02)
    expect(share(levels, 3)).toBeLessThan(0.06)
  })

  it('leaves the register with reviews overdue, done and still to do in this term', () => {
    const open = demonstrationSchools(today).filter(({ closed }) => !closed)
    const lastDone = open.map(
      ({ urn }) =>
        of(urn).findLast(({ what }) => what === 'reviewCompleted' || what === 'noteIssued' || what === 'letterIssued')
          ?.on ?? '',
    )
    const thisTerm = termOn(today).from
    const lastTerm = termOn(addDays(thisTerm, -1)).from
    expect(lastDone.filter((on) => on < lastTerm).length).toBeGreaterThanOrEqual(6)
    expect(lastDone.filter((on) => on >= thisTerm).length).toBeGreaterThan(50)
    expect(lastDone.filter((on) => on >= lastTerm && on < thisTerm).length).toBeGreaterThan(20)
  })

  it('leaves each school of the cast in the state it is named for', () => {
    const state = (name: keyof typeof castSchools) => of(castSchools[name].urn).filter(isOfReview).at(-1)
    expect(state('disputed')).toMatchObject({ what: 'schoolAnswered', answerer: 'chair', answer: 'agrees' })
    expect(of(castSchools.disputed.urn).at(-2)).toMatchObject({ answerer: 'headteacher', answer: 'disputes' })
    expect(state('awaitingRatification')).toMatchObject({ what: 'levelProposed', level: 2 })
    expect(state('ratifiedWithoutLetter')).toMatchObject({ what: 'schoolAnswered', answer: 'agrees' })
    expect(state('newlyVulnerable')).toMatchObject({ what: 'letterIssued' })
    expect(of(castSchools.warningNotice.urn).some(({ what }) => what === 'warningNoticeGiven')).toBe(true)
    const inEffect = levelsToday(story, today)
    expect(inEffect.get(castSchools.secureWithCapacity.urn)).toBe(1)
    expect(inEffect.get(castSchools.newlyVulnerable.urn)).toBe(2)
    expect(inEffect.get(castSchools.vulnerableOverdue.urn)).toBe(2)
    expect(inEffect.get(castSchools.vulnerableImproving.urn)).toBe(2)
    expect(inEffect.get(castSchools.specialMeasures.urn)).toBe(3)
    expect(inEffect.get(castSchools.warningNotice.urn)).toBe(3)
    expect(inEffect.get(castSchools.disputed.urn)).toBe(1)
    expect(inEffect.get(castSchools.ratifiedWithoutLetter.urn)).toBe(2)
    expect(inEffect.get(castSchools.headVacancy.urn)).toBe(2)
    expect(inEffect.get(castSchools.longestName.urn)).toBe(2)
  })

  it('has corrections, a draft, a proposal sent back, one withdrawn, one not ratified and one agreed without the school', () => {
    const kinds = new Set(story.map(({ what }) => what))
    for (const what of [
      'levelCorrected',
      'proposalReturned',
      'reviewWithdrawn',
      'levelNotRatified',
      'agreedWithoutSchool',
      'nextStepAfterDispute',
    ] as const)
      expect(kinds).toContain(what)
    const begun = story.filter(({ what }) => what === 'reviewOpened').filter(isOfReview)
    const decided = new Set(
      story
        .filter(({ what }) => what === 'levelProposed' || what === 'reviewCompleted')
        .filter(isOfReview)
        .map(({ review }) => review),
    )
    const drafts = begun.filter(({ review }) => !decided.has(review))
    expect(drafts.length).toBeGreaterThan(0)
  })

  it('uses everyone of the cast: they act, or hold an office that reads', () => {
    const acting = new Set(story.map(({ by }) => by))
    const readers = [
      'administrator',
      'dataOfficer',
      'sltMember',
      'officer',
      'executiveMember',
      'selectCommitteeMember',
      'provider',
      'auditor',
      'schoolLeader',
      'governor',
      'clerk',
    ]
    const { appointments } = demonstrationPeople(today)
    for (const { email } of castPeople) {
      const reads = appointments.some((held) => held.email === email && readers.includes(held.role))
      expect(acting.has(email) || reads, email).toBe(true)
    }
  })

  it('says most things in its own words: two findings in three occur once or twice', () => {
    const words = story.flatMap((event) =>
      event.what === 'noteIssued' ? event.note.findings.map((finding) => finding.words) : [],
    )
    const times = new Map<string, number>()
    for (const each of words) times.set(each, (times.get(each) ?? 0) + 1)
    expect(words.length).toBeGreaterThan(2000)
    expect(words.filter((each) => (times.get(each) ?? 0) <= 2).length / words.length).toBeGreaterThan(0.5)
  })
})

/** What is wrong with a story: nothing future but plans, deeds in order, one review at a time, records complete. */
function problems(events: readonly StoryEvent[], on: Day): readonly string[] {
  const urns = new Set([0, ...demonstrationSchools(on).map(({ urn }) => urn)])
  const emails = new Set(demonstrationPeople(on).people.map(({ email }) => email))
  const open = new Map<number, string>()
  const terms = new Set<string>()
  const found: string[] = []
  const last = new Map<number, string>()
  for (const event of events) {
    const say = (what: string) => found.push(`${event.urn} ${event.at} ${event.what}: ${what}`)
    if (event.on >= on || !event.at.startsWith(event.on)) say('in the future, or not on its day')
    if (event.at < (last.get(event.urn) ?? '')) say('out of order')
    last.set(event.urn, event.at)
    if (!urns.has(event.urn) || !emails.has(event.by)) say('unknown school or person')
    if (!isOfReview(event)) continue
    if (event.what === 'reviewOpened') {
      if (open.has(event.urn)) say(`${open.get(event.urn)} still open`)
      if (terms.has(event.review)) say('term reviewed twice')
      if (termOn(event.on).term !== event.term) say('opened in another term')
      terms.add(event.review)
      open.set(event.urn, event.review)
    } else if (
      event.what !== 'levelCorrected' &&
      event.what !== 'recordAnswered' &&
      open.get(event.urn) !== event.review
    )
      say('review not open')
    if (event.what === 'noteIssued' && !isComplete(event.note)) say('note incomplete')
    if (event.what === 'noteIssued' && !isSchoolDay(event.note.visitedOn as Day)) say('visit on no school day')
    if (event.what === 'letterIssued' && !isWhole(event.letter, event.on)) say('letter incomplete')
    if (['noteIssued', 'letterIssued', 'reviewCompleted', 'reviewWithdrawn'].includes(event.what))
      open.delete(event.urn)
  }
  return found
}

/** The level in effect at each open school: that of the last proposal whose record was issued. */
function levelsToday(events: readonly StoryEvent[], on: Day): ReadonlyMap<number, Level> {
  const closed = new Set(
    demonstrationSchools(on)
      .filter((school) => school.closed)
      .map(({ urn }) => urn),
  )
  const proposed = new Map<number, Level>()
  const levels = new Map<number, Level>()
  for (const event of events) {
    if (closed.has(event.urn)) continue
    if (event.what === 'levelProposed') proposed.set(event.urn, event.level)
    if (event.what === 'noteIssued' || event.what === 'letterIssued')
      levels.set(event.urn, proposed.get(event.urn) ?? 1)
  }
  return levels
}

const share = (levels: ReadonlyMap<number, Level>, level: Level): number =>
  [...levels.values()].filter((each) => each === level).length / levels.size

const isComplete = (note: NoteDraft): boolean => {
  const visited = note.visitedOn ?? ''
  const words = [
    visited,
    note.visitor,
    note.purpose,
    ...note.present,
    ...note.findings.flatMap(({ heading, words }) => [heading, words]),
  ]
  return (
    words.every((each) => each.trim() !== '') &&
    note.findings.length === 5 &&
    note.actions.every(({ what, who, byWhen }) => what !== '' && who !== '' && (byWhen ?? '') > visited) &&
    (note.nextVisitOn ?? '') > visited
  )
}

/** Nothing left out but the support, which a secure school is not offered. */
const isWhole = ({ supportOffered, nextReviewOn, ...words }: LetterDraft, issuedOn: Day): boolean =>
  Object.values(words).every((each) => each.trim() !== '') &&
  (nextReviewOn ?? '') > issuedOn &&
  supportOffered !== undefined
