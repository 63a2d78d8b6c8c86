import { plainText, searchFor } from '../platform/lists/index.ts'
import type { Day } from '../kernel/index.ts'
import { statusOn } from './school.ts'
import type { ListedSchool } from './store.ts'
import { wordsOfSchool } from './school-list.tsx'
import { statusNames } from './school-words.ts'

/** What the search box suggests (`assets/school-search.ts`): words that tell every school apart, and its page. */
export interface Suggestion {
  readonly text: string
  readonly href: string
}

/** The ten schools that come nearest to what was typed: names that begin with it first, closed schools last. */
export function suggestSchools(
  schools: readonly ListedSchool[],
  typed: string,
  { laCode, today }: { readonly laCode: number | null; readonly today: Day },
): readonly Suggestion[] {
  const hasWords = searchFor(typed)
  if (!hasWords) return []
  const plain = plainText(typed)
  const rank = (school: ListedSchool, name: string): number =>
    (statusOn(school, today) === 'closed' ? 2 : 0) + (name.startsWith(plain) ? 0 : 1)
  return schools
    .filter((school) => hasWords(wordsOfSchool(school, laCode)))
    .map((school) => ({ school, name: plainText(school.name) }))
    .map((found) => ({ ...found, rank: rank(found.school, found.name) }))
    .sort((a, b) => a.rank - b.rank || (a.name === b.name ? a.school.urn - b.school.urn : a.name < b.name ? -1 : 1))
    .slice(0, 10)
    .map(({ school }) => ({ text: suggestionText(school, today), href: `/schools/${school.urn}` }))
}

function suggestionText(school: ListedSchool, today: Day): string {
  const status = statusOn(school, today)
  return [
    school.name,
    ...(school.town === null ? [] : [school.town]),
    ...(status === 'open' ? [] : [statusNames[status].toLowerCase()]),
    `URN ${school.urn}`,
  ].join(', ')
}
