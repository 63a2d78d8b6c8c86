/** What is wrong with a form, by the name of the field, in the order the fields stand on the page: one sentence each. */
export type FieldErrors = Readonly<Record<string, string>>

/** What the person typed, by the name of the field, kept as text so that nothing is lost when the form comes back. */
export type FieldValues = Readonly<Record<string, string | readonly string[] | undefined>>

export const noErrors: FieldErrors = {}

export const hasErrors = (errors: FieldErrors | undefined): boolean => Object.keys(errors ?? {}).length > 0

/** The `errorMessage` option of an official field. */
export const errorFor = (errors: FieldErrors | undefined, field: string): { text: string } | undefined =>
  errors?.[field] === undefined ? undefined : { text: errors[field] }

/** The text of a field that holds one value. */
export function textOf(values: FieldValues, field: string): string {
  const value = values[field]
  return typeof value === 'string' ? value : (value?.[0] ?? '')
}

/** The choices of a field that may hold several. */
export function choicesOf(values: FieldValues, field: string): readonly string[] {
  const value = values[field]
  return value === undefined ? [] : typeof value === 'string' ? [value] : value
}

/**
 * Errors as the error summary lists them. A link leads to the element whose id is the field's name, or where `ids`
 * says: a date to its `-day`, for which `ids` has `{ visitedOn: 'visitedOn-day' }`.
 */
export const errorList = (errors: FieldErrors, ids: Readonly<Record<string, string>> = {}) =>
  Object.entries(errors).map(([field, text]) => ({ text, href: `#${ids[field] ?? field}` }))
