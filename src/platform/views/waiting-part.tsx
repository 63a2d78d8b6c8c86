import type { ComponentChildren } from 'preact'

interface WaitingItem {
  readonly href: string
  readonly text: string
}

interface WaitingPartProps {
  readonly items: readonly WaitingItem[]
  /** `WaitingItems` of another slice, which come after these. */
  readonly more?: ComponentChildren
}

/** What waits for the person on the page they begin with: each a link to where it is done. Nothing where nothing waits. */
export const WaitingPart = ({ items, more }: WaitingPartProps) =>
  items.length === 0 && !more ? null : (
    <section aria-labelledby="waiting" class="app-part app-not-printed">
      <h2 class="govuk-heading-m" id="waiting">
        Waiting for you
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        <WaitingItems items={items} />
        {more}
      </ul>
    </section>
  )

export const WaitingItems = ({ items }: { readonly items: readonly WaitingItem[] }) => (
  <>
    {items.map(({ href, text }) => (
      <li>
        <a class="govuk-link" href={href}>
          {text}
        </a>
      </li>
    ))}
  </>
)
