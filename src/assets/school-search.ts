import accessibleAutocomplete from 'accessible-autocomplete'

/** What the server suggests: the words to show and the page of the school. */
interface Suggestion {
  readonly text: string
  readonly href: string
}

/**
 * A search box for schools (`input[data-school-search]`, the attribute being the address that answers
 * `?q=...` with `[{ text, href }]`) suggests as one types; choosing goes to the school. Sending the form searches as ever.
 */
export function enhanceSchoolSearch(page: Document): void {
  for (const input of page.querySelectorAll<HTMLInputElement>('input[data-school-search]')) replace(input)
}

function replace(input: HTMLInputElement): void {
  const { id, name, value, form } = input
  const place = input.ownerDocument.createElement('div')
  input.replaceWith(place)
  let latest: readonly Suggestion[] = []
  accessibleAutocomplete({
    element: place,
    id,
    name,
    defaultValue: value,
    minLength: 2,
    confirmOnBlur: false,
    displayMenu: 'overlay',
    source: delayed(async (query, show) => {
      latest = await suggestions(input.dataset.schoolSearch ?? '', query)
      show(latest.map(({ text }) => text))
    }),
    tNoResults: () => 'No school found',
    onConfirm: (text) => {
      const chosen = latest.find((suggestion) => suggestion.text === text)
      if (chosen && isOwn(chosen.href)) location.assign(chosen.href)
      else if (text !== undefined) form?.requestSubmit()
    },
  })
}

async function suggestions(address: string, query: string): Promise<readonly Suggestion[]> {
  const url = new URL(address, location.href)
  url.searchParams.set('q', query)
  const answer = await fetch(url, { headers: { accept: 'application/json' } }).catch(() => undefined)
  return answer?.ok ? ((await answer.json()) as readonly Suggestion[]) : []
}

const isOwn = (href: string): boolean => new URL(href, location.href).origin === location.origin

type Source = (query: string, show: (results: readonly string[]) => void) => void

/** Asks only once typing has paused, so that a name is one question and not ten. */
function delayed(source: (query: string, show: (results: readonly string[]) => void) => Promise<void>): Source {
  let waiting: number | undefined
  return (query, show) => {
    window.clearTimeout(waiting)
    waiting = window.setTimeout(() => void source(query, show), 200)
  }
}
