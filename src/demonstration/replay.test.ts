import { describe, expect, it } from 'vitest'
import { shippedEditions } from '../../editions/index.ts'
import { day, type Day } from '../kernel/index.ts'
import { editionInForce, type EditionInForce } from '../policy/index.ts'
import type { School } from '../schools/index.ts'
import { fixedId } from './fixed-id.ts'
import { asRegistered } from './load-schools.ts'
import { replayStory, type Replayed } from './replay.ts'
import { demonstrationSchools } from './schools.ts'
import { demonstrationStory } from './story.ts'

describe('the story of the demonstration, put to the decisions of the service', () => {
  it.each(['2026-11-23', '2027-07-20'].map(day))(
    'is allowed from beginning to end on %s, and is the same each time',
    (today) => {
      const replayed = replay(today)
      expect(replayed.schools.size).toBeGreaterThan(110)
      expect(wordsOf(replay(today)) === wordsOf(replayed)).toBe(true)
    },
  )

  it('7.2 gives no school a level without a formal record of it', () => {
    for (const school of replay(day('2026-11-23')).schools.values()) {
      const records = new Set([...school.records.values()].map(({ record }) => record.id))
      for (const entry of school.entries) expect(records).toContain(entry.record)
    }
  })

  it('7.2 numbers the records of a year without a gap', () => {
    const { schools, lastNumbers } = replay(day('2026-11-23'))
    const references = [...schools.values()].flatMap(({ records }) =>
      [...records.values()].map(({ model }) => model.reference.replace(/^\w+\//, '')),
    )
    const expected = [...lastNumbers].flatMap(([year, last]) =>
      Array.from({ length: last }, (_, at) => `${year}/${String(at + 1).padStart(4, '0')}`),
    )
    expect(references.toSorted()).toEqual(expected.toSorted())
  })

  it('names the event that a decision refuses', () => {
    const story = reviewStory(day('2026-11-23')).filter(({ what }) => what !== 'levelRatified')
    expect(() => replay(day('2026-11-23'), story)).toThrow(/schoolAnswered by \w+ is refused: .*notPossibleNow/)
  })
})

/** Everything as one text, which is compared in no time. */
const wordsOf = ({ schools, remembered }: Replayed): string =>
  JSON.stringify([
    remembered,
    ...[...schools.values()].map(({ reviews, records, ...rest }) => [rest, [...reviews], [...records]]),
  ])

const edition = editionInForce(shippedEditions[0] as EditionInForce)

const reviewStory = (today: Day) => demonstrationStory(today).flatMap((event) => ('review' in event ? [event] : []))

/** With the shipped edition and no evidence: what people did is the whole of it. */
function replay(today: Day, story = reviewStory(today)): Replayed {
  const schools = new Map<number, School>(
    asRegistered(demonstrationSchools(today), today).map((school) => [school.urn, school]),
  )
  return replayStory(story, {
    edition: () => edition,
    school: (urn) => schools.get(urn) as School,
    findings: () => [],
    id: fixedId,
    authorityName: 'Ambleford Council',
    laCode: 999,
  })
}
