declare module 'accessible-autocomplete' {
  interface Configuration {
    element: Element
    id: string
    name?: string
    source: (query: string, populateResults: (results: readonly string[]) => void) => void
    defaultValue?: string
    minLength?: number
    showAllValues?: boolean
    autoselect?: boolean
    confirmOnBlur?: boolean
    displayMenu?: 'inline' | 'overlay'
    dropdownArrow?: (config: { className: string }) => string
    onConfirm?: (confirmed: string | undefined) => void
    tNoResults?: () => string
    inputClasses?: string
  }
  type SelectConfiguration = Partial<Omit<Configuration, 'element'>> & { selectElement: HTMLSelectElement }
  function accessibleAutocomplete(configuration: Configuration): void
  namespace accessibleAutocomplete {
    function enhanceSelectElement(configuration: SelectConfiguration): void
  }
  export default accessibleAutocomplete
}
