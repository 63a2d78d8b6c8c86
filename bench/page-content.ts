import { parseHTML } from 'linkedom'

/** What a list page of the service shows, so that another server can show the same from memory. */
export interface PageContent {
  readonly path: string
  readonly title: string
  readonly navigation: readonly { readonly text: string; readonly href: string }[]
  readonly head: readonly { readonly text: string }[]
  readonly rows: readonly (readonly CellContent[])[]
  readonly filters: readonly {
    readonly name: string
    readonly heading: string
    readonly choices: readonly { readonly value: string; readonly text: string }[]
  }[]
}

interface CellContent {
  readonly text: string
  readonly href: string | null
  /** The words before the tags. */
  readonly before: string
  readonly tags: readonly { readonly text: string; readonly classes: string }[]
}

/** Reads every page of a list. */
export async function readContent(
  address: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<PageContent> {
  const first = await readPage(`${address}${path}`, headers)
  const rows = [...rowsOf(first)]
  for (let page = 2; rows.length > 0; page++) {
    const more = rowsOf(await readPage(`${address}${path}?page=${page}`, headers))
    // A page past the end is the last one again.
    if (more[0]?.[0]?.text === undefined || rows.some((row) => row[0]?.text === more[0]?.[0]?.text)) break
    rows.push(...more)
  }
  return {
    path,
    title: textOf(first.querySelector('h1')),
    navigation: all(first, '.govuk-service-navigation__link').map((link) => ({
      text: textOf(link),
      href: link.getAttribute('href') ?? '',
    })),
    head: all(first, '#list thead th').map((cell) => ({ text: headingOf(cell) })),
    rows,
    filters: all(first, '.app-filter details').map(filterOf),
  }
}

async function readPage(url: string, headers: Readonly<Record<string, string>>): Promise<Document> {
  const answer = await fetch(url, { headers, redirect: 'manual' })
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`)
  return parseHTML(await answer.text()).document
}

const all = (within: ParentNode, selector: string): readonly Element[] => [...within.querySelectorAll(selector)]

const textOf = (element: Element | null): string => (element?.textContent ?? '').replace(/\s+/g, ' ').trim()

/** Without the arrow that says how it is sorted. */
const headingOf = (cell: Element): string => (cell.querySelector('a')?.firstChild?.textContent ?? textOf(cell)).trim()

const rowsOf = (document: Document): readonly (readonly CellContent[])[] =>
  all(document, '#list tbody tr').map((row) => [...row.children].map(cellOf))

function cellOf(cell: Element): CellContent {
  const tags = all(cell, '.govuk-tag').map((tag) => ({
    text: textOf(tag),
    classes: (tag.getAttribute('class') ?? '').replace('govuk-tag ', ''),
  }))
  const text = textOf(cell)
  const before = tags.reduce((words, tag) => words.replace(tag.text, ''), text).trim()
  return { text, href: cell.querySelector('a')?.getAttribute('href') ?? null, before, tags }
}

const filterOf = (group: Element): PageContent['filters'][number] => ({
  name: group.querySelector('input')?.getAttribute('name') ?? '',
  heading: textOf(group.querySelector('summary')),
  choices: all(group, 'input').map((input) => ({
    value: input.getAttribute('value') ?? '',
    text: textOf(group.querySelector(`label[for="${input.getAttribute('id')}"]`)),
  })),
})
