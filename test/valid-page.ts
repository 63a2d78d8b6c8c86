import { HtmlValidate } from 'html-validate'
import type { TestPage } from './app.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // Checkboxes of one question share a name.
    'form-dup-name': ['error', { shared: ['radio', 'button', 'reset', 'submit', 'checkbox'] }],
    'long-title': 'off',
    'no-redundant-role': 'off',
    'prefer-native-element': 'off',
    'no-inline-style': 'off',
    'no-trailing-whitespace': 'off',
    'no-raw-characters': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-implicit-button-type': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    'require-sri': 'off',
    'tel-non-breaking': 'off',
    'unique-landmark': 'off',
  },
})

/** What is wrong with a page as HTML and for assistive technology, in words; nothing when it is well made. */
export async function faultsOf({ text, document }: Pick<TestPage, 'text' | 'document'>): Promise<readonly string[]> {
  const headings = document.querySelectorAll('h1').length
  const report = await validator.validateString(text)
  return [
    ...(headings === 1 ? [] : [`${headings} headings of the first level`]),
    ...report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
  ]
}
