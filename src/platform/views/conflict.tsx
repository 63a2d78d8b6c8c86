import type { ComponentChildren } from 'preact'
import { instantText } from './day-words.ts'

export interface ConflictProps {
  /** Who saved meanwhile, with their role. */
  readonly savedBy: string
  readonly savedAt: Date
  readonly fields: readonly ConflictField[]
  /** The form that saves again over the version just shown, or drops the person's own text. */
  readonly children?: ComponentChildren
}

export interface ConflictField {
  readonly name: string
  readonly yours: string
  readonly saved: string
}

/** For status 409: somebody saved first. Nothing the person wrote is lost; both texts stand side by side. */
export const Conflict = ({ savedBy, savedAt, fields, children }: ConflictProps) => (
  <>
    <p class="govuk-body-l">
      {savedBy} saved a change on {instantText(savedAt)}, after you opened this page. Yours has not been saved.
    </p>
    {fields.map(({ name, yours, saved }) => (
      <section class="app-conflict">
        <h2 class="govuk-heading-m">{name}</h2>
        {yours === saved ? (
          <p class="govuk-body">Both the same: {saved || 'nothing'}</p>
        ) : (
          <div class="govuk-grid-row">
            <Side title="What you wrote" field={name} text={yours} />
            <Side title="What is saved now" field={name} text={saved} />
          </div>
        )}
      </section>
    ))}
    {children}
  </>
)

const Side = ({ title, field, text }: { title: string; field: string; text: string }) => (
  <div class="govuk-grid-column-one-half">
    <h3 class="govuk-heading-s">
      {title}
      <span class="govuk-visually-hidden">: {field}</span>
    </h3>
    <p class="govuk-body app-conflict__text">{text === '' ? 'Nothing' : text}</p>
  </div>
)
