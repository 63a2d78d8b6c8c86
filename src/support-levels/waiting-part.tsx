import type { PersonId } from '../people/index.ts'
import { WaitingPart, type WaitingItem } from '../platform/views/index.ts'
import { recordPath } from '../visits/index.ts'
import { reviewPath } from './around.tsx'
import type { OfficersWaiting, WaitingReview } from './waiting.ts'

interface OfficersPartProps {
  readonly waiting: OfficersWaiting
  readonly personId: PersonId
  /** What slices that know of more have to say. */
  readonly more: readonly WaitingItem[]
}

/** What waits for an officer, above the register on which they begin; nothing where nothing waits. */
export const OfficersPart = ({ waiting, personId, more }: OfficersPartProps) => {
  const { toRatify, overdue, overdueOfAll, toVerify } = waiting
  const overdueLink = `/register?due=overdue&adviser=${personId}`
  return (
    <WaitingPart
      items={[
        ...(toRatify > 0 ? [{ href: '/ratification', text: `${waits(toRatify, 'level')} to be ratified` }] : []),
        ...reviewItems(waiting.returned, 'Propose again: the proposal came back for'),
        ...reviewItems(waiting.toRecord, 'Issue the note of visit or letter for'),
        ...reviewItems(waiting.disputed, 'Record the next step: the level is disputed by'),
        ...waiting.inaccurate.map(inaccurateItem),
        ...(overdue > 0
          ? [{ href: overdueLink, text: `${counted(overdue, 'review')} of your schools ${isOrAre(overdue)} overdue` }]
          : []),
        ...(overdueOfAll > 0
          ? [
              {
                href: '/register?due=overdue',
                text: `${counted(overdueOfAll, 'review')} of all schools ${isOrAre(overdueOfAll)} overdue`,
              },
            ]
          : []),
        ...(toVerify > 0
          ? [
              {
                href: '/good-practice/entries?waiting=me',
                text: `${countedOf(toVerify, 'entry', 'entries')} of good practice ${toVerify === 1 ? 'waits' : 'wait'} to be verified`,
              },
            ]
          : []),
        ...more,
      ]}
    />
  )
}

const inaccurateItem = ({ id, urn, reference, name }: OfficersWaiting['inaccurate'][number]) => ({
  href: recordPath({ urn }, id),
  text: `Read what is called inaccurate in ${reference} by the headteacher of ${name}`,
})

const mostNamed = 5

function reviewItems(reviews: readonly WaitingReview[], words: string) {
  const named = reviews.slice(0, mostNamed).map(({ urn, name, review }) => ({
    href: reviewPath({ urn }, review),
    text: `${words} ${name}`,
  }))
  const more = reviews.length - named.length
  const rest = { href: '/register?flag=reviewOpen', text: `${words} ${counted(more, 'more school')}` }
  return more > 0 ? [...named, rest] : named
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
const countedOf = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`
const waits = (count: number, noun: string): string => `${counted(count, noun)} ${count === 1 ? 'waits' : 'wait'}`
const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are')
