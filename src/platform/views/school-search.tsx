import { Button, Input } from './components.ts'

export interface SchoolSearchProps {
  /** The list of schools: a search for words or a number is its filter `q`. */
  readonly action: string
  /** Address that answers `?q=...` with `[{ text, href }]`, so that schools are suggested while one types. */
  readonly suggestions: string
  readonly value?: string | undefined
}

/** Finds a school by name or number; without JavaScript it is a search like any other. */
export const SchoolSearch = ({ action, suggestions, value }: SchoolSearchProps) => (
  <search>
    <form class="app-school-search" method="get" action={action}>
      <Input
        id="school-search"
        name="q"
        label={{ text: 'School name, URN or LAESTAB', classes: 'govuk-label--s' }}
        value={value}
        autocomplete="off"
        attributes={{ 'data-school-search': suggestions }}
      />
      <Button text="Search" classes="govuk-button--secondary" />
    </form>
  </search>
)
