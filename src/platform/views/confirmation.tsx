import type { ComponentChildren } from 'preact'
import { Panel } from './components.ts'

/** The end of a journey: what has been done (the page's `h1`), its reference, and what happens next. */
export const Confirmation = ({ done, reference, children }: ConfirmationProps) => (
  <>
    <Panel
      titleText={done}
      html={
        reference === undefined ? undefined : (
          <>
            {reference.name}
            <br />
            <strong>{reference.value}</strong>
          </>
        )
      }
    />
    <h2 class="govuk-heading-m">What happens next</h2>
    {children}
  </>
)

export interface ConfirmationProps {
  readonly done: string
  readonly reference?: { readonly name: string; readonly value: string } | undefined
  readonly children: ComponentChildren
}
