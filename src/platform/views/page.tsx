import type { ComponentChildren, VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { BackLink, Breadcrumbs, ErrorSummary, NotificationBanner } from './components.ts'
import { documentTitle, type Frame } from './frame.ts'
import { errorList, type FieldErrors, hasErrors } from './form-fields.ts'
import { trustedHtml } from './markup.ts'
import { PageFooter } from './page-footer.tsx'
import { PageHeader } from './page-header.tsx'
import { createHash } from 'node:crypto'

export interface PageProps {
  readonly frame: Frame
  /** The same words as the page's `h1`. */
  readonly title: string
  readonly children: ComponentChildren
  /** Puts "Error: " before the title and the summary before the page; fields show their own sentence. */
  readonly errors?: FieldErrors | undefined
  /** The page on which a field with an error stands, where it is another: a page that checks answers has none. */
  readonly errorsOn?: ((field: string) => string) | undefined
  readonly back?: { readonly href: string; readonly text?: string | undefined } | undefined
  readonly breadcrumbs?: readonly { readonly href?: string | undefined; readonly text: string }[] | undefined
  /** A sentence about what was just done, after a redirect. */
  readonly success?: ComponentChildren
  /** `wide` for registers and tables; text pages keep to two thirds for themselves. */
  readonly width?: 'normal' | 'wide' | undefined
}

/** A whole page as text, ready to send. */
export const renderPage = (page: VNode): string => `<!DOCTYPE html>\n${renderToString(page)}\n`

/** The frame of every page: header, navigation, who is signed in, the way back, the errors, the content, the footer. */
export function Page(props: PageProps): VNode {
  const { frame, title, children } = props
  return (
    <html lang="en-GB" class="govuk-template">
      <Head title={documentTitle(title, frame.council.name, hasErrors(props.errors))} frame={frame} />
      <body class={`govuk-template__body${props.width === 'wide' ? ' app-wide' : ''}`} {...sessionAttributes(frame)}>
        <script>{trustedHtml(inlineScript)}</script>
        <PageHeader frame={frame} />
        <div class="govuk-width-container">
          <WayBack {...props} />
          <main class="govuk-main-wrapper" id="main-content">
            <Errors {...props} />
            {props.success && (
              <NotificationBanner
                type="success"
                html={<p class="govuk-notification-banner__heading">{props.success}</p>}
              />
            )}
            {children}
          </main>
        </div>
        <PageFooter frame={frame} />
      </body>
    </html>
  )
}

const inlineScript =
  "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');"

/** For the Content-Security-Policy: the one script that stands in the page, the design system's own. */
export const inlineScriptHash = `'sha256-${createHash('sha256').update(inlineScript).digest('base64')}'`

const Head = ({ title, frame }: { title: string; frame: Frame }) => (
  <head>
    <meta charset="utf-8" />
    <title>{title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="robots" content="noindex" />
    <link rel="icon" href="/assets/images/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href={frame.assets.css} />
    <script type="module" src={frame.assets.js} />
  </head>
)

const sessionAttributes = ({ sessionSeconds, viewer }: Frame) =>
  viewer && sessionSeconds !== undefined ? { 'data-session-seconds': String(sessionSeconds) } : {}

function WayBack({ back, breadcrumbs }: PageProps) {
  if (breadcrumbs) return <Breadcrumbs items={breadcrumbs} collapseOnMobile />
  if (!back) return null
  return (
    <nav aria-label="Way back">
      <BackLink href={back.href} text={back.text ?? 'Back'} />
    </nav>
  )
}

function Errors({ errors, errorsOn }: PageProps) {
  if (!errors || !hasErrors(errors)) return null
  return <ErrorSummary titleText="There is a problem" errorList={errorList(errors, errorsOn)} />
}
