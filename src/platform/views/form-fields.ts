/** What is wrong with a form, by the name of the field, in the order the fields stand on the page: one sentence each. */
export type FieldErrors = Readonly<Record<string, string>>

/** What the person typed, by the name of the field, kept as text so that nothing is lost when the form comes back. */
export type FieldValues = Readonly<Record<string, string | readonly string[] | undefined>>

/** A form as it is shown: what was typed and, when it comes back, what is wrong. A `FormRead` is one. */
export interface ShownForm {
  readonly typed: FieldValues
  readonly errors?: FieldErrors | undefined
}

export const hasErrors = (errors: FieldErrors | undefined): boolean => Object.keys(errors ?? {}).length > 0

/** The `errorMessage` option of an official field. A date's sentence may stand under one of its parts. */
export function errorFor(errors: FieldErrors | undefined, field: string): { text: string } | undefined {
  const text = ['', '-day', '-month', '-year']
    .map((part) => errors?.[field + part])
    .find((found) => found !== undefined)
  return text === undefined ? undefined : { text }
}

/** The text of a field that holds one value. */
export function textOf(values: FieldValues, field: string): string {
  const value = values[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** The choices of a field that may hold several. */
export function choicesOf(values: FieldValues, field: string): readonly string[] {
  const value = values[field]
  if (value === undefined || value === '') return []
  return typeof value === 'string' ? [value] : value
}

/**
 * Errors as the error summary lists them, each leading to its field: the first control of a field has the field's name
 * as its id (the day of a date too). What is wrong with the form as a whole, under `form`, leads nowhere.
 * `pageOf` names the page on which a field stands, where it is another than this.
 */
export const errorList = (errors: FieldErrors, pageOf: (field: string) => string = () => '') =>
  Object.entries(errors).map(([field, text]) =>
    field === 'form' ? { text } : { text, href: `${pageOf(field)}#${field.replace(/-day$/, '')}` },
  )
