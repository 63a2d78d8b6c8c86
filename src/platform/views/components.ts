import type { VNode } from 'preact'
import { officialHtml } from './bridge.ts'
import type { ComponentName, ComponentOptions } from './generated/components.ts'
import { type Markup, trustedHtml } from './markup.ts'

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
export const Button = official('button')
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
export const Input = official('input')
export const InsetText = official('inset-text')
export const Label = official('label')
export const NotificationBanner = official('notification-banner')
export const Pagination = official('pagination')
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

function official<Name extends ComponentName>(name: Name): Official<Name> {
  return (props) => {
    const { children, ...options } = props as { children?: Markup }
    const given = children === undefined ? options : { ...options, html: children }
    return trustedHtml(officialHtml(name, given as unknown as ComponentOptions[Name]))
  }
}
