import type { FastifyReply, FastifyRequest } from 'fastify'
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { readSession, readVisitor, setVisitor } from './cookies.ts'
import type { SessionCookie } from './answer.ts'
import type { Service } from './route.ts'

/**
 * The token of this browser's forms: bound to the session (or, before sign-in, to a visitor cookie), so that a page
 * of another site, or of another session, cannot send one. Nothing is stored.
 */
export function formToken(service: Service, request: FastifyRequest, reply: FastifyReply): string {
  const holder = holderOf(service, request) ?? newVisitor(service, reply)
  return tokenOf(service, holder)
}

/** The token of the forms of a session that begins with this answer. */
export const formTokenOf = (service: Service, session: SessionCookie): string => tokenOf(service, session.text)

/** Whether a form came from a page of ours in this browser. Browsers that say where a form comes from must say: here. */
export function isOwnForm(service: Service, request: FastifyRequest, sent: unknown): boolean {
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false
  const holder = holderOf(service, request)
  if (holder === undefined || typeof sent !== 'string') return false
  const [wanted, given] = [Buffer.from(tokenOf(service, holder)), Buffer.from(sent)]
  return wanted.length === given.length && timingSafeEqual(wanted, given)
}

const holderOf = (service: Service, request: FastifyRequest): string | undefined =>
  readSession(service, request) ?? readVisitor(service, request)

const tokenOf = (service: Service, holder: string): string =>
  createHmac('sha256', service.secrets.forms).update(holder).digest('base64url')

function newVisitor(service: Service, reply: FastifyReply): string {
  const visitor = randomBytes(18).toString('base64url')
  setVisitor(service, reply, visitor)
  return visitor
}
