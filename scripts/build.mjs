// Builds what runs (dist/*.js), what browsers get (dist/public) and copies what is read as files (migrations, fonts).
// Every part remembers what it was made from and is skipped while that is unchanged. Whole files are put in place by
// renaming, so that two builds at once, or a server that reads meanwhile, never see half of one.
import { createHash, randomUUID } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const at = (...parts) => path.join(root, ...parts)

/**
 * Brings `dist` up to date. Answers the names of the parts that had to be made (none when all was in place) and the
 * time taken in milliseconds. Throws with the compiler's own words when something does not compile.
 * @param {{ out?: string, bench?: boolean }} options `out` is the folder to build into, `dist` unless told; `bench`
 *   makes the benches too
 */
export async function build({ out = at('dist'), bench = false } = {}) {
  const began = performance.now()
  const before = readJson(path.join(out, '.build.json'))
  const now = {}
  const made = []
  for (const part of parts) {
    if (part.onRequest && !bench) {
      if (before[part.name]) now[part.name] = before[part.name]
      continue
    }
    now[part.name] = fingerprint(part.inputs())
    if (now[part.name] === before[part.name] && part.present(out)) continue
    await part.make(out)
    made.push(part.name)
  }
  if (made.length > 0) put(path.join(out, '.build.json'), JSON.stringify(now))
  return { made, milliseconds: Math.round(performance.now() - began) }
}

const parts = [
  {
    name: 'service',
    inputs: () => [...filesUnder('src', isCode), ...filesUnder('editions')],
    present: (out) => hasCode(out, serverEntries()),
    make: (out) => makeCode(out, serverEntries()),
  },
  {
    name: 'bench',
    onRequest: true,
    inputs: () => [...filesUnder('src', isCode), ...filesUnder('editions'), ...filesUnder('bench', isCode)],
    present: (out) => hasCode(out, benchEntries()),
    make: (out) => makeCode(out, benchEntries()),
  },
  {
    name: 'browser',
    inputs: () => filesUnder('src/assets', (name) => /\.(ts|scss|svg|png|ico)$/.test(name)),
    present: hasPublic,
    make: makePublic,
  },
  {
    name: 'migrations',
    inputs: () => filesUnder('migrations'),
    present: (out) => copied(out, 'migrations'),
    make: (out) => copy('migrations', out),
  },
  {
    name: 'fonts',
    inputs: () => filesUnder('assets/fonts'),
    present: (out) => copied(out, 'fonts', 'assets/fonts'),
    make: (out) => copy('fonts', out, 'assets/fonts'),
  },
]

const serverEntries = () => [...existing({ main: 'src/main.ts', cli: 'src/cli.ts' }), ...workers()]
const benchEntries = () => existing({ bench: 'bench/bench.ts' })

const existing = (entries) =>
  Object.entries(entries)
    .filter(([, file]) => existsSync(at(file)))
    .map(([out, file]) => ({ in: at(file), out, ext: '.js' }))

const workers = () =>
  filesUnder('src/platform', (name) => /[.-]worker\.mjs$/.test(name)).map((file) => ({
    in: at(file),
    out: path.basename(file, '.mjs'),
    ext: '.mjs',
  }))

const hasCode = (out, entries) => entries.every((entry) => existsSync(path.join(out, entry.out + entry.ext)))

async function makeCode(out, entries) {
  const { build: bundle } = await import('esbuild')
  for (const ext of ['.js', '.mjs']) {
    const points = entries.filter((entry) => entry.ext === ext)
    if (points.length === 0) continue
    const result = await bundle({
      entryPoints: points.map(({ in: from, out: to }) => ({ in: from, out: to })),
      outExtension: { '.js': ext },
      outdir: out,
      absWorkingDir: root,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      packages: 'external',
      sourcemap: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
      legalComments: 'none',
      logLevel: 'silent',
      write: false,
    })
    for (const file of result.outputFiles) put(file.path, file.contents)
  }
}

function hasPublic(out) {
  const manifest = readJson(path.join(out, 'public/manifest.json'))
  const names = Object.values(manifest)
  return names.length > 0 && names.every((name) => existsSync(path.join(out, 'public', name)))
}

/** Stylesheet, scripts and pictures under names that hold a hash of their contents, so that browsers may keep them for ever. */
async function makePublic(out) {
  const folder = path.join(out, 'public')
  const earlier = readJson(path.join(folder, 'manifest.json'))
  const css = await makeStyles()
  const manifest = {
    ...Object.fromEntries(css.map(([name, text]) => [name, hashed(folder, name, text)])),
    ...(await makeScripts(folder)),
  }
  copyImages(folder, css.map(([, text]) => text).join(''))
  put(path.join(folder, 'manifest.json'), JSON.stringify(manifest, undefined, 2))
  forgetOld(folder, [...Object.values(earlier), ...Object.values(manifest)])
}

async function makeStyles() {
  const sheets = filesUnder('src/assets', (name) => name.endsWith('.scss') && !name.startsWith('_'))
  if (sheets.length === 0) return []
  const sass = await import('sass')
  const loadPaths = [
    root,
    at('node_modules'),
    at('node_modules/govuk-frontend/dist'),
    at('node_modules/@ministryofjustice/frontend'),
  ]
  return sheets.map((file) => {
    const { css } = sass.compile(at(file), { style: 'compressed', loadPaths, quietDeps: true })
    return [`${path.basename(file, '.scss')}.css`, css.replace(/^\uFEFF/, '')]
  })
}

async function makeScripts(folder) {
  const scripts = readdirIfAny('src/assets').filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.') && !name.endsWith('.d.ts'),
  )
  if (scripts.length === 0) return {}
  const { build: bundle } = await import('esbuild')
  const { outputFiles } = await bundle({
    entryPoints: scripts.filter(isEntry).map((name) => at('src/assets', name)),
    outdir: folder,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2020',
    logLevel: 'silent',
    write: false,
  })
  return Object.fromEntries(
    outputFiles.map((file) => [path.basename(file.path), hashed(folder, path.basename(file.path), file.text)]),
  )
}

/** A script of its own has a stylesheet's or the service's name; the others are parts it imports. */
const isEntry = (name) => name === 'service.ts' || name.endsWith('.entry.ts')

/** Only the pictures that the stylesheet names, and our own: the fonts, crown and crest are licensed for GOV.UK alone. */
function copyImages(folder, css) {
  mkdirSync(path.join(folder, 'images'), { recursive: true })
  const sources = [
    'src/assets/images',
    'node_modules/@ministryofjustice/frontend/moj/assets/images',
    'node_modules/govuk-frontend/dist/govuk/assets/images',
  ]
  const named = [...css.matchAll(/url\("?\/assets\/images\/([\w.-]+)"?\)/g)].map(([, name]) => name)
  for (const name of new Set([...named, ...readdirIfAny('src/assets/images')])) {
    if (/crest|crown/.test(name)) continue
    const source = sources.map((from) => at(from, name)).find((file) => existsSync(file))
    if (!source) throw new Error(`The stylesheet names a picture that no one has: ${name}`)
    put(path.join(folder, 'images', name), readFileSync(source))
  }
}

/** Files of the build before stay for pages that are still open; those before it go. */
function forgetOld(folder, keep) {
  for (const name of readdirSync(folder))
    if (/-[\da-f]{10}\.(css|js)$/.test(name) && !keep.includes(name)) rmSync(path.join(folder, name), { force: true })
}

function hashed(folder, name, text) {
  const { name: stem, ext } = path.parse(name)
  const file = `${stem}-${createHash('sha256').update(text).digest('hex').slice(0, 10)}${ext}`
  put(path.join(folder, file), text)
  return file
}

const copied = (out, to, from = to) =>
  filesUnder(from).every((file) => existsSync(path.join(out, to, path.relative(from, file))))

function copy(to, out, from = to) {
  if (existsSync(at(from))) cpSync(at(from), path.join(out, to), { recursive: true })
}

function put(file, contents) {
  mkdirSync(path.dirname(file), { recursive: true })
  const unfinished = `${file}.${randomUUID()}`
  writeFileSync(unfinished, contents)
  renameSync(unfinished, file)
}

/** Changes when a file is added, removed, renamed or written, when a dependency changes version, or this script does. */
function fingerprint(files) {
  const hash = createHash('sha256')
  for (const file of [...files, 'package-lock.json', 'tsconfig.json', 'scripts/build.mjs']) {
    if (!existsSync(at(file))) continue
    const { mtimeMs, size } = statSync(at(file))
    hash.update(`${file}\0${mtimeMs}\0${size}\n`)
  }
  return hash.digest('hex')
}

const isCode = (name) => /\.(ts|tsx|mjs|json)$/.test(name) && !name.includes('.test.')

/** Paths from the root, in a steady order; none when the folder does not exist. */
function filesUnder(folder, wanted = () => true) {
  if (!existsSync(at(folder))) return []
  return readdirSync(at(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && wanted(entry.name))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .sort()
}

const readdirIfAny = (folder) => (existsSync(at(folder)) ? readdirSync(at(folder)) : [])

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return {}
  }
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const { made, milliseconds } = await build({ bench: process.argv.includes('--bench') })
    console.log(
      made.length === 0 ? `Built already (${milliseconds} ms)` : `Built ${made.join(', ')} in ${milliseconds} ms`,
    )
  } catch (error) {
    console.error(`The build failed: ${error instanceof Error ? error.message : String(error)}`)
    process.exitCode = 1
  }
}
