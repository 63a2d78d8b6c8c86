import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { build } from '../../scripts/build.mjs'

const out = mkdtempSync(path.join(tmpdir(), 'build-'))
afterAll(() => rmSync(out, { recursive: true, force: true }))

const manifest = (): Record<string, string> => JSON.parse(readFileSync(path.join(out, 'public/manifest.json'), 'utf8'))
const published = (name: string) => readFileSync(path.join(out, 'public', manifest()[name] ?? ''), 'utf8')

describe('build', () => {
  it('makes everything once and then nothing, in an instant', async () => {
    const first = await build({ out })
    expect(first.made).toContain('browser')
    const second = await build({ out })
    expect(second.made).toEqual([])
    expect(second.milliseconds).toBeLessThan(1000)
  })

  it('makes again only what is missing', async () => {
    rmSync(path.join(out, 'public', manifest()['service.css'] ?? ''))
    expect((await build({ out })).made).toEqual(['browser'])
  })

  it('gives style and script names that hold a hash', () => {
    expect(manifest()['service.css']).toMatch(/^service-[\da-f]{10}\.css$/)
    expect(manifest()['service.js']).toMatch(/^service-[\da-f]{10}\.js$/)
  })

  it('ships every picture the style names, but no font, crown or crest of GOV.UK', () => {
    const css = published('service.css')
    expect(css).not.toMatch(/@font-face|GDS Transport/)
    const named = [...css.matchAll(/\/assets\/images\/([\w.-]+)/g)].map(([, name]) => name ?? '')
    const shipped = readdirSync(path.join(out, 'public/images'))
    expect(shipped.filter((name) => /crown|crest/.test(name))).toEqual([])
    expect(named.filter((name) => !shipped.includes(name) && !/crown|crest/.test(name))).toEqual([])
  })

  it('keeps what browsers load small', () => {
    expect(published('service.css').length).toBeLessThan(180_000)
    expect(published('service.js').length).toBeLessThan(130_000)
  })
})
