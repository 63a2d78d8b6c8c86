export * as field from './fields.ts'
export { blankForm, form, readForm, withErrors, type FieldErrors, type FormRead, type FormValues } from './form.ts'
