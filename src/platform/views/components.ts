import { isValidElement, type VNode } from 'preact'
import { officialHtml } from './bridge.ts'
import type { ComponentName, ComponentOptions } from './generated/components.ts'
import { type Markup, trustedHtml } from './markup.ts'
import { remembered } from './remembered.ts'

/** The options of an official component; those that take `html` may have it as children instead. */
export type Official<Name extends ComponentName> = (
  options: ComponentOptions[Name] &
    (ComponentOptions[Name] extends { readonly html?: Markup } ? { children?: Markup } : unknown),
) => VNode

/*
 * The official components of govuk-frontend as elements: `<Button text="Save" />`. Everything about their options is in
 * the Design System's own pages; the types come from the same source. Tables, footers and headers are not here:
 * `DataTable` and `Page` are ours, because rows must be fast and the crown is for GOV.UK alone.
 */
export const Accordion = official('accordion')
export const BackLink = official('back-link')
export const Breadcrumbs = official('breadcrumbs')
export const Button = constant('button')
export const CharacterCount = official('character-count')
export const Checkboxes = official('checkboxes')
export const DateInput = official('date-input')
export const Details = official('details')
export const ErrorMessage = official('error-message')
export const ErrorSummary = official('error-summary')
export const Fieldset = official('fieldset')
export const FileUpload = official('file-upload')
export const GenericHeader = official('generic-header')
export const Hint = official('hint')
export const Input = constant('input')
export const InsetText = official('inset-text')
export const Label = official('label')
export const NotificationBanner = official('notification-banner')
export const Pagination = constant('pagination')
export const Panel = official('panel')
export const PasswordInput = official('password-input')
export const PhaseBanner = official('phase-banner')
export const Radios = official('radios')
export const Select = official('select')
export const ServiceNavigation = official('service-navigation')
export const SkipLink = official('skip-link')
export const SummaryList = official('summary-list')
export const Tabs = official('tabs')
export const Tag = official('tag')
export const TaskList = official('task-list')
export const Textarea = official('textarea')
export const WarningText = official('warning-text')

/**
 * A component that is the same on every page that has it: its HTML is kept. Not where it holds what a person gave
 * (`remembered.ts`), and not where elements stand in its options.
 */
function constant<Name extends 'button' | 'input' | 'pagination'>(name: Name): Official<Name> {
  const texts = remembered(500)
  const make = official(name)
  return (props) => {
    const options = props as unknown as ComponentOptions[Name]
    if (holdsMore(options)) return make(props)
    return trustedHtml(texts(JSON.stringify(options), () => officialHtml(name, options)))
  }
}

/** Whether an option, at any depth, is a value of a form or an element. */
const holdsMore = (options: unknown): boolean =>
  isValidElement(options) ||
  (typeof options === 'object' &&
    options !== null &&
    Object.entries(options).some(
      ([name, option]) =>
        (option !== undefined && option !== '' && (name === 'value' || name === 'errorMessage')) || holdsMore(option),
    ))

function official<Name extends ComponentName>(name: Name): Official<Name> {
  return (props) => {
    const { children, ...options } = props as { children?: Markup }
    const given = children === undefined ? options : { ...options, html: children }
    return trustedHtml(officialHtml(name, given as unknown as ComponentOptions[Name]))
  }
}
