import nunjucks from 'nunjucks'
import { createRequire } from 'node:module'
import path from 'node:path'

const require = createRequire(import.meta.url)
const folder = path.resolve(path.dirname(require.resolve('govuk-frontend/package.json')), 'dist/govuk')
const settings = { autoescape: true, trimBlocks: true, lstripBlocks: true }

/** Where the official templates are compiled, once each, and run. Only the bridge knows of it. */
export const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), settings)

// The library's own `trim` takes quadratic time in runs of spaces: 40,000 of them stopped a server for 2.4 s.
environment.addFilter('trim', (text: unknown) => keepSafe(text, String(text ?? '').trim()))

/** Trimming does not make text unsafe that the template had declared safe, nor the reverse. */
const keepSafe = (before: unknown, after: string): unknown =>
  before instanceof nunjucks.runtime.SafeString ? new nunjucks.runtime.SafeString(after) : after

rememberPaths()
rememberMacros()
setNamesQuickly()

/** The library works out `../label/template.njk` anew at every use: an eighth of the time of a page of forms. */
function rememberPaths(): void {
  const inside = environment as unknown as { resolveTemplate: (loader: object, parent: string, name: string) => string }
  const resolve = inside.resolveTemplate.bind(environment)
  const known = new Map<string, Map<string, string>>()
  inside.resolveTemplate = (loader, parent, name) => {
    const ofParent = known.get(parent) ?? new Map<string, string>()
    const path = ofParent.get(name) ?? resolve(loader, parent, name)
    known.set(parent, ofParent.set(name, path))
    return path
  }
}

/**
 * A file of macros answers the same macros every time, yet the library runs it anew at every import. Imports of the
 * official templates are all without context, which is what makes their macros the same.
 */
function rememberMacros(): void {
  type Exported = (error: Error | null, macros: object | null) => void
  const inside = nunjucks.Template.prototype as unknown as { getExported: (this: object, done: Exported) => void }
  const run = inside.getExported
  const known = new WeakMap<object, object>()
  inside.getExported = function (done) {
    const macros = known.get(this)
    if (macros) return done(null, macros)
    return run.call(this, (error, made) => {
      if (made) known.set(this, made)
      done(error, made)
    })
  }
}

/** Every turn of a loop sets eight names such as `loop.index`, which the library takes apart at the dot each time. */
function setNamesQuickly(): void {
  type Frame = {
    variables: Record<string, unknown>
    resolve(name: string, toWrite: boolean): Frame | undefined
    set(name: string, value: unknown, up?: boolean): void
  }
  const inside = (nunjucks.runtime as unknown as { Frame: { prototype: Frame } }).Frame.prototype
  const { set } = inside
  inside.set = function (name, value, up) {
    if (name.startsWith('loop.')) setOfLoop(this.variables, name, value)
    else if (name.includes('.')) set.call(this, name, value, up)
    else ((up && this.resolve(name, true)) || this).variables[name] = value
  }
}

function setOfLoop(variables: Record<string, unknown>, name: string, value: unknown): void {
  const loop = (variables.loop ??= {}) as Record<string, unknown>
  loop[name.slice('loop.'.length)] = value
}
