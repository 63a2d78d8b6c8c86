import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import fastify, { type FastifyInstance } from 'fastify'
import { registerAssets } from './assets.ts'
import { refuseErrors } from './errors.ts'
import type { Guard } from './guard.ts'
import { registerRoute } from './handle.ts'
import type { AnyRoute, Service } from './route.ts'

export interface ServerOptions {
  readonly service: Service
  readonly routes: readonly AnyRoute[]
  readonly guard: Guard
  /** The folder of built stylesheets, scripts and pictures. */
  readonly publicFolder: string
  /** One line for each request. Errors are told without it. */
  readonly log?: boolean
  /** Takes one line of JSON for each error that is our fault; standard error unless said. */
  tellError?(line: string): void
  /** Addresses of the proxies whose word about the person's address is taken, for example `127.0.0.1`. */
  readonly proxies?: string
}

/**
 * The web server, ready to listen. Refuses to be made when a route does not say who may use it and what is remembered,
 * or when two routes share an address.
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const server = fastify({
    logger: options.log ? { level: 'info', redact: ['req.headers.cookie', 'req.headers.authorization'] } : false,
    trustProxy: options.proxies ?? false,
    bodyLimit: 1_048_576,
    requestTimeout: 120_000,
    connectionTimeout: 130_000,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200 },
    genReqId: () => crypto.randomUUID(),
    forceCloseConnections: 'idle',
  })
  // Only the two ways a form is sent are read: everything else is refused as unsupported.
  server.removeAllContentTypeParsers()
  await server.register(formbody, { bodyLimit: 1_048_576 })
  await server.register(multipart, {
    throwFileSizeLimit: false,
    limits: { files: 1, fields: 200, fieldSize: 1_048_576, parts: 201 },
  })
  await server.register(cookie)
  await server.register(compress, { threshold: 2048, encodings: ['br', 'gzip'] })
  await server.register(helmet, security(options))
  await registerAssets(server, options.publicFolder)
  const tellError = options.tellError ?? ((line: string): void => void process.stderr.write(line))
  refuseErrors(server, { ...options, tellError })
  for (const route of options.routes) registerRoute(server, route, options)
  return server
}

/** No script, style or frame but our own; nothing is sent elsewhere. */
function security({ service, guard }: ServerOptions) {
  const self = ["'self'"]
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: [...self, ...guard.inlineScripts],
        styleSrc: self,
        imgSrc: [...self, 'data:'],
        fontSrc: self,
        connectSrc: self,
        formAction: self,
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        manifestSrc: self,
      },
    },
    referrerPolicy: { policy: 'same-origin' as const },
    crossOriginOpenerPolicy: { policy: 'same-origin' as const },
    crossOriginResourcePolicy: { policy: 'same-origin' as const },
    strictTransportSecurity: service.secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' as const },
  }
}
