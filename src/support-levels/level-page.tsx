import { academicYearName, type Day } from '../kernel/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import {
  DataTable,
  dayText,
  instantText,
  InsetText,
  LevelTag,
  SummaryList,
  Tag,
  type Frame,
} from '../platform/views/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import { capacityPath } from '../providers/index.ts'
import { recordPath } from '../visits/index.ts'
import { levelPath, reviewPath, SchoolPage, type Around } from './around.tsx'
import type { DueState, ReviewDue } from './due.ts'
import { levelHistory, type EntryId, type LevelEntry, type LevelPeriod } from './level-history.ts'
import { levelText } from './issue-level.ts'
import { finishedOn, type ComingLevel, type RegisterRow } from './register.ts'
import type { ReviewNow } from './review-rules.ts'
import { reviewStateText } from './agreement-held.ts'
import { isOpen } from './review-state.ts'

export interface LevelPageProps {
  readonly frame: Frame
  readonly around: Around
  readonly row: RegisterRow
  readonly reviews: readonly ReviewNow[]
  /** A person of the school sees a level once it is ratified, not while the authority still considers it. */
  readonly ofSchool: boolean
  readonly mayOpen: boolean
  readonly mayCorrect: boolean
  readonly notice: string | undefined
}

/** Where a school stands: its level and since when, what is due, the review that is going on, all that went before. */
export const LevelPage = ({ frame, around, row, reviews, ofSchool, mayOpen, mayCorrect, notice }: LevelPageProps) => {
  const { school, edition, entries, today } = around
  const stateWords = (review: ReviewNow): string => reviewStateText(review, { reviews, entries, today }, ofSchool)
  const open = reviews.find(({ state }) => isOpen(state))
  const named = edition.levels.find(({ level }) => level === row.level)
  return (
    <SchoolPage frame={frame} around={around} title="Support level" notice={notice}>
      {row.flags.includes('disputed') && <InsetText text="The school disputes this level." />}
      {row.flags.includes('agreedWithoutSchool') && <InsetText text="This level was agreed without the school." />}
      {row.coming && (
        <InsetText>
          {comingText(row.coming, edition)}.{' '}
          <a class="govuk-link" href={recordPath(school, row.coming.record)}>
            Open the {row.coming.instrument === 'letter' ? 'letter' : 'note of visit'}
          </a>
        </InsetText>
      )}
      <SummaryList
        rows={[
          { key: { text: 'Level' }, value: { html: <LevelTag level={named?.level} name={named?.name} /> } },
          { key: { text: 'Since' }, value: { text: row.since ? dayText(row.since) : 'No level has been agreed' } },
          { key: { text: 'Last review' }, value: { text: row.lastReview ? dayText(row.lastReview) : 'None yet' } },
          { key: { text: 'Next review due' }, value: { html: <Due due={row.next} /> } },
          {
            key: { text: 'Capacity to support others' },
            value: {
              html: (
                <a class="govuk-link" href={onwardFrom(frame)(capacityPath(school.urn))}>
                  {frame.schoolLevel?.capacity ? 'Yes' : 'No'}, and why
                </a>
              ),
            },
          },
        ]}
      />
      {named && named.approach.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What this level sets in motion</h2>
          <ul class="govuk-list govuk-list--bullet">
            {named.approach.map(({ text, paragraph }) => (
              <li>
                {text} ({paragraph})
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="govuk-body">
        {open ? (
          <a class="govuk-link" href={reviewPath(school, open.id)}>
            Go on with the open review: {stateWords(open).toLowerCase()}
          </a>
        ) : (
          mayOpen && (
            <a class="govuk-button" href={`${levelPath(school)}/reviews/new`} role="button">
              Open a review
            </a>
          )
        )}
      </p>
      <DataTable
        id="history"
        caption="Levels"
        columns={[
          {
            name: 'level',
            heading: 'Level',
            rowHeading: true,
            cell: ({ level }: LevelPeriod) => levelName(around, level),
          },
          { name: 'from', heading: 'From', nowrap: true, cell: ({ from }) => dayText(from) },
          { name: 'to', heading: 'To', nowrap: true, cell: (period) => lastDayText(period, around.today) },
          {
            name: 'record',
            heading: 'Formal record',
            cell: ({ entry }) => (
              <a class="govuk-link" href={recordPath(school, entry.record)}>
                issued {dayText(entry.recordIssuedOn)}
              </a>
            ),
          },
          {
            name: 'correction',
            heading: 'Correction',
            cell: ({ entry }) => <Correction around={around} entry={entry} mayCorrect={mayCorrect} />,
          },
        ]}
        rows={levelHistory(entries).toReversed()}
        empty="No level has been agreed with this school yet."
      />
      <CorrectedEntries around={around} />
      <ReviewsTable around={around} reviews={reviews} stateWords={stateWords} />
    </SchoolPage>
  )
}

const lastDayText = ({ from, to }: LevelPeriod, today: Day): string => {
  if (to) return dayText(to)
  return from > today ? 'not begun yet' : 'now'
}

/** "From 1 December 2026: level 3 Causing concern, by letter". */
export const comingText = ({ from, level, instrument }: ComingLevel, edition: EditionInForce): string =>
  `From ${dayText(from)}: level ${levelText(level, edition)}, by ${instrument === 'letter' ? 'letter' : 'note of visit'}`

const levelName = ({ edition }: Around, level: number): string =>
  `${level} ${edition.levels.find((known) => known.level === level)?.name ?? ''}`.trim()

const Correction = ({ around, entry, mayCorrect }: { around: Around; entry: LevelEntry; mayCorrect: boolean }) => (
  <>
    {entry.reason ? `Corrected: ${entry.reason}` : 'None'}{' '}
    {mayCorrect && (
      <a class="govuk-link" href={`${levelPath(around.school)}/entries/${entry.id}/correct`}>
        Correct<span class="govuk-visually-hidden"> the level from {dayText(entry.effectiveFrom)}</span>
      </a>
    )}
  </>
)

/** What was written wrongly stays to be seen. */
const CorrectedEntries = ({ around }: { around: Around }) => {
  const replaced = around.entries.filter(({ id }) => around.entries.some(({ replaces }) => replaces === id))
  if (replaced.length === 0) return null
  const by = (id: EntryId) => around.entries.find(({ replaces }) => replaces === id)
  return (
    <DataTable
      id="corrected"
      caption="Entries that were corrected"
      captionSize="s"
      columns={[
        {
          name: 'level',
          heading: 'Level',
          rowHeading: true,
          cell: ({ level }) => (level === null ? 'Annulled' : levelName(around, level)),
        },
        { name: 'from', heading: 'From', cell: ({ effectiveFrom }) => dayText(effectiveFrom) },
        {
          name: 'why',
          heading: 'Why it was corrected',
          cell: ({ id }) => by(id)?.reason ?? '',
        },
        {
          name: 'by',
          heading: 'Corrected by',
          cell: ({ id }) => {
            const correction = by(id)
            if (!correction) return ''
            return `${around.names.get(correction.by) ?? 'Somebody who has left'}, ${instantText(new Date(correction.recordedAt))}`
          },
        },
      ]}
      rows={replaced}
      empty=""
    />
  )
}

const ReviewsTable = ({
  around,
  reviews,
  stateWords,
}: {
  around: Around
  reviews: readonly ReviewNow[]
  stateWords: (review: ReviewNow) => string
}) => (
  <DataTable
    id="reviews"
    caption="Reviews"
    columns={[
      {
        name: 'review',
        heading: 'Review',
        rowHeading: true,
        cell: (review: ReviewNow) => (
          <a class="govuk-link" href={reviewPath(around.school, review.id)}>
            {reviewName(review)}
          </a>
        ),
      },
      { name: 'state', heading: 'Where it is', cell: stateWords },
      {
        name: 'finished',
        heading: 'Finished',
        nowrap: true,
        cell: ({ state }) => {
          const day = finishedOn(state)
          if (day) return dayText(day)
          return isOpen(state) ? 'Not yet' : 'Withdrawn'
        },
      },
    ]}
    rows={reviews.toReversed()}
    empty="No review has been opened yet."
  />
)

export const kindText = { annual: 'Annual agreement', termly: 'Termly review', extra: 'Extra review' } as const
export const termText = { autumn: 'autumn term', spring: 'spring term', summer: 'summer term' } as const

export const reviewName = ({ kind, year, term }: Pick<ReviewNow, 'kind' | 'year' | 'term'>): string =>
  `${kindText[kind]}, ${termText[term]} ${academicYearName(year)}`

/** When a review is due and how that stands: never colour alone. */
export const Due = ({ due }: { due: ReviewDue | null }) => {
  if (!due) return <>No review is due</>
  return (
    <>
      {dayText(due.dueOn)} <Tag text={dueText[due.state]} classes={dueColour[due.state]} />
    </>
  )
}

export const dueText: Readonly<Record<DueState, string>> = {
  done: 'Done',
  notYet: 'Not yet due',
  dueSoon: 'Due soon',
  due: 'Due today',
  overdue: 'Overdue',
}
const dueColour: Readonly<Record<DueState, string>> = {
  done: 'govuk-tag--green',
  notYet: 'govuk-tag--grey',
  dueSoon: 'govuk-tag--yellow',
  due: 'govuk-tag--orange',
  overdue: 'govuk-tag--red',
}
