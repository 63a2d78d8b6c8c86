import accessibleAutocomplete from 'accessible-autocomplete'

/** Long lists (`select[data-autocomplete]`) become a box to type in. The list itself stays in the form and is what is sent. */
export function enhanceChoices(page: Document): void {
  for (const select of page.querySelectorAll<HTMLSelectElement>('select[data-autocomplete]')) {
    accessibleAutocomplete.enhanceSelectElement({
      selectElement: select,
      name: '',
      // "Select your local authority" asks and is no answer: in the box it would be looked for, and nothing found.
      defaultValue: select.value === '' ? '' : (select.selectedOptions[0]?.text ?? ''),
      showAllValues: true,
      dropdownArrow,
      confirmOnBlur: false,
      onConfirm: (text?: string) => choose(select, text),
    })
    followTyping(select)
  }
}

/** Sets the list to what was chosen; words that are no choice leave it empty, so that the server says what is missing. */
function choose(select: HTMLSelectElement, text: string | undefined): void {
  const wanted = [...select.options].find((option) => option.text.trim() === text?.trim())
  select.value = wanted?.value ?? ''
}

/** Typing without choosing counts too: otherwise the list would keep an answer that is no longer shown. */
function followTyping(select: HTMLSelectElement): void {
  const box = select.parentElement?.querySelector<HTMLInputElement>('.autocomplete__input')
  if (!box) return
  box.addEventListener('input', () => choose(select, box.value))
  const described = select.getAttribute('aria-describedby')
  if (described)
    box.setAttribute('aria-describedby', [described, box.getAttribute('aria-describedby')].filter(Boolean).join(' '))
}

const dropdownArrow = ({ className }: { className: string }): string =>
  `<svg class="${className}" viewBox="0 0 24 24" focusable="false" aria-hidden="true"><path d="M4 8l8 8 8-8" fill="none" stroke="currentColor" stroke-width="3"/></svg>`
