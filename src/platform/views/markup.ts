import { Fragment, type ComponentChildren, type VNode, h } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'

/** Where an official template takes HTML we give it elements: a plain text given here is escaped like any other text. */
export type Markup = ComponentChildren

/** HTML attributes of an official component. Never a ready-made string, which the templates would not escape. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

/** The HTML of some elements, without any wrapper. Text is escaped. */
export const markupToHtml = (markup: Markup): string => renderToString(h(Fragment, null, markup))

/**
 * Puts ready HTML into a page as it stands. Not exported from the door: only the design system's own templates and
 * drawings of our own come this way, never anything a person typed.
 */
export const trustedHtml = (html: string): VNode => jsxTemplate([html])
