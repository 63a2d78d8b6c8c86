import type { FastifyReply } from 'fastify'
import type { VNode } from 'preact'
import { renderPage } from '../views/index.ts'
import type { Answer } from './answer.ts'
import { setNotice, setSession } from './cookies.ts'
import type { Service } from './route.ts'
import { carryOrigin, carryOriginTo } from './way-back.ts'

/** A page, never kept by a browser or proxy. As bytes: a text would be gone through once for its length and once to send. */
export const sendPage = (reply: FastifyReply, status: number, page: VNode): FastifyReply =>
  reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(Buffer.from(carryOrigin(renderPage(page), reply.request.url), 'utf8'))

/** Puts an answer on the wire. Addresses are our own paths only, so that no form can lead elsewhere. */
export function send(
  answer: Exclude<Answer, { kind: 'notFound' }>,
  reply: FastifyReply,
  service: Service,
): FastifyReply {
  switch (answer.kind) {
    case 'page':
      return sendPage(reply, answer.status, answer.page)
    case 'redirect':
      if (answer.notice !== undefined) setNotice(service, reply, answer.notice)
      return reply
        .header('cache-control', 'no-store')
        .redirect(ownPath(carryOriginTo(answer.location, reply.request.url)), 303)
    case 'cookie':
      setSession(service, reply, answer.session)
      if (!answer.session) reply.header('clear-site-data', '"storage"')
      return reply.header('cache-control', 'no-store').redirect(ownPath(answer.location), 303)
    case 'begun':
      setSession(service, reply, answer.session)
      return sendPage(reply, 200, answer.page)
    case 'data':
      return reply
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(JSON.stringify(answer.value))
    case 'file':
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', disposition(answer.name, answer.inline))
        .type(answer.type)
        .send(Buffer.from(answer.bytes.buffer, answer.bytes.byteOffset, answer.bytes.byteLength))
  }
}

/** A path of this service: begins with one slash, so that `//elsewhere` and `\\elsewhere` are not taken for one. */
export const ownPath = (location: string): string => (/^\/(?![/\\])[^\r\n]*$/.test(location) ? location : '/')

const disposition = (name: string, inline: boolean): string => {
  const plain = name.normalize('NFKD').replace(/[^\w.() -]/g, '')
  return `${inline ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`
}
