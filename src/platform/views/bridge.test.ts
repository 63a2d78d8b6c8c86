import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { generateComponentTypes } from '../../../scripts/generate-component-types.mjs'
import { templateHtml } from './bridge.ts'
import type { ComponentName } from './generated/components.ts'

const components = 'node_modules/govuk-frontend/dist/govuk/components'
const examples = readdirSync(components, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => {
    const file = JSON.parse(readFileSync(`${components}/${entry.name}/fixtures.json`, 'utf8'))
    return file.fixtures.map((fixture: object) => ({ component: entry.name as ComponentName, ...fixture }))
  })

describe('official templates', () => {
  it(`come out exactly as published, in all ${examples.length} examples`, () => {
    expect(examples.length).toBeGreaterThan(700)
    const different = examples.filter(({ component, options, html }) => templateHtml(component, options) !== html)
    expect(different.map(({ component, name }) => `${component}: ${name}`)).toEqual([])
  })
})

describe('types of the official components', () => {
  it('are those of the installed version', () => {
    expect(readFileSync('src/platform/views/generated/components.ts', 'utf8')).toBe(generateComponentTypes())
  })
})
