import type { ComponentChildren } from 'preact'
import { Button } from './components.ts'

export interface FormProps {
  readonly action: string
  /** The session's token (`frame.csrf`). */
  readonly csrf: string
  /** Makes sending the form twice harmless: one key for each showing of the form. */
  readonly once?: string | undefined
  /** The version of the record that the person was shown: a stale save answers with `Conflict`. */
  readonly version?: number | string | undefined
  readonly hidden?: Readonly<Record<string, string>> | undefined
  /** The words on the button: what will have been done, "Propose level 2". */
  readonly submit: string
  /** `warning` for what cannot be undone. */
  readonly submitStyle?: 'normal' | 'warning' | undefined
  /** A second button that posts the same form with `intent`, such as "Save and come back later". */
  readonly secondary?: { readonly text: string; readonly intent: string } | undefined
  readonly cancel?: { readonly href: string; readonly text?: string | undefined } | undefined
  /** Sends files. */
  readonly multipart?: boolean | undefined
  /**
   * Names the draft that the browser keeps for this tab until the form is sent or the person signs out.
   * Leave out for forms with passwords or files.
   */
  readonly draft?: string | undefined
  readonly children: ComponentChildren
}

/** A form that writes: with the token, the key against double sending, the version, its button and the way out. */
export const Form = (form: FormProps) => (
  <form
    method="post"
    action={form.action}
    noValidate
    enctype={form.multipart ? 'multipart/form-data' : undefined}
    data-draft={form.draft}
  >
    {Object.entries(hiddenFields(form)).map(
      ([name, value]) => value !== undefined && <input type="hidden" name={name} value={value} />,
    )}
    {form.children}
    <div class="govuk-button-group">
      <Button
        text={form.submit}
        preventDoubleClick
        classes={form.submitStyle === 'warning' ? 'govuk-button--warning' : undefined}
      />
      {form.secondary && (
        <Button
          text={form.secondary.text}
          name="intent"
          value={form.secondary.intent}
          classes="govuk-button--secondary"
        />
      )}
      {form.cancel && (
        <a class="govuk-link govuk-link--no-visited-state" href={form.cancel.href}>
          {form.cancel.text ?? 'Cancel'}
        </a>
      )}
    </div>
  </form>
)

/** The names under which the server finds them again. */
export const formFieldNames = { csrf: '_csrf', once: '_once', version: 'version' } as const

const hiddenFields = ({ csrf, once, version, hidden }: FormProps): Record<string, string | undefined> => ({
  [formFieldNames.csrf]: csrf,
  [formFieldNames.once]: once,
  [formFieldNames.version]: version === undefined ? undefined : String(version),
  ...hidden,
})
