import type { AcademicYear } from '../kernel/index.ts'
import { yearSpans, type YearSpan } from './school-evidence-view.ts'

/** Which years are asked for. */
export interface EvidenceQuery {
  readonly span: YearSpan
  readonly to: AcademicYear | undefined
}

/** Reads the query string. Never fails: what is not known is left out, so that an old link works. */
export function readEvidenceQuery(given: Readonly<Record<string, string | readonly string[]>>): EvidenceQuery {
  const { years, to } = given
  const span = yearSpans.find((each) => each === years) ?? '3'
  const last = typeof to === 'string' && /^(19|20|21)\d\d$/.test(to) ? (Number(to) as AcademicYear) : undefined
  return { span, to: last }
}

/** The address of a page of a school's evidence with the same years; `page` is `/print` or the like. */
export function evidenceAddress(urn: number, { span, to }: EvidenceQuery, page = ''): string {
  const query = new URLSearchParams({ ...(span === '3' ? {} : { years: span }), ...(to ? { to: String(to) } : {}) })
  return `/schools/${urn}/evidence${page}${query.size === 0 ? '' : `?${query}`}`
}
