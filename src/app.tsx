import type { FastifyInstance } from 'fastify'
import { BrokenPage, DeniedPage, homeRoutes, NotFoundPage, RefusedPage } from './overview/index.ts'
import { identify, mayDo, peopleRoutes, roleNames, type Actor, type Permission, type Role } from './people/index.ts'
import { createServer, type AnyRoute, type FrameRequest, type Guard, type Service } from './platform/http/index.ts'
import { inlineScriptHash, type Frame, type NavigationLink } from './platform/views/index.ts'

/** Every address of the service, slice by slice in the order of the house. */
export const allRoutes: readonly AnyRoute[] = [...peopleRoutes, ...homeRoutes]

/** Makes the web server of the service. Only this file and the command line know every slice. */
export function createApp(
  service: Service,
  options: { readonly publicFolder: string; readonly log?: boolean; readonly proxies?: string },
): Promise<FastifyInstance> {
  return createServer({ service, routes: allRoutes, guard, ...options })
}

const sections: readonly (NavigationLink & { readonly permission: Permission })[] = [
  { text: 'Register', href: '/register', permission: 'read schools' },
  { text: 'Schools', href: '/schools', permission: 'read schools' },
  { text: 'Evidence', href: '/evidence', permission: 'read imports' },
  { text: 'Policy', href: '/policy', permission: 'read edition' },
  { text: 'People', href: '/people', permission: 'keep people' },
  { text: 'History', href: '/history', permission: 'read audit' },
]

const guard: Guard = {
  identify,
  mayDo: (actor, permission) => mayDo(actor.role as Role, permission),
  frame: async (request) => frameOf(request),
  signInAddress: (path) => (path === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(path)}`),
  notFoundPage: (frame) => <NotFoundPage frame={frame} />,
  deniedPage: (frame) => <DeniedPage frame={frame} />,
  refusedPage: (frame, sentence) => <RefusedPage frame={frame} sentence={sentence} />,
  brokenPage: (frame, requestId) => <BrokenPage frame={frame} requestId={requestId} />,
  inlineScripts: [inlineScriptHash],
}

function frameOf({ service, actor: asking, path, csrf }: FrameRequest): Frame {
  const actor = asking as Actor | undefined
  return {
    council: { name: actor?.authorityName ?? 'Local authority' },
    assets: service.assets,
    path,
    csrf,
    demonstration: actor?.demonstration ?? false,
    navigation: actor ? navigationOf(actor) : [],
    ...(actor ? { viewer: viewerOf(actor), sessionSeconds: actor.sessionSeconds } : {}),
  }
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
