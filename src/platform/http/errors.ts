import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isDatabaseAway } from '../database/index.ts'
import type { Frame } from '../views/index.ts'
import { errorLine } from './error-line.ts'
import { formToken } from './form-token.ts'
import { readSession } from './cookies.ts'
import type { Guard } from './guard.ts'
import type { Service } from './route.ts'
import { sendPage } from './send.ts'

interface Refusing {
  readonly service: Service
  readonly guard: Guard
  /** Where an error that is our fault is written, whatever else is logged. */
  tellError(line: string): void
}

/** Pages for addresses that do not exist and for everything that goes wrong: never a stack trace, SQL text or path. */
export function refuseErrors(server: FastifyInstance, { service, guard, tellError }: Refusing): void {
  const framed = async (request: FastifyRequest, reply: FastifyReply): Promise<Frame> => {
    const actor = await guard
      .identify(service, readSession(service, request), service.clock.now())
      .catch(() => undefined)
    const around = { service, actor, path: request.url, csrf: formToken(service, request, reply) }
    // A database that does not answer must not keep the page that says so from being shown.
    return guard.frame(around).catch(() => guard.bareFrame(around))
  }
  server.setNotFoundHandler(async (request, reply) =>
    sendPage(reply, 404, guard.notFoundPage(await framed(request, reply))),
  )
  server.setErrorHandler<FastifyError>(async (error, request, reply) => {
    const tell = (): void => tellError(errorLine(error, request, service.clock.now()))
    if (isFull(error)) {
      tell()
      return sendPage(reply, 507, guard.refusedPage(await framed(request, reply), noRoom))
    }
    if (request.isMultipart() && isCutShort(error))
      return sendPage(reply, 400, guard.refusedPage(await framed(request, reply), cutShort))
    if (isDatabaseAway(error)) {
      tell()
      return sendPage(reply.header('retry-after', '5'), 503, guard.refusedPage(await framed(request, reply), away))
    }
    const sentence = sentenceFor(error)
    if (sentence)
      return sendPage(reply, error.statusCode ?? 400, guard.refusedPage(await framed(request, reply), sentence))
    tell()
    return sendPage(reply, 500, guard.brokenPage(await framed(request, reply), request.id))
  })
}

/** Whether a disk is full: the database's (its own code), or that of the files which are being received. */
const isFull = ({ code }: { readonly code?: string }): boolean => code === '53100' || code === 'ENOSPC'

/**
 * Whether what was being sent ended before it was whole: the connection was lost, or its last part is not closed. The reader of
 * parts gives these no code, and a connection that is lost has the code of one to the database.
 */
const isCutShort = ({ code, message }: { readonly code?: string; readonly message: string }): boolean =>
  code === 'ERR_STREAM_PREMATURE_CLOSE' ||
  message === 'aborted' ||
  message === 'Premature close' ||
  message.startsWith('Unexpected end of') ||
  message.startsWith('Part terminated early')

const cutShort = 'What you sent ended before it was whole, so nothing was saved. Go back and send it again.'

const noRoom =
  'There is no room left on the disk of this service, so nothing was saved. Ask your administrator to free some, then send it again.'

const away =
  'The service cannot reach its records at this moment, so nothing was saved. It goes on by itself as soon as it can: wait a minute, then try again.'

/** What the person can do about it; undefined when it is our fault. */
function sentenceFor(error: FastifyError): string | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
    case 'FST_REQ_FILE_TOO_LARGE':
      return 'What you sent is too large. Shorten it, or send a smaller file.'
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return 'This address takes forms from its own page only. Open the page and send it from there.'
    case 'FST_FIELDS_LIMIT':
    case 'FST_PARTS_LIMIT':
    case 'FST_FILES_LIMIT':
      return 'What you sent has more parts than this page has. Open the page again and send it from there.'
    default:
      return error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500
        ? 'We could not understand what was sent. Go back, reload the page and try again.'
        : undefined
  }
}
