import { isValidElement } from 'preact'
import type nunjucks from 'nunjucks'
import type { ComponentName, ComponentOptions } from './generated/components.ts'
import { environment } from './environment.ts'
import { markupToHtml, type Markup } from './markup.ts'

/**
 * The HTML of an official govuk-frontend component, from its own template.
 * Options that take HTML are given elements or text; text is escaped (`markup.ts`).
 */
export const officialHtml = <Name extends ComponentName>(name: Name, options: ComponentOptions[Name]): string =>
  templateHtml(name, withHtml(options) as object)

/** The same from options whose HTML is already text: only for the official examples, which are written so. */
export const templateHtml = (name: ComponentName, params: object): string => template(name).render({ params }).trim()

/**
 * Turns every option that takes HTML into text. They are `html`, those that end in `Html`, and the slots of the
 * service navigation, told apart from `previous`, `next` and the like by standing under `slots`.
 */
function withHtml(value: unknown, inSlots = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withHtml(item))
  if (typeof value !== 'object' || value === null) return value
  const converted: Record<string, unknown> = {}
  for (const [name, option] of Object.entries(value)) converted[name] = convert(name, option, inSlots)
  return converted
}

function convert(name: string, option: unknown, inSlots: boolean): unknown {
  if (option === undefined || option === null || option === false) return undefined
  const takesMarkup = name === 'html' || name.endsWith('Html') || isValidElement(option)
  if (takesMarkup || (inSlots && (typeof option === 'string' || Array.isArray(option))))
    return markupToHtml(option as Markup)
  return withHtml(option, name === 'slots')
}

const templates = new Map<ComponentName, nunjucks.Template>()

function template(name: ComponentName): nunjucks.Template {
  const known = templates.get(name)
  if (known) return known
  const read = environment.getTemplate(`components/${name}/template.njk`, true)
  templates.set(name, read)
  return read
}
