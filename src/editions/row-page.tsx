import { CheckboxesField, RadiosField, SelectField, TextField } from '../platform/views/index.ts'
import { phaseInWords, phases, subjectInWords, type Configuration } from '../policy/index.ts'
import { comparators, provenanceNames, type MeasureName } from './configuration-row.ts'
import { KeepPage, type KeepingProps } from './keeping-pages.tsx'
import { capital, RowsTable } from './policy-tables.tsx'

export interface RowPageProps extends KeepingProps {
  readonly table: Configuration
  readonly measures: readonly MeasureName[]
}

/** One dated table, and a form that adds a line to it or replaces the local one for the same years. */
export function RowPage(props: RowPageProps) {
  const { table, measures, form } = props
  const fields = { typed: form.typed, errors: form.ok ? {} : form.errors }
  return (
    <KeepPage
      {...props}
      title={capital(table.label)}
      action={`/policy/configuration/${table.name}`}
      submit="Save this line"
      back="/policy/configuration"
      draft={`table-${table.name}`}
    >
      <RowsTable table={table} measures={measures} />
      <h2 class="govuk-heading-m">Add or replace a year</h2>
      <p class="govuk-body">
        A line for the same years and phases is replaced; otherwise the new line holds over others.
      </p>
      <TextField
        form={fields}
        name="first"
        label="First academic year"
        hint="The year in which it ends: 2011 for 2010/11"
        width={4}
        digits
      />
      <TextField
        form={fields}
        name="last"
        label="Last academic year (optional)"
        hint="Leave empty when it holds until further notice"
        width={4}
        digits
      />
      {table.kind === 'number' && (
        <CheckboxesField
          form={fields}
          name="phases"
          label="For these phases (optional)"
          hint="Tick none when it holds for all"
          small
          choices={phases.map((phase) => ({ value: phase, text: capital(phaseInWords(phase)) }))}
        />
      )}
      <RadiosField
        form={fields}
        name="holds"
        label="Do these years have a value?"
        inline
        choices={[
          { value: 'value', text: 'Yes' },
          { value: 'none', text: 'No, none is used' },
        ]}
      />
      <ValueField {...props} />
      <RadiosField
        form={fields}
        name="provenance"
        label="Where the value comes from"
        choices={[
          { value: 'published', text: provenanceNames.published, hint: 'By the department or another public body' },
          { value: 'computed', text: provenanceNames.computed, hint: 'From figures that were published' },
          { value: 'local', text: provenanceNames.local, hint: 'Decided by the authority' },
        ]}
      />
      <TextField form={fields} name="note" label="Source or note (optional)" />
    </KeepPage>
  )
}

function ValueField({ table, measures, form }: RowPageProps) {
  const field = { form: { typed: form.typed, errors: form.ok ? {} : form.errors }, name: 'value' }
  switch (table.kind) {
    case 'number':
      return <TextField {...field} label="Value" width={10} suffix={table.unit} />
    case 'measure':
      return (
        <SelectField
          {...field}
          label="Measure"
          search
          choices={measures.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )
    case 'subject':
      return (
        <RadiosField
          {...field}
          label="Compare with"
          choices={comparators.map((subject) => ({ value: subject, text: capital(subjectInWords(subject)) }))}
        />
      )
  }
}
