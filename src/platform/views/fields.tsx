import type { ComponentChildren } from 'preact'
import { CharacterCount, Checkboxes, DateInput, FileUpload, Input, Radios, Select, Textarea } from './components.ts'
import { choicesOf, errorFor, type ShownForm, textOf } from './form-fields.ts'

/** Every field: its name (and so its id), its words, and the form it belongs to, from which it takes text and error. */
export interface FieldProps {
  readonly form: ShownForm
  readonly name: string
  readonly label: string
  readonly hint?: ComponentChildren
  /**
   * `page`: the label is the page's `h1`. `strong`: one of several questions on a page. `hidden`: heard only, where what is
   * seen around the field says the same. Plain unless told.
   */
  readonly heading?: 'page' | 'strong' | 'hidden' | undefined
}

export interface TextFieldProps extends FieldProps {
  /** Width in characters, for answers of known length. */
  readonly width?: 2 | 3 | 4 | 5 | 10 | 20 | 30 | undefined
  readonly type?: 'text' | 'email' | 'tel' | 'search' | undefined
  readonly autocomplete?: string | undefined
  /** Shows the number keys on a telephone. */
  readonly digits?: boolean | undefined
  readonly prefix?: string | undefined
  readonly suffix?: string | undefined
}

export const TextField = (field: TextFieldProps) => (
  <Input
    {...labelled(field)}
    id={field.name}
    type={field.type}
    value={textOf(field.form.typed, field.name)}
    classes={field.width === undefined ? undefined : `govuk-input--width-${field.width}`}
    autocomplete={field.autocomplete}
    inputmode={field.digits ? 'numeric' : undefined}
    prefix={field.prefix === undefined ? undefined : { text: field.prefix }}
    suffix={field.suffix === undefined ? undefined : { text: field.suffix }}
  />
)

/** Words at length; with `limit`, how many characters are left is told. */
export const WordsField = (field: FieldProps & { rows?: number | undefined; limit?: number | undefined }) => {
  const options = { ...labelled(field), id: field.name, value: textOf(field.form.typed, field.name), rows: field.rows }
  return field.limit === undefined ? <Textarea {...options} /> : <CharacterCount {...options} maxlength={field.limit} />
}

export interface Choice {
  readonly value: string
  readonly text: ComponentChildren
  readonly hint?: ComponentChildren
  /** Shown when this is chosen; always shown without JavaScript. */
  readonly reveal?: ComponentChildren
}

export interface ChoiceFieldProps extends FieldProps {
  readonly choices: readonly Choice[]
}

/** One of a few. `inline` for short answers only. */
export const RadiosField = (
  field: ChoiceFieldProps & { inline?: boolean | undefined; small?: boolean | undefined },
) => (
  <Radios
    {...grouped(field)}
    idPrefix={field.name}
    items={field.choices.map(choiceItem)}
    value={textOf(field.form.typed, field.name)}
    classes={radiosClasses(field)}
  />
)

const radiosClasses = ({ inline, small }: { inline?: boolean | undefined; small?: boolean | undefined }) =>
  [inline && 'govuk-radios--inline', small && 'govuk-radios--small'].filter(Boolean).join(' ') || undefined

/** Any of a few. */
export const CheckboxesField = (field: ChoiceFieldProps & { small?: boolean | undefined }) => (
  <Checkboxes
    {...grouped(field)}
    idPrefix={field.name}
    items={field.choices.map(choiceItem)}
    values={choicesOf(field.form.typed, field.name)}
    classes={field.small ? 'govuk-checkboxes--small' : undefined}
  />
)

/** A single box to tick, which sends `yes`. */
export const TickField = ({ form, name, label, hint }: FieldProps) => (
  <Checkboxes
    name={name}
    idPrefix={name}
    errorMessage={errorFor(form.errors, name)}
    items={[{ value: 'yes', text: label, hint: hint === undefined ? undefined : { html: hint } }]}
    values={choicesOf(form.typed, name)}
  />
)

/** One of many, such as a school or a person: with JavaScript it is looked for by typing. */
export const SelectField = (field: FieldProps & { choices: readonly SelectChoice[]; search?: boolean | undefined }) => (
  <Select
    {...labelled(field)}
    id={field.name}
    items={[{ value: '', text: '' }, ...field.choices]}
    value={textOf(field.form.typed, field.name)}
    attributes={field.search ? { 'data-autocomplete': '' } : undefined}
  />
)

export interface SelectChoice {
  readonly value: string
  readonly text: string
}

/** A date in three boxes, sent as `name-day`, `name-month` and `name-year`. */
export function DateField(field: FieldProps) {
  const { form, name } = field
  const error = errorFor(form.errors, name)
  const part = (part: 'day' | 'month' | 'year', width: 2 | 4) => ({
    name: part,
    id: part === 'day' ? name : `${name}-${part}`,
    value: textOf(form.typed, `${name}-${part}`),
    classes: `govuk-input--width-${width}${error && isWrong(form, name, part) ? ' govuk-input--error' : ''}`,
  })
  const { name: _, ...rest } = grouped(field)
  return (
    <DateInput
      {...rest}
      id={`${name}-date`}
      namePrefix={name}
      items={[part('day', 2), part('month', 2), part('year', 4)]}
    />
  )
}

/** A part is marked when its own sentence is, or when the sentence is about the date as a whole. */
const isWrong = ({ errors = {} }: ShownForm, name: string, part: string) =>
  errors[name] !== undefined || errors[`${name}-${part}`] !== undefined

export const FileField = (field: FieldProps & { accept?: string | undefined }) => (
  <FileUpload
    {...labelled(field)}
    id={field.name}
    javascript
    attributes={field.accept === undefined ? undefined : { accept: field.accept }}
  />
)

const hintOf = ({ hint }: FieldProps) => (hint === undefined ? undefined : { html: hint })

const labelled = (field: FieldProps) => ({
  name: field.name,
  label: { text: field.label, classes: headingClass('label', field), isPageHeading: field.heading === 'page' },
  hint: hintOf(field),
  errorMessage: errorFor(field.form.errors, field.name),
})

const grouped = (field: FieldProps) => ({
  name: field.name,
  fieldset: {
    legend: {
      text: field.label,
      classes: headingClass('fieldset__legend', field),
      isPageHeading: field.heading === 'page',
    },
  },
  hint: hintOf(field),
  errorMessage: errorFor(field.form.errors, field.name),
})

function headingClass(element: string, { heading }: FieldProps): string | undefined {
  if (heading === undefined) return undefined
  return heading === 'hidden' ? 'govuk-visually-hidden' : `govuk-${element}--${heading === 'page' ? 'l' : 's'}`
}

const choiceItem = ({ value, text, hint, reveal }: Choice) => ({
  value,
  html: text,
  hint: hint === undefined ? undefined : { html: hint },
  conditional: reveal === undefined ? undefined : { html: reveal },
})
