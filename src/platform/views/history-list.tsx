import type { ComponentChildren } from 'preact'
import { instantText } from './day-words.ts'

export interface HistoryEntry {
  /** What happened, as its doer would say it: "Level 2 agreed". */
  readonly what: ComponentChildren
  /** Who did it, with their role then; absent for what the service did of itself. */
  readonly who?: string | undefined
  /** The instant, or the day in words where only a day is known. */
  readonly when: Date | string
  readonly detail?: ComponentChildren
}

export interface HistoryListProps {
  readonly entries: readonly HistoryEntry[]
  /** The level of each entry's heading: one below the heading that stands above the list. */
  readonly headingLevel?: 2 | 3 | 4 | undefined
}

/** What has happened, in the order given (latest first, as a rule): the Ministry of Justice's timeline. */
export function HistoryList({ entries, headingLevel = 3 }: HistoryListProps) {
  const Title = `h${headingLevel}` as 'h3'
  if (entries.length === 0) return <p class="govuk-body">Nothing has been recorded yet.</p>
  return (
    <div class="moj-timeline">
      {entries.map((entry) => (
        <div class="moj-timeline__item">
          <div class="moj-timeline__header">
            <Title class="moj-timeline__title">{entry.what}</Title>
            {entry.who && <p class="moj-timeline__byline">by {entry.who}</p>}
          </div>
          <p class="moj-timeline__date">
            <When when={entry.when} />
          </p>
          {entry.detail && <div class="moj-timeline__description">{entry.detail}</div>}
        </div>
      ))}
    </div>
  )
}

const When = ({ when }: { when: Date | string }) =>
  typeof when === 'string' ? <>{when}</> : <time dateTime={when.toISOString()}>{instantText(when)}</time>
