// The thread that typesets. It is plain JavaScript so that it runs as it stands, beside the source and beside the built bundle.
import { createRequire } from 'node:module'
import { parentPort, workerData } from 'node:worker_threads'

/** @type {{ compiler: string, fonts: string, template: string }} */
const { compiler: compilerPath, fonts, template } = workerData
const { NodeCompiler } = createRequire(import.meta.url)(compilerPath)
const compiler = NodeCompiler.create({ workspace: fonts, fontArgs: [{ fontPaths: [fonts] }] })

/* oxlint-disable unicorn/require-post-message-target-origin -- a thread has no origin */
parentPort.on('message', ({ document, instant }) => {
  try {
    const bytes = compiler.pdf(
      { mainFileContent: template, inputs: { document } },
      { pdfStandard: 'ua-1', pdfTags: true, creationTimestamp: instant },
    )
    parentPort.postMessage({ bytes: new Uint8Array(bytes) })
  } catch (failure) {
    parentPort.postMessage({ failure: String(failure.message || failure.code || failure) })
  }
  compiler.evictCache(5)
})
