import { mayDo, roleNames, route, type Actor } from '../people/index.ts'
import { page, seeOther } from '../platform/http/index.ts'
import { Page, type Frame } from '../platform/views/index.ts'

/** The first page after signing in: advisers begin with the register, people of a school with their school. */
export const homeRoutes = [
  route({
    method: 'GET',
    url: '/',
    permission: 'signedIn',
    audit: 'none',
    async act({ actor, frame }) {
      if (actor.urn !== undefined && mayDo(actor.role, 'read school')) return seeOther(`/schools/${actor.urn}`)
      if (mayDo(actor.role, 'read schools')) return seeOther('/register')
      return page(<HomePage frame={frame} actor={actor} />)
    },
  }),
]

const HomePage = ({ frame, actor }: { readonly frame: Frame; readonly actor: Actor }) => (
  <Page frame={frame} title="Your first page">
    <h1 class="govuk-heading-l">Your first page</h1>
    <p class="govuk-body">
      You are signed in as {actor.personName}, {roleNames[actor.role]}.
    </p>
    <p class="govuk-body">
      Reports that are issued to you will be listed here. None has been issued yet. You can read{' '}
      <a class="govuk-link" href="/policy">
        the policy in force
      </a>
      .
    </p>
  </Page>
)
