import { Page, type Frame } from '../platform/views/index.ts'

interface Props {
  readonly frame: Frame
}

export const NotFoundPage = ({ frame }: Props) => (
  <Page frame={frame} title="Page not found">
    <h1 class="govuk-heading-l">Page not found</h1>
    <p class="govuk-body">
      If you typed the address, check that it is right. If you followed a link, what it led to may have been moved, or
      is not open to you in this role.
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href="/">
        Go to your first page
      </a>
    </p>
  </Page>
)

export const DeniedPage = ({ frame }: Props) => (
  <Page frame={frame} title="You cannot open this page">
    <h1 class="govuk-heading-l">You cannot open this page</h1>
    <p class="govuk-body">
      {frame.viewer ? `It is not open to you as ${frame.viewer.role}.` : 'It is not open to you.'} If you need it for
      your work, ask the administrator of this service at your local authority.
    </p>
    {frame.viewer?.switchRole && (
      <p class="govuk-body">
        <a class="govuk-link" href={frame.viewer.switchRole}>
          Act in another of your roles
        </a>
      </p>
    )}
    <p class="govuk-body">
      <a class="govuk-link" href="/">
        Go to your first page
      </a>
    </p>
  </Page>
)

export const RefusedPage = ({ frame, sentence }: Props & { readonly sentence: string }) => (
  <Page frame={frame} title="We could not do that">
    <h1 class="govuk-heading-l">We could not do that</h1>
    <p class="govuk-body">{sentence}</p>
    <p class="govuk-body">Nothing has been changed.</p>
  </Page>
)

export const BrokenPage = ({ frame, requestId }: Props & { readonly requestId: string }) => (
  <Page frame={frame} title="There is a problem with the service">
    <h1 class="govuk-heading-l">There is a problem with the service</h1>
    <p class="govuk-body">What you were doing has not been saved. Try again in a few minutes.</p>
    <p class="govuk-body">
      If it happens again, tell the administrator of this service at your local authority, and give them this reference:{' '}
      <strong>{requestId}</strong>
    </p>
  </Page>
)
