import type { z } from 'zod'
import { route } from '../people/index.ts'
import type { AnyRoute } from '../platform/http/index.ts'
import type { CriterionId, InspectionFramework } from '../policy/index.ts'
import { withFramework, withWordings, type AdoptedEdition } from './edition-version.ts'
import { frameworkForm, wordingField, wordingsForm } from './forms.ts'
import { kept, opened } from './keeping-routes.tsx'
import { shippedEdition, shippedWording } from './store.ts'
import { FrameworkPage, WordingsPage } from './words-pages.tsx'

/** Where the words of the edition are changed: the authority's own sentences of criteria, and Ofsted's frameworks. */
export const wordsRoutes: readonly AnyRoute[] = [
  route({
    method: 'GET',
    url: '/policy/wordings',
    permission: 'keep edition',
    audit: 'none',
    act: (asked) =>
      opened(asked, WordingsPage, ({ criteria }) =>
        Object.fromEntries(
          criteria.map(({ id, wording }) => [wordingField(id), wording === shippedWording(id) ? '' : wording]),
        ),
      ),
  }),
  route({
    method: 'POST',
    url: '/policy/wordings',
    permission: 'keep edition',
    audit: 'changes',
    form: wordingsForm,
    act: (asked) =>
      kept(asked, WordingsPage, 'Criteria worded', (latest, edition, values) => ({
        seen: values.version,
        choices: withWordings(shippedEdition(latest.shippedId), latest.choices, wordingsIn(edition, values)),
      })),
  }),
  route({
    method: 'GET',
    url: '/policy/frameworks',
    permission: 'keep edition',
    audit: 'none',
    act: (asked) => opened(asked, FrameworkPage, () => ({})),
  }),
  route({
    method: 'POST',
    url: '/policy/frameworks',
    permission: 'keep edition',
    audit: 'changes',
    form: frameworkForm,
    act: (asked) =>
      kept(asked, FrameworkPage, 'Inspection framework added', (latest, edition, values) => ({
        seen: values.version,
        choices: withFramework(latest.choices, edition.frameworks, frameworkIn(values)),
      })),
  }),
]

/** What was sent for each criterion; a box that was not sent is as it is now. */
function wordingsIn(
  { criteria }: AdoptedEdition,
  values: Readonly<Record<string, unknown>>,
): Record<CriterionId, string> {
  return Object.fromEntries(
    criteria.map(({ id }) => {
      const words = values[wordingField(id)]
      return [id, typeof words === 'string' ? words : '']
    }),
  )
}

const frameworkIn = ({
  name,
  from,
  judges,
  grades,
  categories,
}: z.output<typeof frameworkForm>): InspectionFramework => ({
  id: `own-${from}`,
  name,
  from,
  overallGrade: judges === 'grade',
  capacityToImprove: false,
  reportCard: judges === 'reportCard',
  grades: linesOf(grades),
  categories: linesOf(categories ?? ''),
})

const linesOf = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
