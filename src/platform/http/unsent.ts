import { ownPath } from './send.ts'

/** The field that marks a form put back after its session had ended. It is shown again and never acted on. */
export const unsentField = '_unsent'

/** The page of the form that is put back, where the mark says so; undefined for a form that a person sends. */
export function pageOfUnsent(body: Readonly<Record<string, unknown>>): string | undefined {
  const mark = body[unsentField]
  if (mark === undefined) return undefined
  return ownPath(typeof mark === 'string' ? mark : '/')
}
