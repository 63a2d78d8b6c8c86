// The thread that typesets. It is plain JavaScript so that it runs as it stands, beside the source and beside the built bundle.
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

/** @type {{ compiler: string, fonts: string, fallbacks: string[], template: string }} */
const { compiler: compilerPath, fonts, fallbacks, template } = workerData
const { NodeCompiler } = createRequire(import.meta.url)(compilerPath)
const open = (files) => NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths: [fonts, ...files] }] })
const compiler = open([])
// Typefaces that stand in are large and seldom needed: all of them in a second compiler, from the first document that needs any.
let wideCompiler

/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
parentPort.on('message', ({ document, wide, instant }) => {
  try {
    const bytes = (wide ? (wideCompiler ??= open(fallbacks)) : compiler).pdf(
      { mainFileContent: template, inputs: { document } },
      { pdfStandard: 'ua-1', pdfTags: true, creationTimestamp: instant },
    )
    parentPort.postMessage({ bytes: new Uint8Array(bytes) })
  } catch (failure) {
    parentPort.postMessage({ failure: String(failure.message || failure.code || failure) })
  }
  compiler.evictCache(5)
  wideCompiler?.evictCache(5)
})
