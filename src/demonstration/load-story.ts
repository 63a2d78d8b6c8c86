import type { School, Urn } from '../schools/index.ts'
import { recordAudits, type Audited } from '../platform/audit/index.ts'
import {
  answerers,
  recordCriterionAnswers,
  recordLevelEntries,
  recordReviews,
  reviewState,
} from '../support-levels/index.ts'
import { recordLastNumber } from '../visits/index.ts'
import { fixedId } from './fixed-id.ts'
import type { LoadedEdition } from './load-edition.ts'
import type { LoadedEvidence } from './load-evidence.ts'
import { loadOtherEvents } from './load-other-events.ts'
import { audited, deedOf, demonstrationAuthority, type Loading } from './loading.ts'
import { makeRecords } from './make-records.ts'
import { authority as council } from './place.ts'
import type { Person } from './person.ts'
import { replayStory, type Replayed } from './replay.ts'
import type { World } from './replaying.ts'
import { demonstrationStory } from './story.ts'
import type { ReviewEvent, StoryEvent } from './story-event.ts'

/** What the story is told of, loaded before it. */
export interface BeforeStory {
  readonly schools: readonly School[]
  readonly people: readonly Person[]
  readonly edition: LoadedEdition
  readonly evidence: LoadedEvidence
}

/** Replays four years and keeps what they came to: reviews, records, registers and what is remembered of each deed. */
export async function loadStory(loading: Loading, before: BeforeStory): Promise<readonly Audited[]> {
  const story = demonstrationStory(loading.today)
  loading.tell('four years of reviews', 0)
  const replayed = replayStory(story.filter(isReviewEvent), worldOf(before))
  await keepReviews(loading, replayed, before.edition)
  const people = new Map(before.people.map((person) => [person.email, person]))
  const others = await loadOtherEvents(loading, story.filter(isOtherEvent), people, before.edition)
  return [...replayed.remembered.map(({ event, facts }) => audited(deedOf(event, people), facts)), ...others]
}

/** Adds what happened to the audit's chain, in the order in which it happened. */
export const loadAudit = ({ tx }: Loading, key: Buffer, remembered: readonly Audited[]): Promise<void> =>
  recordAudits(
    tx,
    key,
    demonstrationAuthority,
    remembered.toSorted((one, other) => one.at.getTime() - other.at.getTime()),
  )

const isReviewEvent = (event: StoryEvent): event is ReviewEvent => 'review' in event
const isOtherEvent = (event: StoryEvent): event is Exclude<StoryEvent, ReviewEvent> => !isReviewEvent(event)

function worldOf({ schools, edition, evidence }: BeforeStory): World {
  const byUrn = new Map<number, School>(schools.map((school) => [school.urn, school]))
  return {
    edition: edition.on,
    findings: evidence.findings,
    school(urn) {
      const school = byUrn.get(urn)
      if (!school) throw new Error(`There is no school ${urn}`)
      return school
    },
    id: fixedId,
    authorityName: council.name,
    laCode: council.code,
  }
}

async function keepReviews(loading: Loading, replayed: Replayed, edition: LoadedEdition): Promise<void> {
  const { tx, authority, today } = loading
  const roles = answerers(edition.on(today))
  const schools = [...replayed.schools]
  const answers = schools.flatMap(([urn, school]) => school.answers.map((given) => ({ urn: urn as Urn, ...given })))
  const reviews = schools.flatMap(([, school]) => [...school.reviews.values()])
  await recordCriterionAnswers(tx, authority, answers)
  await recordReviews(
    tx,
    authority,
    reviews.map((review) => ({ ...review, state: reviewState(review.happenings, roles) })),
  )
  await makeRecords(
    loading,
    schools.flatMap(([, school]) => [...school.records.values()]),
  )
  for (const [year, last] of replayed.lastNumbers) await recordLastNumber(tx, authority, year, last)
  const entries = schools.flatMap(([, school]) => school.entries)
  await recordLevelEntries(
    tx,
    authority,
    entries.toSorted((one, other) => Date.parse(one.recordedAt) - Date.parse(other.recordedAt)),
  )
}
