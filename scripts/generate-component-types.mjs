// Writes the types of every official component's options from the macro-options.json that govuk-frontend ships,
// so that a misspelt option does not compile. Run it after raising govuk-frontend; the result is committed.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const components = new URL('../node_modules/govuk-frontend/dist/govuk/components/', import.meta.url)
const target = fileURLToPath(new URL('../src/platform/views/generated/components.ts', import.meta.url))

/** Marked as required, but only when an alternative is absent, or wrong for one kind of item (a divider has no value). */
const optionalInFact = new Set(['radios.items.value', 'checkboxes.items.value', 'character-count.maxwords'])
const alternative = /not required|will be ignored|instead/
const words = new Set([
  'charactersUnderLimitText',
  'charactersOverLimitText',
  'wordsUnderLimitText',
  'wordsOverLimitText',
  'multipleFilesChosenText',
])
const numeric = new Set(['rows', 'maxlength', 'threshold', 'headingLevel', 'value'])

export function generateComponentTypes() {
  const names = readdirSync(components, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const version = JSON.parse(
    readFileSync(new URL('../node_modules/govuk-frontend/package.json', import.meta.url)),
  ).version
  return [
    `// Generated from govuk-frontend ${version} by scripts/generate-component-types.mjs. Do not edit.`,
    "import type { Attributes, Markup } from '../markup.ts'\n",
    ...names.map(declaration),
    '/** The options of every official component, by the name of its folder. */',
    'export interface ComponentOptions {',
    ...names.map((name) => `  '${name}': ${optionsName(name)}`),
    '}\n',
    `export type ComponentName = keyof ComponentOptions\n`,
  ].join('\n')
}

function declaration(name) {
  const options = JSON.parse(readFileSync(new URL(`${name}/macro-options.json`, components)))
  return `export interface ${optionsName(name)} ${shape(options, [name], 0)}\n`
}

function shape(options, path, depth) {
  const indent = '  '.repeat(depth + 1)
  const lines = distinct(options.filter((option) => option.name !== 'caller')).flatMap(([name, same]) => [
    `${indent}/** ${same[0].description.replaceAll('*/', '* /').replaceAll(/\s+/g, ' ')} */`,
    `${indent}readonly ${name}${required(same[0], [...path, name]) ? '' : '?'}: ${union(same, [...path, name], depth)}`,
  ])
  return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`
}

/** One option may be documented twice, once for each type it accepts. */
const distinct = (options) => [...group(options)]
function group(options) {
  const byName = new Map()
  for (const option of options) byName.set(option.name, [...(byName.get(option.name) ?? []), option])
  return byName
}

const required = (option, path) =>
  option.required && !alternative.test(option.description) && !optionalInFact.has(path.join('.'))

function union(options, path, depth) {
  const types = [...new Set(options.map((option) => type(option, path, depth)))]
  return required(options[0], path) ? types.join(' | ') : [...types, 'undefined'].join(' | ')
}

function type(option, path, depth) {
  const { name } = option
  if (name === 'attributes' || name === 'wrapperAttributes') return 'Attributes'
  if (option.isComponent) return optionsName(name)
  if (words.has(name)) return 'Readonly<Record<string, string>>'
  if (path[0] === 'date-input' && ['day', 'month', 'year'].includes(name))
    return "Partial<Extract<NonNullable<DateInputOptions['items']>[number], object>>"
  if (option.type === 'string') return isMarkup(option) ? 'Markup' : numeric.has(name) ? 'string | number' : 'string'
  if (option.type === 'integer') return 'number'
  if (option.type === 'boolean') return 'boolean'
  const inner = option.params ? shape(option.params, path, depth + 1) : 'string'
  return option.type === 'array'
    ? `readonly (${inner}${itemsMayBeFalsy(path) ? ' | false | null | undefined' : ''})[]`
    : inner
}

const isMarkup = ({ name, description }) =>
  name === 'html' || name.endsWith('Html') || description.startsWith('HTML injected')
const itemsMayBeFalsy = (path) => path.at(-1) === 'items' || path.at(-1) === 'rows'
const optionsName = (name) =>
  `${name.replaceAll(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase()).replace(/^./, (c) => c.toUpperCase())}Options`

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(target, generateComponentTypes())
