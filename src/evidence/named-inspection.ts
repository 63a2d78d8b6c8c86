import type { LayoutPart } from './layout.ts'
import { column } from './layout-parts.ts'

const overall = {
  Outstanding: 1,
  Good: 2,
  Satisfactory: 3,
  'Requires improvement': 3,
  Inadequate: 4,
  'Serious Weaknesses': 4,
  'Special Measures': 4,
  'Insufficient evidence': 'missing',
} as const

/** Where there is a category the rating says it in place of "inadequate"; of the other two words it may be either. */
const category = {
  ...overall,
  Outstanding: 0,
  Good: 0,
  Satisfactory: 'missing',
  'Requires improvement': 0,
  Inadequate: 'missing',
  'Serious Weaknesses': 1,
  'Special Measures': 1,
} as const

/**
 * The latest inspection as files that are about something else name it: a rating in words and a day, nothing more. A file that
 * gives the rating without the day is left alone: nobody could say of which inspection it is.
 */
export const namedInspection = (day: readonly string[], rating: readonly string[]): LayoutPart => ({
  name: 'latest inspection',
  day: [...day],
  columns: [
    column('ofsted-overall', rating, { codes: overall }),
    column('ofsted-category', rating, { codes: category }),
  ],
})
