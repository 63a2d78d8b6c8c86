import type { ComponentChildren } from 'preact'
import { documentHtml, type DocumentModel } from '../platform/documents/index.ts'
import {
  Conflict,
  DataTable,
  Details,
  Form,
  instantText,
  Page,
  WordsField,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import type { Instrument } from './formal-record.ts'
import { customary } from './issuing.ts'
import type { KeptTemplate } from './template-store.ts'
import { templateText } from './template-text.ts'
import { placeholderWords, templateWords } from './template-words.ts'

export interface TemplatePageProps {
  readonly instrument: Instrument
  readonly frame: Frame
  readonly form: ShownForm
  readonly once: string
  /** The template as it is now. */
  readonly template: KeptTemplate
  readonly versions: readonly KeptTemplate[]
  readonly names: ReadonlyMap<string, string>
  /** A record as it would be with what is written, for looking at. */
  readonly preview?: DocumentModel | undefined
  readonly notice?: string | undefined
}

/** The words by which levels or visits are recorded, the authority's own. */
export const TemplatePage = (props: TemplatePageProps) => (
  <TemplateFrame {...props} title={`The authority’s ${templateWords[props.instrument].noun}`}>
    <p class="govuk-body">{templateWords[props.instrument].about}</p>
    {props.preview && (
      <section aria-labelledby="preview" class="app-part">
        <h2 class="govuk-heading-m" id="preview">
          As it would be, not saved yet
        </h2>
        <div dangerouslySetInnerHTML={{ __html: documentHtml(props.preview, 3) }} />
      </section>
    )}
    <TemplateForm {...props} />
    <Versions {...props} />
  </TemplateFrame>
)

/** For a stale save: both texts, and this person's in the form. */
export const TemplateConflictPage = (props: TemplatePageProps) => {
  const { form, template, names, instrument } = props
  const { noun, before, after } = templateWords[instrument]
  const yours = (name: string): string => String(form.typed[name] ?? '')
  return (
    <TemplateFrame {...props} title={`Somebody else has changed the ${noun}`}>
      <Conflict
        savedBy={nameOf(template, names)}
        savedAt={template.setAt ?? new Date(0)}
        fields={[
          { name: before, yours: yours('opening'), saved: templateText(template.opening) },
          { name: after, yours: yours('closing'), saved: templateText(template.closing) },
        ]}
      >
        <h2 class="govuk-heading-m">Save yours over theirs</h2>
        <TemplateForm {...props} />
      </Conflict>
    </TemplateFrame>
  )
}

const TemplateFrame = ({
  frame,
  form,
  title,
  notice,
  children,
}: TemplatePageProps & { readonly title: string; readonly children: ComponentChildren }) => (
  <Page frame={frame} title={title} errors={form.errors} success={notice} back={{ href: '/policy' }}>
    <h1 class="govuk-heading-l">{title}</h1>
    {children}
  </Page>
)

const TemplateForm = ({ frame, form, once, template, instrument }: TemplatePageProps) => {
  const { path, noun, before, after, between } = templateWords[instrument]
  return (
    <Form
      action={path}
      csrf={frame.csrf}
      once={once}
      version={template.version}
      submit={`Save the ${noun}`}
      secondary={{ text: 'Look at it first', intent: 'preview' }}
      cancel={{ href: '/policy' }}
      draft={instrument === 'letter' ? 'letter-template' : 'note-template'}
    >
      <WordsField
        form={form}
        name="opening"
        label={before}
        heading="strong"
        hint="An empty line begins a new paragraph. Begin a line with # for a heading, with - for a list."
        rows={8}
      />
      <WordsField form={form} name="closing" label={after} heading="strong" rows={16} />
      <Details summaryText="What is filled in for each school">
        <ul class="govuk-list govuk-list--bullet">
          {Object.entries(placeholderWords[instrument]).map(([name, words]) => (
            <li key={name}>
              {`{{${name}}}`}: {words}
            </li>
          ))}
        </ul>
        <p class="govuk-body">
          A part whose words are empty, such as support that is not offered, is left out with its heading.
        </p>
      </Details>
      <Details summaryText={`The ${noun} that comes with the service`}>
        <p class="govuk-body app-words">{templateText(customary[instrument].opening)}</p>
        <p class="govuk-body">{between}</p>
        <p class="govuk-body app-words">{templateText(customary[instrument].closing)}</p>
      </Details>
    </Form>
  )
}

const Versions = ({ versions, names, instrument }: TemplatePageProps) => (
  <DataTable
    id="versions"
    caption="Versions"
    columns={[
      { name: 'version', heading: 'Version', rowHeading: true, cell: ({ version }) => `Version ${version}` },
      { name: 'by', heading: 'Saved by', cell: (one) => nameOf(one, names) },
      { name: 'at', heading: 'When', cell: ({ setAt }) => (setAt ? instantText(setAt) : 'With the service') },
      {
        name: 'words',
        heading: 'What it says',
        cell: ({ version, opening, closing }: KeptTemplate) => (
          <Details summaryText={`Version ${version} in full`} classes="govuk-!-margin-bottom-0">
            <p class="govuk-body app-words">{templateText(opening)}</p>
            <p class="govuk-body app-words">{templateText(closing)}</p>
          </Details>
        ),
      },
    ]}
    rows={versions}
    empty={`The authority uses the ${templateWords[instrument].noun} that comes with the service.`}
  />
)

const nameOf = ({ by }: KeptTemplate, names: ReadonlyMap<string, string>): string =>
  by === null ? 'The service' : (names.get(by) ?? 'Somebody who has left')
