import type { FormRead } from '../platform/forms/index.ts'
import { choicesOf, errorFor, Form, Page, Select, TextField, type Frame } from '../platform/views/index.ts'
import type { KeptFile } from './kept-file.ts'
import { KeptFileNote } from './kept-file-note.tsx'
import type { Layout } from './layout.ts'
import { hiddenOf, withSample } from './mapping-page.tsx'
import { columnsUnknownTo, headingsLacking, likelyColumns } from './renamed-layout.ts'

export interface RenamedPageProps {
  readonly frame: Frame
  readonly form: FormRead<unknown>
  readonly once: string
  readonly layout: Layout
  readonly headings: readonly string[]
  readonly samples: readonly string[]
  readonly kept?: KeptFile | undefined
}

/** Saying which columns of a file are the headings of a known layout that it lacks. */
export function RenamedPage({ frame, form, once, layout, headings, samples, kept }: RenamedPageProps) {
  const title = `${layout.title}, under other headings`
  const lacking = headingsLacking(layout, headings)
  const offered = columnsUnknownTo(layout, headings)
  const typed = choicesOf(form.typed, 'heading')
  const chosen = typed.length > 0 ? typed : likelyColumns(lacking, offered)
  const items = [
    { value: '', text: '' },
    ...offered.map((value) => ({ value, text: withSample(value, samples[headings.indexOf(value)]) })),
  ]
  const errors = form.ok ? {} : form.errors
  return (
    <Page frame={frame} title={title} errors={errors} back={{ href: '/evidence/import', text: 'Import a file' }}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">
        Select for each heading that the file lacks the column that is it. What is most like it is selected already:
        check it. Everything else is read as in the known data set. The layout is saved, and files with these headings
        are then recognised.
      </p>
      {kept && <KeptFileNote kept={kept} />}
      <Form
        action="/evidence/layouts/like"
        csrf={frame.csrf}
        once={once}
        submit={kept ? 'Save the layout and read the file' : 'Save the layout'}
        cancel={{ href: '/evidence/import' }}
        hidden={{ ...hiddenOf({ form, headings, samples, kept }), layout: layout.id, step: 'save' }}
      >
        <TextField form={form} name="title" label="What is the data set called?" />
        {layout.year.by === 'fileName' && (
          <TextField
            form={form}
            name="year"
            label="Academic year, if the name of the file does not say it"
            width={10}
          />
        )}
        <h2 class="govuk-heading-m">Headings that the file lacks</h2>
        {lacking.map(({ names, needed }, at) => (
          <Select
            id={`heading-${at + 1}`}
            name="heading"
            label={{ text: needed ? `Which column is “${names[0]}”?` : `Which column is “${names[0]}”? (optional)` }}
            items={items}
            value={chosen[at] ?? ''}
            errorMessage={errorFor(errors, `heading-${at + 1}`)}
          />
        ))}
      </Form>
    </Page>
  )
}
