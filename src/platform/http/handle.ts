import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import type { z } from 'zod'
import { dayInEngland } from '../../kernel/index.ts'
import { recordAudit, type AuditFacts } from '../audit/index.ts'
import { withTx, type Scope, type Tx, type TxOptions } from '../database/index.ts'
import { readForm, withErrors, type FormRead } from '../forms/index.ts'
import type { Frame } from '../views/index.ts'
import type { Answer } from './answer.ts'
import { readSession, takeNotice } from './cookies.ts'
import { formToken, isOwnForm } from './form-token.ts'
import type { Guard } from './guard.ts'
import { asFields, receive, type Received } from './receive.ts'
import type { AnyRoute, AskingPerson, Asked, Service } from './route.ts'
import { send, sendPage } from './send.ts'
import { writeNothing, writeOnce } from './submission.ts'
import { pageOfUnsent } from './unsent.ts'

interface Around {
  readonly service: Service
  readonly guard: Guard
}

/** Adds one route to the server. Throws when it does not declare what guards it. */
export function registerRoute(server: FastifyInstance, route: AnyRoute, around: Around): void {
  const name = `${route.method} ${route.url}`
  if (!route.permission) throw new Error(`${name} does not say who may use it`)
  if (!['changes', 'sensitive', 'none'].includes(route.audit))
    throw new Error(`${name} does not say what is remembered of it`)
  if (route.method === 'GET' && route.audit === 'changes')
    throw new Error(`${name} reads, and reading never changes anything`)
  if (route.method === 'POST' && !route.form) throw new Error(`${name} does not say what may be sent to it`)
  if (route.url.includes(':') && !route.params) throw new Error(`${name} does not say what its address may hold`)
  server.route({
    method: route.method,
    url: route.url,
    handler: (request, reply) => handle(route, around, request, reply),
  })
}

/** Who asks, may they, is the form ours: then the route acts and its answer is sent. */
async function handle(
  route: AnyRoute,
  around: Around,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { service, guard } = around
  const now = service.clock.now()
  const actor = await identified(around, request, now)
  const framed = (): Promise<Frame> =>
    guard.frame({ service, actor, path: request.url, csrf: formToken(service, request, reply) })
  if (!actor && route.permission !== 'public') return leadToSignIn(around, request, reply)
  if (actor && !isAllowed(route, guard, actor)) {
    await remember(service, actor, { action: `${route.method} ${route.url}`, outcome: 'denied' }, now)
    return sendPage(reply, 403, guard.deniedPage(await framed()))
  }
  const answer = await answerOf(route, around, { actor, now, request, reply, framed })
  if (answer === 'strange') return sendPage(reply, 403, guard.refusedPage(await framed(), strangeForm))
  if (answer.kind === 'notFound') return sendPage(reply, 404, guard.notFoundPage(await framed()))
  if (route.audit === 'sensitive' && actor) await remember(service, actor, seen(route, request), now)
  return send(answer, reply, service)
}

/** Receives what was sent, lets the route act on it, and keeps no file of it longer than that. */
async function answerOf(
  route: AnyRoute,
  { service }: Around,
  asking: Omit<Understanding, 'received'>,
): Promise<Answer | 'strange'> {
  const received = await receive(asking.request, service.folder, route.fileLimit)
  try {
    if (route.method === 'POST' && !isOwnForm(service, asking.request, received.body._csrf)) return 'strange'
    const asked = await understand(route, service, { ...asking, received })
    return asked ? await route.act(asked) : { kind: 'notFound' }
  } finally {
    await received.discard()
  }
}

const strangeForm =
  'We could not tell that this form came from your own page. You may have signed in or out since you opened it. Go back, reload the page and send the form again.'

/**
 * To where one signs in; afterwards the person is back at the page they opened, or at the one whose form they sent. A form
 * from a page of ours is sent on with everything in it (307), so that what was written outlives the session.
 */
function leadToSignIn({ service, guard }: Around, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.header('cache-control', 'no-store')
  if (request.method === 'GET')
    return reply.redirect(guard.signInAddress({ path: request.url, unsent: 'nothing' }), 303)
  const { url } = request.routeOptions
  const isPage = url !== undefined && request.server.hasRoute({ method: 'GET', url })
  const path = isPage ? request.url : pageBefore(request)
  if (!isKeepable(service, request)) return reply.redirect(guard.signInAddress({ path, unsent: 'form' }), 303)
  return reply.redirect(guard.signInAddress({ path, unsent: 'kept', action: request.url }), 307)
}

/** Written on a page of ours in a session that this browser still names. Files are not kept, nor what came with them. */
const isKeepable = (service: Service, request: FastifyRequest): boolean =>
  readSession(service, request) !== undefined &&
  !request.isMultipart() &&
  isOwnForm(service, request, asFields(request.body)._csrf)

/** The page of ours that the form was on, where the browser says so. */
function pageBefore(request: FastifyRequest): string {
  const { referer } = request.headers
  if (referer === undefined || !URL.canParse(referer)) return '/'
  const { host, pathname, search } = new URL(referer)
  return host === request.host ? pathname + search : '/'
}

async function identified(
  { service, guard }: Around,
  request: FastifyRequest,
  now: Date,
): Promise<AskingPerson | undefined> {
  const actor = await guard.identify(service, readSession(service, request), now)
  return actor && { ...actor, requestId: request.id }
}

const isAllowed = (route: AnyRoute, guard: Guard, actor: AskingPerson): boolean =>
  route.permission === 'public' || route.permission === 'signedIn' || guard.mayDo(actor, route.permission)

interface Understanding {
  readonly actor: AskingPerson | undefined
  readonly received: Received
  readonly now: Date
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  framed(): Promise<Frame>
}

/** The request as its route sees it; undefined when the address cannot exist. */
async function understand(
  route: AnyRoute,
  service: Service,
  { actor, received, now, request, reply, framed }: Understanding,
): Promise<Asked<unknown, unknown, unknown, unknown> | undefined> {
  const params = route.params?.safeParse(request.params)
  const query = route.query?.safeParse(request.query)
  if (params?.success === false || query?.success === false) return undefined
  const today = dayInEngland(now)
  const schema = typeof route.form === 'function' ? route.form(today) : route.form
  const scope: Scope = actor ?? nobody
  const unsent = pageOfUnsent(received.body)
  const submission = { key: submissionKey(received.body._once), person: actor?.personId ?? null, at: now }
  return {
    service,
    actor,
    params: params?.data,
    query: query?.data,
    form: schema ? formOf(schema, received.body, unsent) : { ok: false, errors: {}, typed: {} },
    file: received.file,
    fileRefusal: received.refusal,
    now,
    today,
    frame: await framed(),
    once: randomUUID(),
    notice: takeNotice(service, request, reply),
    session: readSession(service, request),
    address: request.ip,
    origin: `${request.protocol}://${request.host}`,
    read: (work) => withTx(service.database, scope, work, { readOnly: true }),
    write: (work: (tx: Tx) => Promise<Answer>, options?: TxOptions) =>
      unsent === undefined
        ? writeOnce(service.database, scope, submission, work, options)
        : writeNothing(service.database, scope, unsent, work, options),
    audit: (tx: Tx, facts: AuditFacts) =>
      recordAudit(tx, service.secrets.audit, actor ?? { ...nobody, requestId: request.id }, facts, now),
  }
}

/** A form put back after its session had ended is shown as it was written, by the route that would have refused it. */
function formOf(schema: z.ZodType, body: Received['body'], unsent: string | undefined): FormRead<unknown> {
  const read = readForm(schema, body)
  return unsent === undefined ? read : withErrors(read, { form: putBack })
}

const putBack =
  'You had been signed out before you sent this, so nothing was saved. What you wrote has been put back: check it and send it again.'

const nobody = {
  authority: 0 as AskingPerson['authority'],
  personId: null,
  personName: 'Not signed in',
  role: null,
  requestId: null,
}

const submissionKey = (sent: unknown): string | undefined =>
  typeof sent === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(sent) ? sent : undefined

/** Denials and sensitive reads are rows of their own: there is no other transaction they could belong to. */
const remember = (service: Service, actor: AskingPerson, facts: AuditFacts, now: Date): Promise<void> =>
  withTx(service.database, actor, (tx) => recordAudit(tx, service.secrets.audit, actor, facts, now))

function seen(route: AnyRoute, request: FastifyRequest): AuditFacts {
  const params = request.params as { urn?: string } | undefined
  const urn = Number(params?.urn)
  return {
    action: `see ${route.url}`,
    subject: request.url.slice(0, 300),
    outcome: 'read',
    ...(Number.isInteger(urn) ? { urn } : {}),
  }
}
