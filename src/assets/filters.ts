/** On a small window the filters are folded behind a button; without this they stand above what was found. */
export function foldOnSmallWindows(page: Document): void {
  for (const panel of page.querySelectorAll<HTMLElement>('[data-filter-panel]')) {
    const button = page.createElement('button')
    button.type = 'button'
    button.className = 'govuk-button govuk-button--secondary app-filter__show'
    const fold = (folded: boolean) => {
      panel.classList.toggle('app-filter--folded', folded)
      button.setAttribute('aria-expanded', String(!folded))
      button.textContent = folded ? 'Show filters' : 'Hide filters'
    }
    button.addEventListener('click', () => fold(!panel.classList.contains('app-filter--folded')))
    panel.before(button)
    fold(true)
  }
}

/** Above the filters of a list: one button that opens them all, or closes them. Without it each opens by itself. */
export function addOpenAll(page: Document): void {
  for (const panel of page.querySelectorAll<HTMLElement>('[data-filter-panel]')) {
    const groups = [...panel.querySelectorAll<HTMLDetailsElement>('details')]
    const first = groups[0]
    if (groups.length < 2 || !first) continue
    const button = page.createElement('button')
    button.type = 'button'
    button.className = 'app-link-button app-filter__all'
    const tell = () => (button.textContent = allOpen(groups) ? 'Close all filters' : 'Open all filters')
    button.addEventListener('click', () => {
      const open = !allOpen(groups)
      for (const group of groups) group.open = open
      tell()
    })
    for (const group of groups) group.addEventListener('toggle', tell)
    tell()
    first.before(button)
  }
}

const allOpen = (groups: readonly HTMLDetailsElement[]): boolean => groups.every((group) => group.open)
