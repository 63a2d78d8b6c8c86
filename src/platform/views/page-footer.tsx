import { renderToString } from 'preact-render-to-string'
import { type Frame, serviceName } from './frame.ts'
import { trustedHtml } from './markup.ts'
import { remembered } from './remembered.ts'

/** The official footer without the crown, the crest and the licence line, which are for GOV.UK alone. */
export const PageFooter = ({ frame }: { frame: Frame }) =>
  trustedHtml(rememberedFooter(frame.council.name, () => renderToString(<Footer council={frame.council.name} />)))

const rememberedFooter = remembered(200)

const links = [
  { href: '/help', text: 'Help' },
  { href: '/accessibility', text: 'Accessibility statement' },
  { href: '/privacy', text: 'Privacy' },
  { href: '/cookies', text: 'Cookies' },
]

const Footer = ({ council }: { council: string }) => (
  <footer class="govuk-template__footer">
    <div class="govuk-footer">
      <div class="govuk-width-container">
        <div class="govuk-footer__meta">
          <div class="govuk-footer__meta-item govuk-footer__meta-item--grow">
            <h2 class="govuk-visually-hidden">Support links</h2>
            <ul class="govuk-footer__inline-list">
              {links.map(({ href, text }) => (
                <li class="govuk-footer__inline-list-item">
                  <a class="govuk-footer__link" href={href}>
                    {text}
                  </a>
                </li>
              ))}
            </ul>
            <p class="govuk-body-s govuk-!-margin-bottom-0">
              {serviceName} is run by {council}
            </p>
          </div>
        </div>
      </div>
    </div>
  </footer>
)
