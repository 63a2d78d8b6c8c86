/** What waits for a person: what it is, and where it is done. */
export interface WaitingItem {
  readonly href: string
  readonly text: string
}

/** What waits for the person on the page they begin with: each a link to where it is done. Nothing where nothing waits. */
export const WaitingPart = ({ items }: { readonly items: readonly WaitingItem[] }) =>
  items.length === 0 ? null : (
    <section aria-labelledby="waiting" class="app-part app-not-printed">
      <h2 class="govuk-heading-m" id="waiting">
        Waiting for you
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {items.map(({ href, text }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
