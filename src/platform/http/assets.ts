import serveStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/** A name that changes with its content: `service-0f3a….css`. */
const hashed = /-[\da-f]{10}\.(css|js)$/

/** Built stylesheets, scripts and pictures under `/assets/`. What has a hash in its name may be kept for good, the rest a day. */
export async function registerAssets(server: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(folder)) return
  await server.register(serveStatic, {
    root: resolve(folder),
    prefix: '/assets/',
    cacheControl: false,
    setHeaders: (reply, path) => {
      void reply.header(
        'cache-control',
        hashed.test(path) ? 'public, max-age=31536000, immutable' : 'public, max-age=86400',
      )
    },
    index: false,
    dotfiles: 'ignore',
  })
}
