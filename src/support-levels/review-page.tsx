import { editionNamed } from '../editions/index.ts'
import { mayDo, type Role as PersonsRole } from '../people/index.ts'
import { dayText, HistoryList, LevelTag, SummaryList, type Frame, type HistoryEntry } from '../platform/views/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import { recordPath } from '../visits/index.ts'
import { roleText } from './act.ts'
import { reviewPath, SchoolPage, type Around } from './around.tsx'
import { answerWords, howWords, levelText } from './issue-level.ts'
import { reviewName } from './level-page.tsx'
import type { Happening, Proposed } from './review.ts'
import type { ReviewNow } from './review-rules.ts'
import { isRatified } from './review-state.ts'
import { reviewStateText } from './agreement-held.ts'
import { isBeforeRatified } from './sentences.ts'
import { wordingOf } from './proposal-words.tsx'

export interface ReviewPageProps {
  readonly frame: Frame
  readonly around: Around
  readonly review: ReviewNow
  /** All of the school's, this one among them: a later agreement ends an earlier one. */
  readonly reviews: readonly ReviewNow[]
  readonly role: PersonsRole
  /** A person of the school sees a level once it is ratified, not while the authority still considers it. */
  readonly ofSchool: boolean
  readonly notice: string | undefined
}

/** One review: where it is, what can be done next and by whom, and everything that happened. */
export const ReviewPage = (props: ReviewPageProps) => {
  const { frame, around, review, reviews, ofSchool, notice } = props
  const happenings = ofSchool ? seenBySchool(review.happenings) : review.happenings
  const proposal = happenings.findLast((happening) => happening.what === 'proposed')
  return (
    <SchoolPage frame={frame} around={around} title={reviewName(review)} notice={notice}>
      <SummaryList
        rows={[
          {
            key: { text: 'Where it is' },
            value: { text: reviewStateText(review, { ...around, reviews }, ofSchool) },
          },
          { key: { text: 'Next' }, value: { text: nextText(review, ofSchool) } },
        ]}
      />
      {proposal && <ProposedPart around={around} proposal={proposal} />}
      <Acts {...props} />
      <h2 class="govuk-heading-m">What has happened</h2>
      <HistoryList entries={happenings.toReversed().map((happening) => entryOf(happening, around))} />
    </SchoolPage>
  )
}

/** From the last ratification on, with the proposal it ratified; how the review began, and how it ended. */
export function seenBySchool(happenings: readonly Happening[]): readonly Happening[] {
  const ratified = happenings.findLastIndex(({ what }) => what === 'ratified')
  const proposed = happenings.slice(0, Math.max(0, ratified)).findLast(({ what }) => what === 'proposed')
  const open = happenings.filter(({ what }) => ['opened', 'withdrawn', 'completedWithoutChange'].includes(what))
  if (ratified < 0 || !proposed) return open
  const since = happenings.slice(ratified).filter(({ what }) => !['proposed', 'returned', 'notRatified'].includes(what))
  const returned = happenings.slice(ratified).some(({ what }) => what === 'returned')
  return returned ? open : [...happenings.slice(0, 1), proposed, ...since]
}

function nextText({ state, kind }: ReviewNow, ofSchool: boolean): string {
  if (ofSchool && isBeforeRatified(state)) return 'The authority proposes and ratifies a level'
  switch (state.is) {
    case 'draft':
    case 'returned':
    case 'notRatified':
      return kind === 'annual'
        ? 'The adviser proposes a level, also where it stays as it is'
        : 'The adviser proposes a level, or completes the review without change'
    case 'proposed':
      return 'A meeting of the authority ratifies the level'
    case 'ratified':
      return `To answer: ${state.awaiting.map(roleText).join(', ')}`
    case 'disputed':
      return 'The adviser records the next step about the disagreement'
    case 'readyToRecord':
      return 'The adviser issues the note of visit or letter by which the level takes effect'
    case 'inEffect':
    case 'completedWithoutChange':
    case 'withdrawn':
      return 'Nothing: the review is finished'
  }
}

/** The edition as people call it, readable as it was then (1, 2). */
const EditionLink = ({ id }: { readonly id: string }) => {
  const { name, address } = editionNamed(id)
  return (
    <a class="govuk-link" href={address}>
      {name}
    </a>
  )
}

const ProposedPart = ({ around: { edition }, proposal }: { around: Around; proposal: Proposed }) => {
  const met = proposal.grid.filter(({ answer }) => answer === 'met')
  return (
    <section aria-labelledby="proposal">
      <h2 class="govuk-heading-m" id="proposal">
        The level proposed
      </h2>
      <SummaryList
        rows={[
          { key: { text: 'Level' }, value: { html: <Level edition={edition} proposal={proposal} /> } },
          {
            key: { text: 'Level before' },
            value: {
              text: proposal.previousLevel === null ? 'None agreed before' : levelText(proposal.previousLevel, edition),
            },
          },
          { key: { text: 'Reasons' }, value: { html: <Words text={proposal.reasons} /> } },
          ...(proposal.reasonAgainstKeyCriteria
            ? [
                {
                  key: { text: 'Why, although criteria of a higher level are met' },
                  value: { html: <Words text={proposal.reasonAgainstKeyCriteria} /> },
                },
              ]
            : []),
          {
            key: { text: 'Criteria met' },
            value: {
              html:
                met.length === 0 ? (
                  'None known to be met'
                ) : (
                  <ul class="govuk-list govuk-list--bullet">
                    {met.map(({ criterion, level }) => (
                      <li>
                        {wordingOf(criterion, edition)} (level {level})
                      </li>
                    ))}
                  </ul>
                ),
            },
          },
          { key: { text: 'Edition of the policy' }, value: { html: <EditionLink id={proposal.edition} /> } },
        ]}
      />
    </section>
  )
}

const Level = ({ edition, proposal }: { edition: EditionInForce; proposal: Proposed }) => (
  <LevelTag level={proposal.level} name={edition.levels.find(({ level }) => level === proposal.level)?.name} />
)

/** What this person may do next; what they may not is not offered, and the server refuses it too. */
const Acts = ({ around, review, role, ofSchool }: ReviewPageProps) => {
  const acts = actsIn(review, ofSchool).filter(({ permission }) => mayDo(role, permission))
  if (acts.length === 0) return null
  return (
    <ul class="govuk-list">
      {acts.map(({ path, text }) => (
        <li>
          <a class="govuk-link" href={path.startsWith('/') ? path : `${reviewPath(around.school, review.id)}/${path}`}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  )
}

interface OfferedAct {
  readonly path: string
  readonly text: string
  readonly permission: string
}

function actsIn({ state, kind }: ReviewNow, ofSchool: boolean): readonly OfferedAct[] {
  const propose = 'propose level'
  if (ofSchool)
    return isRatified(state) ? [{ path: 'answer', text: 'Agree or dispute the level', permission: 'answer level' }] : []
  const withdraw = { path: 'withdraw', text: 'Withdraw the review', permission: propose }
  const back = { path: 'return', text: 'Return the proposal with a comment', permission: 'ratify level' }
  if (state.is === 'draft' || state.is === 'returned' || state.is === 'notRatified')
    return [
      { path: 'propose', text: 'Propose a level', permission: propose },
      ...(kind === 'annual' ? [] : [{ path: 'complete', text: 'Complete without change', permission: propose }]),
      withdraw,
    ]
  if (state.is === 'proposed')
    return [
      { path: '/ratification', text: 'Ratify with others at a meeting', permission: 'ratify level' },
      back,
      withdraw,
    ]
  if (!isRatified(state)) return []
  return [
    ...(state.is === 'readyToRecord'
      ? [{ path: 'issue', text: 'Issue the note of visit or letter', permission: 'write records' }]
      : []),
    ...(state.is === 'disputed'
      ? [{ path: 'next-step', text: 'Record the next step about the disagreement', permission: 'record answer' }]
      : []),
    { path: 'record-answer', text: 'Record an answer of the school', permission: 'record answer' },
    ...(state.awaiting.length > 0
      ? [{ path: 'without-school', text: 'Agree without the school', permission: 'record answer' }]
      : []),
    back,
    withdraw,
  ]
}

export function entryOf(happening: Happening, around: Around): HistoryEntry {
  const who = `${around.names.get(happening.by) ?? 'Somebody who has left'}, ${roleText(happening.role)}`
  return { who, when: new Date(happening.at), ...wordsOf(happening, around) }
}

/** What somebody wrote, with the lines as they made them. */
const Words = ({ text }: { readonly text: string }) => <span class="app-words">{text}</span>

function wordsOf(happening: Happening, { school, edition }: Around): Pick<HistoryEntry, 'what' | 'detail'> {
  switch (happening.what) {
    case 'opened':
      return {
        what: 'Review opened',
        detail: <Words text={[sourceText[happening.source], happening.reason].filter(Boolean).join('. ')} />,
      }
    case 'proposed':
      return {
        what: `Level ${levelText(happening.level, edition)} proposed`,
        detail: <Words text={happening.reasons} />,
      }
    case 'returned':
      return { what: 'Returned with a comment', detail: <Words text={happening.comment} /> }
    case 'withdrawn':
      return { what: 'Review withdrawn', detail: <Words text={happening.reason} /> }
    case 'ratified':
      return { what: 'Level ratified', detail: `${happening.meeting}, ${dayText(happening.metOn)}` }
    case 'notRatified':
      return {
        what: 'Level not ratified',
        detail: <Words text={`${happening.meeting}, ${dayText(happening.metOn)}. ${happening.reason}`} />,
      }
    case 'answered':
      return {
        what: `${roleText(happening.answerer)} ${answerWords[happening.answer].toLowerCase()}`,
        detail: <Words text={`${dayText(happening.answeredOn)}, ${howWords[happening.how]}. ${happening.words}`} />,
      }
    case 'agreedWithoutSchool':
      return {
        what: 'Agreed without the school',
        detail: <Words text={`${happening.reason}\nNext step: ${happening.nextStep}`} />,
      }
    case 'nextStepAfterDispute':
      return { what: 'Next step about the disagreement', detail: <Words text={happening.nextStep} /> }
    case 'recorded':
      return {
        what: 'Formal record issued: the level takes effect',
        detail: (
          <a class="govuk-link" href={recordPath(school, happening.record)}>
            {happening.instrument === 'letter' ? 'Letter' : 'Note of visit'} of {dayText(happening.issuedOn)}, in effect
            from {dayText(happening.effectiveFrom)}
          </a>
        ),
      }
    case 'completedWithoutChange':
      return {
        what: 'Completed without change',
        detail: <Words text={`${dayText(happening.reviewedOn)}. ${happening.note}`} />,
      }
  }
}

export const sourceText = {
  termlyRound: 'It fell due',
  school: 'Asked for by the school',
  advisersVisit: 'After an adviser’s visit',
  authorityMeeting: 'Asked for by a meeting of the authority',
  inspection: 'After an inspection',
} as const
