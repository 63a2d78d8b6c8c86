import { unsentField } from '../platform/http/index.ts'
import { Button, Page, type Frame } from '../platform/views/index.ts'
import type { Unsent } from './unsent.ts'

/** Shown to whoever signed in again after a form of theirs was not taken: one button leads back to it, filled as it was. */
export function UnsentPage({ frame, unsent }: { readonly frame: Frame; readonly unsent: Unsent }) {
  return (
    <Page frame={frame} title="You are signed in again">
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">You are signed in again</h1>
          <p class="govuk-body">
            What you wrote before has not been sent and nothing was saved. Go back to it, check it and send it again.
          </p>
          <form method="post" action={unsent.action}>
            <input type="hidden" name="_csrf" value={frame.csrf} />
            <input type="hidden" name={unsentField} value={unsent.page} />
            {written(unsent).map(([name, value]) => (
              <input type="hidden" name={name} value={value} />
            ))}
            <div class="govuk-button-group">
              <Button text="Go back to what you wrote" preventDoubleClick />
              <a class="govuk-link govuk-link--no-visited-state" href="/">
                Leave it
              </a>
            </div>
          </form>
        </div>
      </div>
    </Page>
  )
}

/** Each field by name, as often as it was sent. */
const written = ({ fields }: Unsent): [string, string][] =>
  Object.entries(fields).flatMap(([name, value = []]) =>
    (typeof value === 'string' ? [value] : value).map((each): [string, string] => [name, each]),
  )
