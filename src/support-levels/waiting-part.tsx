import type { PersonId } from '../people/index.ts'
import { WaitingPart } from '../platform/views/index.ts'
import { reviewPath } from './around.tsx'
import type { OfficersWaiting, WaitingReview } from './waiting.ts'

/** What waits for an officer, above the register on which they begin; nothing where nothing waits. */
export const OfficersPart = ({ waiting, personId }: { waiting: OfficersWaiting; personId: PersonId }) => {
  const { toRatify, overdue } = waiting
  const overdueLink = `/register?due=overdue&adviser=${personId}`
  return (
    <WaitingPart
      items={[
        ...(toRatify > 0 ? [{ href: '/ratification', text: `${waits(toRatify, 'level')} to be ratified` }] : []),
        ...reviewItems(waiting.returned, 'Propose again: the proposal came back for'),
        ...reviewItems(waiting.toRecord, 'Issue the note of visit or letter for'),
        ...reviewItems(waiting.disputed, 'Record the next step: the level is disputed by'),
        ...(overdue > 0
          ? [{ href: overdueLink, text: `${counted(overdue, 'review')} of your schools ${isOrAre(overdue)} overdue` }]
          : []),
      ]}
    />
  )
}

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
const waits = (count: number, noun: string): string => `${counted(count, noun)} ${count === 1 ? 'waits' : 'wait'}`
const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are')
