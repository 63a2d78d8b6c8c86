import { z } from 'zod'
import { recordAudit } from '../platform/audit/index.ts'
import { withTx, type Tx } from '../platform/database/index.ts'
import { withErrors } from '../platform/forms/index.ts'
import { page, seeOther, unacceptable, type AnyRoute } from '../platform/http/index.ts'
import { findOpenInvitation } from './access-store.ts'
import { publicRoute } from './actor.ts'
import { invitationForm } from './forms.ts'
import { acceptInvitation } from './invitation-commands.ts'
import { InvitationEndedPage, InvitationPage } from './invitation-pages.tsx'
import type { Person } from './store.ts'
import { readToken } from './token.ts'

const params = z.object({ token: z.string().max(100) })

/** The link with which somebody sets their password, once. */
export const invitationRoutes: readonly AnyRoute[] = [
  publicRoute({
    method: 'GET',
    url: '/invitation/:token',
    permission: 'public',
    audit: 'none',
    params,
    async act({ frame, form, params: { token: text }, service, now }) {
      const token = readToken(text)
      const find = (tx: Tx): Promise<Person | undefined> =>
        token ? findOpenInvitation(tx, token.authority, token.hash, now, 'read') : Promise.resolve(undefined)
      const person = token && (await withTx(service.database, token, find))
      if (!person) return page(<InvitationEndedPage frame={frame} />)
      return page(<InvitationPage frame={frame} form={form} person={person} path={`/invitation/${text}`} />)
    },
  }),
  publicRoute({
    method: 'POST',
    url: '/invitation/:token',
    permission: 'public',
    audit: 'changes',
    params,
    form: invitationForm,
    async act({ frame, form, params: { token: text }, service, now }) {
      const token = readToken(text)
      if (!token) return page(<InvitationEndedPage frame={frame} />)
      return withTx(service.database, token, async (tx) => {
        const person = await findOpenInvitation(tx, token.authority, token.hash, now, 'forUpdate')
        if (!person) return page(<InvitationEndedPage frame={frame} />)
        const shown = { frame, person, path: `/invitation/${text}` }
        if (!form.ok) return unacceptable(<InvitationPage {...shown} form={form} />)
        const outcome = await acceptInvitation(tx, text, form.value.password, now)
        if (outcome.ok) {
          const actor = { authority: token.authority, personId: person.id, personName: person.name, role: null }
          const facts = { action: 'set password', subject: `person ${person.id}` }
          await recordAudit(tx, service.secrets.audit, { ...actor, requestId: null }, facts, now)
          return seeOther(`/sign-in?authority=${token.authority}`, 'Your password is set. Sign in with it.')
        }
        const [reason] = outcome.reasons
        if (reason.kind === 'notOpen') return page(<InvitationEndedPage frame={frame} />)
        return unacceptable(<InvitationPage {...shown} form={withErrors(form, { password: reason.sentence })} />)
      })
    },
  }),
]
