import { z } from 'zod'

/** What was sent, by name: what the person typed, kept to be shown again. */
export type FormValues = Readonly<Record<string, string | readonly string[] | undefined>>

/** The sentence beside each field, in the order of the fields. Dates may name a part: `met-year`. */
export type FieldErrors = Readonly<Record<string, string>>

/** A form read: its values, or what is wrong with each field and everything that was typed. */
export type FormRead<T> =
  | { readonly ok: true; readonly value: T; readonly typed: FormValues }
  | { readonly ok: false; readonly errors: FieldErrors; readonly typed: FormValues }

/** Fields of the form's own working, never of its subject: the token, the submission key, the mark of one put back. */
const workings = new Set(['_csrf', '_once', '_unsent'])

/** A form by its fields. Fields that are not of the form are refused. */
export const form = <Shape extends z.ZodRawShape>(fields: Shape) => z.strictObject(fields)

/**
 * Reads what was sent against a form. Never throws: what is not as it must be is a sentence beside its field.
 * The three boxes of a date (`met-day`, `met-month`, `met-year`) arrive at the schema as one field `met`.
 */
export function readForm<Schema extends z.ZodType>(schema: Schema, body: unknown): FormRead<z.output<Schema>> {
  const typed = typedValues(body)
  const result = schema.safeParse(gatherDates(typed))
  if (result.success) return { ok: true, value: result.data, typed }
  const errors: Record<string, string> = {}
  for (const issue of result.error.issues) {
    const field = issue.path.length > 0 ? issue.path.join('-') : 'form'
    errors[field] ??=
      issue.code === 'unrecognized_keys'
        ? 'This page has changed since you opened it. Check your answers and send it again.'
        : issue.message
  }
  return { ok: false, errors, typed }
}

/** The reading of a form that a decision, not the form itself, refuses: the same page again with these sentences. */
export const withErrors = <T>(read: FormRead<T>, errors: FieldErrors): FormRead<T> => ({
  ok: false,
  errors,
  typed: read.typed,
})

/** A form nobody has sent yet, with what it begins with. */
export const blankForm = (typed: FormValues = {}): { ok: false; errors: FieldErrors; typed: FormValues } => ({
  ok: false,
  errors: {},
  typed,
})

function typedValues(body: unknown): FormValues {
  if (typeof body !== 'object' || body === null) return {}
  const entries = Object.entries(body).filter(([name]) => !workings.has(name))
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map((part) => String(part)) : typeof value === 'string' ? value : undefined,
    ]),
  )
}

function gatherDates(typed: FormValues): Record<string, unknown> {
  const gathered: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(typed)) {
    const part = /^(.+)-(day|month|year)$/.exec(name)
    if (part?.[1] === undefined || part[2] === undefined) gathered[name] = value
    else gathered[part[1]] = { ...(gathered[part[1]] as object | undefined), [part[2]]: value }
  }
  return gathered
}
