import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SessionCookie } from './answer.ts'
import type { Service } from './route.ts'

const options = (service: Service) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure: service.secure }) as const

/** `__Host-` binds a cookie to this address alone; browsers accept that name over TLS only. */
const named = (service: Service, name: string): string => (service.secure ? `__Host-${name}` : name)

export const readSession = (service: Service, request: FastifyRequest): string | undefined =>
  request.cookies[named(service, 'session')]

export function setSession(service: Service, reply: FastifyReply, session: SessionCookie | null): void {
  if (session)
    reply.setCookie(named(service, 'session'), session.text, { ...options(service), maxAge: session.seconds })
  else reply.clearCookie(named(service, 'session'), options(service))
}

/** A browser that has not signed in is told apart by a random cookie, so that its forms can be told from strangers'. */
export const readVisitor = (service: Service, request: FastifyRequest): string | undefined =>
  request.cookies[named(service, 'visitor')]

export function setVisitor(service: Service, reply: FastifyReply, visitor: string): void {
  reply.setCookie(named(service, 'visitor'), visitor, options(service))
}

const noticeName = 'notice'

/** One sentence for the next page. It is the person's own cookie: shown as plain text, never trusted. */
export function setNotice(service: Service, reply: FastifyReply, sentence: string): void {
  reply.setCookie(noticeName, Buffer.from(sentence.slice(0, 500)).toString('base64url'), {
    ...options(service),
    maxAge: 60,
  })
}

export function takeNotice(service: Service, request: FastifyRequest, reply: FastifyReply): string | undefined {
  const text = request.cookies[noticeName]
  if (text === undefined || request.method !== 'GET') return undefined
  reply.clearCookie(noticeName, options(service))
  return Buffer.from(text, 'base64url').toString('utf8').slice(0, 500) || undefined
}
