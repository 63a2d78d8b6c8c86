import { officialHtml } from './bridge.ts'
import { type Frame, inSection, type NavigationLink, serviceName, type Viewer } from './frame.ts'
import { trustedHtml } from './markup.ts'
import { remembered } from './remembered.ts'

/** Skip link, council, service and navigation, who is signed in, and that this is a demonstration where it is one. */
export const PageHeader = ({ frame }: { frame: Frame }) => (
  <>
    {trustedHtml(skipLink)}
    <header class="govuk-template__header">
      {trustedHtml(councilHeader(frame.council.name))}
      {trustedHtml(navigation(frame.navigation, frame.path))}
      {frame.viewer && <SignedIn viewer={frame.viewer} council={frame.council.name} csrf={frame.csrf} />}
      {frame.demonstration && trustedHtml(demonstrationBanner)}
    </header>
  </>
)

const skipLink = officialHtml('skip-link', { href: '#main-content', text: 'Skip to main content' })

const rememberedHeader = remembered(200)
const councilHeader = (name: string) =>
  rememberedHeader(name, () => officialHtml('generic-header', { logoText: name, url: '/' }))

const rememberedNavigation = remembered(500)

function navigation(links: readonly NavigationLink[], path: string): string {
  const active = links.find(({ href }) => inSection(path, href))?.href
  const key = [active, ...links.flatMap(({ href, text }) => [href, text])].join('\n')
  return rememberedNavigation(key, () =>
    officialHtml('service-navigation', {
      serviceName,
      serviceUrl: '/',
      menuButtonLabel: 'Show or hide menu',
      navigation: links.map((link) => ({ ...link, active: link.href === active })),
    }),
  )
}

const SignedIn = ({ viewer, council, csrf }: { viewer: Viewer; council: string; csrf: string }) => (
  <section class="app-signed-in" aria-label="Signed in">
    <div class="govuk-width-container app-signed-in__row">
      <p class="app-signed-in__who">
        <span class="app-signed-in__name">{viewer.name}</span> {viewer.role}, {council}
      </p>
      <div class="app-signed-in__actions">
        {viewer.switchRole && (
          <a class="govuk-link govuk-link--no-visited-state" href={viewer.switchRole}>
            Switch role
          </a>
        )}
        <form method="post" action="/sign-out" data-sign-out>
          <input type="hidden" name="_csrf" value={csrf} />
          <button class="app-link-button" type="submit">
            Sign out
          </button>
        </form>
      </div>
    </div>
  </section>
)

const demonstrationBanner = `<div class="govuk-width-container">${officialHtml('phase-banner', {
  tag: { text: 'Demonstration' },
  text: 'Every person, school and figure here is fictional. What you change is for trying the service out.',
})}</div>`
