import type { ComponentChildren } from 'preact'

export interface Fact {
  readonly name: string
  readonly value: ComponentChildren
  /** Where it comes from: "Get Information about Schools". Every fact has one. */
  readonly source: string
  /** The day or period it holds for, in words: "3 March 2026", "2009/10". */
  readonly asAt?: string | undefined
  readonly action?: { readonly href: string; readonly text: string } | undefined
}

/** Facts about a school, each with its source and date beneath. */
export const FactList = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="govuk-summary-list app-facts">
    {facts.map((fact) => (
      <div class={`govuk-summary-list__row${fact.action ? '' : ' govuk-summary-list__row--no-actions'}`}>
        <dt class="govuk-summary-list__key">{fact.name}</dt>
        <dd class="govuk-summary-list__value">
          {fact.value}
          <Source source={fact.source} asAt={fact.asAt} />
        </dd>
        {fact.action && (
          <dd class="govuk-summary-list__actions">
            <a class="govuk-link" href={fact.action.href}>
              {fact.action.text}
              <span class="govuk-visually-hidden"> {fact.name.toLowerCase()}</span>
            </a>
          </dd>
        )}
      </div>
    ))}
  </dl>
)

/** The small line beneath a fact or a figure that says where it comes from and for when. */
export const Source = ({ source, asAt }: Pick<Fact, 'source' | 'asAt'>) => (
  <span class="app-source">
    {source}
    {asAt && `, ${asAt}`}
  </span>
)
