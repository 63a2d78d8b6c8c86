import type { FormRead } from '../platform/forms/index.ts'
import {
  choicesOf,
  errorFor,
  Form,
  InsetText,
  Page,
  Select,
  SelectField,
  TextField,
  type Frame,
} from '../platform/views/index.ts'
import type { KeptFile } from './kept-file.ts'
import { KeptFileNote } from './kept-file-note.tsx'
import { measures } from './measures.ts'
import type { NearMiss } from './refusals.ts'
import { shortened } from './refusal-sentences.ts'

export interface MappingPageProps {
  readonly frame: Frame
  readonly form: FormRead<unknown>
  readonly once: string
  /** The headings of the file nobody knows. */
  readonly headings: readonly string[]
  /** What stands under each of them in the first row. */
  readonly samples: readonly string[]
  /** Why the file was not recognised. */
  readonly sentence: string
  /** The data sets that it is most like. */
  readonly nearest?: readonly NearMiss[] | undefined
  /** The file, where it is kept: its preview follows when the layout is saved. */
  readonly kept?: KeptFile | undefined
}

/** As many as there are columns: more than this make a page that nobody fills in. */
const mostPairs = 40

/** Saying what the columns of an unknown file are, so that it and the next of its kind are recognised. */
export function MappingPage({ frame, form, once, headings, samples, sentence, nearest = [], kept }: MappingPageProps) {
  const columns = headings
    .map((heading, at) => ({ value: heading, text: withSample(heading, samples[at]) }))
    .filter(({ value }) => value.trim() !== '')
  const chosen = { heading: choicesOf(form.typed, 'heading'), measure: choicesOf(form.typed, 'measure') }
  return (
    <Page
      frame={frame}
      title="Describe the columns"
      errors={form.ok ? {} : form.errors}
      back={{ href: '/evidence/import', text: 'Import a file' }}
    >
      <h1 class="govuk-heading-l">Describe the columns</h1>
      <InsetText text={sentence} />
      {kept && <KeptFileNote kept={kept} />}
      {nearest.length > 0 && (
        <p class="govuk-body">If it is one of the data sets that it is most like, only its headings are asked.</p>
      )}
      {nearest.map(({ layout, title }) => (
        <Form
          action="/evidence/layouts/like"
          csrf={frame.csrf}
          submit={`It is ${title}, under other headings`}
          hidden={{ ...hiddenOf({ form, headings, samples, kept }), layout }}
        >
          {null}
        </Form>
      ))}
      <h2 class="govuk-heading-m">{nearest.length > 0 ? 'It is none of these' : 'What it is'}</h2>
      <p class="govuk-body">
        Say what the columns are. The layout is saved, and files with these headings are then recognised.
      </p>
      <Form
        action="/evidence/layouts"
        csrf={frame.csrf}
        once={once}
        submit={kept ? 'Save the layout and read the file' : 'Save the layout'}
        cancel={{ href: '/evidence/import' }}
        hidden={hiddenOf({ form, headings, samples, kept })}
      >
        <TextField form={form} name="title" label="What is the data set called?" />
        <TextField form={form} name="publisher" label="Who publishes it?" />
        <TextField
          form={form}
          name="licence"
          label="Under which licence?"
          hint="Such as Open Government Licence v3.0, or internal"
        />
        <SelectField form={form} name="urn" label="Column with the URN" choices={columns} />
        <SelectField
          form={form}
          name="laestab"
          label="Column with the LAESTAB number, if there is no URN"
          choices={columns}
        />
        <SelectField
          form={form}
          name="yearColumn"
          label="Column with the academic year, if there is one"
          choices={columns}
        />
        <TextField form={form} name="year" label="Academic year of the whole file, if it is one year" width={10} />
        <h2 class="govuk-heading-m">Columns of figures</h2>
        {Array.from({ length: Math.min(columns.length, mostPairs) }, (_, at) => (
          <div>
            <Select
              id={at === 0 ? 'heading-1' : `heading-${at + 1}`}
              name="heading"
              label={{ text: `Column ${at + 1}` }}
              items={[{ value: '', text: '' }, ...columns]}
              value={chosen.heading[at] ?? ''}
              errorMessage={at === 0 && !form.ok ? errorFor(form.errors, 'heading-1') : undefined}
            />
            <Select
              id={`measure-${at + 1}`}
              name="measure"
              label={{ text: `Column ${at + 1} measures` }}
              items={measureChoices}
              value={chosen.measure[at] ?? ''}
            />
          </div>
        ))}
      </Form>
    </Page>
  )
}

/** What the next page needs again: the columns, the file that is kept, and the day somebody had said that it holds for. */
export const hiddenOf = ({
  form,
  headings,
  samples,
  kept,
}: Pick<MappingPageProps, 'form' | 'headings' | 'samples' | 'kept'>) => ({
  headings: JSON.stringify(headings),
  samples: JSON.stringify(samples),
  ...(kept ? { kept: kept.id } : {}),
  ...Object.fromEntries(
    ['asAt-day', 'asAt-month', 'asAt-year'].flatMap((name) =>
      choicesOf(form.typed, name).map((typed) => [name, typed]),
    ),
  ),
})

/** "Half days lost (6.5)": a heading alone does not always tell what stands under it. */
export const withSample = (heading: string, sample = ''): string =>
  sample.trim() === '' ? heading : `${heading} (${shortened(sample.trim())})`

const measureChoices = [{ value: '', text: '' }, ...measures.map(({ id, name }) => ({ value: id, text: name }))]
