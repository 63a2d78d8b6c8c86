import type { FastifyInstance } from 'fastify'
import { dutyRoutes, loadBeside } from './duties/index.ts'
import { editionRoutes } from './editions/index.ts'
import { evidenceRoutes, findToldOfSchool, measures, schoolEvidenceRoutes } from './evidence/index.ts'
import { goodPracticeRoutes } from './good-practice/index.ts'
import { inspectionRoutes } from './inspections/index.ts'
import { interventionRoutes } from './interventions/index.ts'
import { dayInEngland } from './kernel/index.ts'
import {
  BrokenPage,
  DeniedPage,
  listWaitingForLeaders,
  loadWaitingAtSchool,
  NotFoundPage,
  overviewRoutes,
  RefusedPage,
} from './overview/index.ts'
import {
  findOnlyAuthority,
  identify,
  mayDo,
  peopleRoutes,
  roleNames,
  type Actor,
  type Authority,
  type Permission,
  type Role,
} from './people/index.ts'
import { withTx, type AuthorityId, type Tx } from './platform/database/index.ts'
import {
  createServer,
  type ServerOptions,
  type AnyRoute,
  type FrameRequest,
  type Guard,
  type Service,
  type SignInRequest,
} from './platform/http/index.ts'
import { inlineScriptHash, SubNavigation, type Frame, type NavigationLink } from './platform/views/index.ts'
import { providerRoutes } from './providers/index.ts'
import { resourceRoutes } from './resources/index.ts'
import { listSchools, schoolRoutes, type Urn } from './schools/index.ts'
import { findShownLevel, supportLevelRoutes } from './support-levels/index.ts'
import { visitRoutes } from './visits/index.ts'

/** Every address of the service, slice by slice in the order of the house. */
export const allRoutes: readonly AnyRoute[] = [
  ...peopleRoutes(listSchoolNames),
  ...editionRoutes(measures),
  ...schoolRoutes(findToldOfSchool),
  ...evidenceRoutes,
  ...schoolEvidenceRoutes,
  ...inspectionRoutes,
  ...visitRoutes,
  ...providerRoutes,
  ...goodPracticeRoutes,
  ...supportLevelRoutes(listWaitingForLeaders),
  ...resourceRoutes,
  ...interventionRoutes,
  ...dutyRoutes,
  ...overviewRoutes,
]

/** For slices that stand above the schools and yet must name one. */
async function listSchoolNames(tx: Tx, authority: AuthorityId): Promise<ReadonlyMap<number, string>> {
  return new Map((await listSchools(tx, authority)).map(({ urn, name }) => [urn, name]))
}

/** Makes the web server of the service. Only this file and the command line know every slice. */
export function createApp(
  service: Service,
  options: Pick<ServerOptions, 'publicFolder' | 'log' | 'proxies' | 'tellError'>,
): Promise<FastifyInstance> {
  return createServer({ service, routes: allRoutes, guard, ...options })
}

const sections: readonly (NavigationLink & { readonly permission: Permission })[] = [
  { text: 'Register', href: '/register', permission: 'read schools' },
  { text: 'At risk', href: '/early-warning', permission: 'read early warning' },
  { text: 'Ratification', href: '/ratification', permission: 'ratify level' },
  { text: 'Schools', href: '/schools', permission: 'read schools' },
  { text: 'Evidence', href: '/evidence', permission: 'read imports' },
  { text: 'Leaders of education', href: '/designations', permission: 'read schools' },
  { text: 'Good practice', href: '/good-practice', permission: 'read good practice' },
  { text: 'Policy', href: '/policy', permission: 'read edition' },
  { text: 'People', href: '/people', permission: 'keep people' },
  { text: 'History', href: '/history', permission: 'read audit' },
]

const guard: Guard = {
  identify,
  mayDo: (actor, permission) => mayDo(actor.role as Role, permission),
  frame,
  bareFrame: (request) => frameOf(request, request.actor as Actor | undefined, undefined),
  signInAddress,
  notFoundPage: (frame) => <NotFoundPage frame={frame} />,
  deniedPage: (frame) => <DeniedPage frame={frame} />,
  refusedPage: (frame, sentence) => <RefusedPage frame={frame} sentence={sentence} />,
  brokenPage: (frame, requestId) => <BrokenPage frame={frame} requestId={requestId} />,
  inlineScripts: [inlineScriptHash],
}

/** Before anyone has signed in, the service is that of its only authority, where it has one only. */
async function frame(request: FrameRequest): Promise<Frame> {
  const actor = request.actor as Actor | undefined
  if (!actor) return frameOf(request, actor, await findOnlyAuthority(request.service.database))
  const [schoolLevel, beside] = [await levelOfSchool(request, actor), await besidePage(request, actor)]
  return { ...frameOf(request, actor, undefined), schoolLevel, beside }
}

/** What the duties say on a school's first page and on that of its level; on the lists for officers the way between them. */
async function besidePage({ service, path }: FrameRequest, actor: Actor): Promise<Frame['beside']> {
  const [address = ''] = path.split('?')
  const [, urn, level] = /^\/schools\/([1-9]\d{0,6})(\/support-level)?$/.exec(address) ?? []
  const today = dayInEngland(service.clock.now())
  if (urn !== undefined) {
    const page = level === undefined ? 'overview' : 'supportLevel'
    const asked = { service, actor, urn: Number(urn) as Urn, today }
    const duties = await loadBeside({ ...asked, page })
    if (page !== 'overview') return duties
    const waiting = await loadWaitingAtSchool(asked)
    return [waiting, duties]
  }
  if (!schoolsAtRisk.some(({ href }) => href === address)) return undefined
  const links = schoolsAtRisk.filter(({ permission }) => mayDo(actor.role, permission))
  return (
    <SubNavigation
      label="Schools at risk"
      links={links.map(({ text, href }) => ({ text, href, current: href === address }))}
    />
  )
}

/** One entry of the navigation leads to these. */
const schoolsAtRisk: readonly (NavigationLink & { readonly permission: Permission })[] = [
  { text: 'Early warning', href: '/early-warning', permission: 'read early warning' },
  { text: 'Statutory powers', href: '/statutory-powers', permission: 'list statutory powers' },
  { text: 'Central days and money', href: '/resources', permission: 'read resources' },
]

/** Every page about a school shows its level in its header, whichever slice the page is of. Undefined on other pages. */
async function levelOfSchool({ service, path }: FrameRequest, actor: Actor): Promise<Frame['schoolLevel']> {
  const [, urn] = /^\/schools\/([1-9]\d{0,6})(?=[/?]|$)/.exec(path) ?? []
  if (urn === undefined || !mayDo(actor.role, 'read school')) return undefined
  const today = dayInEngland(service.clock.now())
  const find = (tx: Tx) => findShownLevel(tx, actor.authority, Number(urn) as Urn, today)
  return withTx(service.database, actor, find, { readOnly: true })
}

function frameOf({ service, path, csrf }: FrameRequest, actor: Actor | undefined, only: Authority | undefined): Frame {
  return {
    council: { name: actor?.authorityName ?? only?.name ?? 'Local authority' },
    assets: service.assets,
    path,
    csrf,
    demonstration: (actor ?? only)?.demonstration ?? false,
    navigation: actor ? navigationOf(actor) : [],
    ...(actor ? { viewer: viewerOf(actor), sessionSeconds: actor.sessionSeconds } : {}),
  }
}

function signInAddress(asked: SignInRequest): string {
  const { path, unsent } = asked
  const query = new URLSearchParams()
  if (path !== '/') query.set('next', path)
  if (unsent === 'kept')
    return `/sign-in/unsent?${new URLSearchParams({ next: path, action: asked.action }).toString()}`
  if (unsent === 'form') query.set('unsent', 'form')
  return query.size === 0 ? '/sign-in' : `/sign-in?${query.toString()}`
}

function navigationOf(actor: Actor): readonly NavigationLink[] {
  const own: NavigationLink[] = actor.urn === undefined ? [] : [{ text: 'Your school', href: `/schools/${actor.urn}` }]
  return [
    ...own,
    ...sections.filter(({ permission }) => mayDo(actor.role, permission)).map(({ text, href }) => ({ text, href })),
  ]
}

const viewerOf = (actor: Actor) => ({
  name: actor.personName,
  role: roleNames[actor.role],
  ...(actor.hasOtherRoles ? { switchRole: '/roles' } : {}),
})
