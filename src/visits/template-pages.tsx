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
import { letterPlaceholders } from './letter-document.ts'
import { customaryLetter } from './letter-template.ts'
import type { KeptTemplate } from './template-store.ts'
import { templateText } from './template-text.ts'

export interface TemplatePageProps {
  readonly frame: Frame
  readonly form: ShownForm
  readonly once: string
  /** The letter as it is now. */
  readonly template: KeptTemplate
  readonly versions: readonly KeptTemplate[]
  readonly names: ReadonlyMap<string, string>
  /** A letter as it would be with what is written, for looking at. */
  readonly preview?: DocumentModel | undefined
  readonly notice?: string | undefined
}

/** The letter by which levels are recorded, in the authority's own words. */
export const TemplatePage = (props: TemplatePageProps) => (
  <TemplateFrame {...props} title="The authority’s letter">
    <p class="govuk-body">
      By this letter a support level is recorded where no visit is made. Between the two parts stand, always, the old
      and the new level, the criteria, the dates and what the school answered. Letters that were issued stay as they
      are.
    </p>
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
  const { form, template, names } = props
  const yours = (name: string): string => String(form.typed[name] ?? '')
  return (
    <TemplateFrame {...props} title="Somebody else has changed the letter">
      <Conflict
        savedBy={nameOf(template, names)}
        savedAt={template.setAt ?? new Date(0)}
        fields={[
          { name: 'Before the level', yours: yours('opening'), saved: templateText(template.opening) },
          { name: 'After the level', yours: yours('closing'), saved: templateText(template.closing) },
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

const TemplateForm = ({ frame, form, once, template }: TemplatePageProps) => (
  <Form
    action="/policy/letter"
    csrf={frame.csrf}
    once={once}
    version={template.version}
    submit="Save the letter"
    secondary={{ text: 'Look at it first', intent: 'preview' }}
    cancel={{ href: '/policy' }}
    draft="letter-template"
  >
    <WordsField
      form={form}
      name="opening"
      label="Before the level"
      heading="strong"
      hint="An empty line begins a new paragraph. Begin a line with # for a heading, with - for a list."
      rows={8}
    />
    <WordsField form={form} name="closing" label="After the level" heading="strong" rows={16} />
    <Details summaryText="What is filled in for each school">
      <ul class="govuk-list govuk-list--bullet">
        {letterPlaceholders.map((name) => (
          <li key={name}>
            {`{{${name}}}`}: {placeholderText[name]}
          </li>
        ))}
      </ul>
      <p class="govuk-body">
        A part whose words are empty, such as support that is not offered, is left out with its heading.
      </p>
    </Details>
    <Details summaryText="The letter that comes with the service">
      <p class="govuk-body app-words">{templateText(customaryLetter.opening)}</p>
      <p class="govuk-body">Here stands the part about the level.</p>
      <p class="govuk-body app-words">{templateText(customaryLetter.closing)}</p>
    </Details>
  </Form>
)

const placeholderText: Readonly<Record<(typeof letterPlaceholders)[number], string>> = {
  school: 'the name of the school',
  headteacher: 'the name of the headteacher',
  chair: 'the name of the Chair of governors',
  previousLevel: 'the level before, or “None agreed before”',
  agreedLevel: 'the level agreed',
  levelInASentence:
    'the level, from when, what it was before, and whether the school did not agree, in a sentence or more',
  effectiveFrom: 'the day the level takes effect',
  effect: 'what the level means for the school, as its writer put it',
  supportOffered: 'the support offered, as its writer put it',
  rightToDiscuss: 'with whom the school may discuss it, as its writer put it',
  nextReview: 'the day of the next review',
  signatory: 'the name of who signs',
  signatoryRole: 'the role of who signs',
}

const Versions = ({ versions, names }: TemplatePageProps) => (
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
    empty="The authority uses the letter that comes with the service."
  />
)

const nameOf = ({ by }: KeptTemplate, names: ReadonlyMap<string, string>): string =>
  by === null ? 'The service' : (names.get(by) ?? 'Somebody who has left')
