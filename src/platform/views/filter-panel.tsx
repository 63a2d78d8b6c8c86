import type { ComponentChildren, VNode } from 'preact'
import { Button, Checkboxes, Input, Radios } from './components.ts'
import { markupToHtml, trustedHtml } from './markup.ts'
import { remembered } from './remembered.ts'

export interface FilterPanelProps {
  /** Address of the page itself: the form is a GET, so that a search can be kept and sent. */
  readonly action: string
  /** Query values that must survive a new choice, such as the sort; never the page number. */
  readonly keep?: Readonly<Record<string, string>> | undefined
  readonly filters: readonly Filter[]
  /** What has been chosen, by the name of the filter. */
  readonly chosen: Readonly<Record<string, readonly string[]>>
  /** The address with the choices given (all of them, as they should be after a removal). */
  readonly hrefFor: (chosen: Readonly<Record<string, readonly string[]>>) => string
}

/** `any`: several choices widen. `one`: one choice, the empty one meaning all. `text`: words to look for. */
export interface Filter {
  readonly name: string
  readonly heading: string
  readonly kind: 'any' | 'one' | 'text'
  readonly choices?: readonly FilterChoice[] | undefined
  readonly hint?: string | undefined
}

export interface FilterChoice {
  readonly value: string
  readonly text: string
  /** How many would be found. */
  readonly count?: number | undefined
}

/** The filters at the side of what they find; above it on a small window. */
export const WithFilter = ({ filter, children }: { filter: VNode; children: ComponentChildren }) => (
  <div class="app-with-filter">
    <div>{filter}</div>
    <div>{children}</div>
  </div>
)

/** Filters beside a list: what is chosen, each removable; then every filter, folded unless something in it is chosen. */
export const FilterPanel = (props: FilterPanelProps) => (
  <div class="moj-filter app-filter" data-filter-panel>
    <div class="moj-filter__header">
      <div class="moj-filter__header-title">
        <h2 class="govuk-heading-m">Filter</h2>
      </div>
    </div>
    <div class="moj-filter__content">
      <Chosen {...props} />
      <form class="moj-filter__options" method="get" action={props.action}>
        {Object.entries(props.keep ?? {}).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button text="Apply filters" />
        {props.filters.map((filter) => (
          <FilterFields filter={filter} chosen={props.chosen[filter.name] ?? []} />
        ))}
      </form>
    </div>
  </div>
)

function Chosen({ filters, chosen, hrefFor }: FilterPanelProps) {
  const inUse = filters.filter(({ name }) => (chosen[name] ?? []).some((value) => value !== ''))
  if (inUse.length === 0) return null
  return (
    <div class="moj-filter__selected">
      <div class="moj-filter__selected-heading">
        <div class="moj-filter__heading-title">
          <h3 class="govuk-heading-s">Chosen filters</h3>
        </div>
        <div class="moj-filter__heading-action">
          <p>
            <a class="govuk-link govuk-link--no-visited-state" href={hrefFor({})}>
              Clear filters
            </a>
          </p>
        </div>
      </div>
      {inUse.map((filter) => (
        <>
          <h4 class="govuk-heading-s govuk-!-margin-bottom-0">{filter.heading}</h4>
          <ul class="moj-filter-tags">
            {(chosen[filter.name] ?? []).map((value) => (
              <li>
                <a class="moj-filter__tag" href={hrefFor(without(chosen, filter.name, value))}>
                  <span class="govuk-visually-hidden">Remove this filter</span> {choiceText(filter, value)}
                </a>
              </li>
            ))}
          </ul>
        </>
      ))}
    </div>
  )
}

const without = (chosen: FilterPanelProps['chosen'], name: string, value: string) => ({
  ...chosen,
  [name]: (chosen[name] ?? []).filter((other) => other !== value),
})

const choiceText = ({ choices }: Filter, value: string) =>
  choices?.find((choice) => choice.value === value)?.text ?? value

function FilterFields({ filter, chosen }: { filter: Filter; chosen: readonly string[] }) {
  if (filter.kind === 'text') return <WordsFilter filter={filter} chosen={chosen} />
  return (
    <details class="govuk-details app-filter__group" open={chosen.some((value) => value !== '')}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">
          {filter.heading}
          {chosen.length > 0 && <span class="app-filter__count"> {chosen.length} chosen</span>}
        </span>
      </summary>
      <div class="govuk-details__text">{trustedHtml(choicesHtml(filter, chosen))}</div>
    </details>
  )
}

const WordsFilter = ({ filter, chosen }: { filter: Filter; chosen: readonly string[] }) => (
  <Input
    id={`filter-${filter.name}`}
    name={filter.name}
    label={{ text: filter.heading, classes: 'govuk-label--s' }}
    hint={filter.hint === undefined ? undefined : { text: filter.hint }}
    value={chosen[0]}
  />
)

/** Lists of choices that the service itself offers; what a person types is never remembered. */
const rememberedChoices = remembered(500)

const choicesHtml = (filter: Filter, chosen: readonly string[]): string =>
  rememberedChoices(JSON.stringify([filter, chosen]), () =>
    markupToHtml(filter.kind === 'any' ? anyOf(filter, chosen) : oneOf(filter, chosen)),
  )

const anyOf = (filter: Filter, chosen: readonly string[]) => (
  <Checkboxes {...common(filter)} items={items(filter)} values={chosen} classes="govuk-checkboxes--small" />
)

const oneOf = (filter: Filter, chosen: readonly string[]) => (
  <Radios
    {...common(filter)}
    items={[{ value: '', text: 'All', checked: chosen.length === 0 }, ...items(filter)]}
    value={chosen[0]}
    classes="govuk-radios--small"
  />
)

const common = ({ name, heading, hint }: Filter) => ({
  name,
  idPrefix: `filter-${name}`,
  fieldset: { legend: { text: heading, classes: 'govuk-visually-hidden' } },
  hint: hint === undefined ? undefined : { text: hint },
})

const items = ({ choices = [] }: Filter) =>
  choices.map(({ value, text, count }) => ({ value, text: count === undefined ? text : `${text} (${count})` }))
