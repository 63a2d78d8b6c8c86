import type { FormRead } from '../platform/forms/index.ts'
import { Button, errorFor, Page, PasswordInput, type Frame } from '../platform/views/index.ts'
import { Token } from './sign-in-pages.tsx'
import type { Person } from './store.ts'

interface Props {
  readonly frame: Frame
  readonly form: FormRead<unknown>
}

export function InvitationPage({
  frame,
  form,
  person,
  path,
}: Props & { readonly person: Person; readonly path: string }) {
  const errors = form.ok ? {} : form.errors
  return (
    <Page frame={frame} title="Set your password" errors={errors}>
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Set your password</h1>
          <p class="govuk-body">
            For {person.name}, {person.email}
          </p>
          <form method="post" action={path} novalidate>
            <Token frame={frame} />
            <PasswordInput
              id="password"
              name="password"
              label={{ text: 'New password' }}
              hint={{ text: 'Use 12 characters or more. Three random words are easy to remember and hard to guess.' }}
              autocomplete="new-password"
              errorMessage={errorFor(errors, 'password')}
            />
            <Button text="Set password" preventDoubleClick />
          </form>
        </div>
      </div>
    </Page>
  )
}

export function InvitationEndedPage({ frame }: { readonly frame: Frame }) {
  return (
    <Page frame={frame} title="This link can no longer be used">
      <h1 class="govuk-heading-l">This link can no longer be used</h1>
      <p class="govuk-body">A link works once, for seven days. If you have set your password, you can sign in.</p>
      <p class="govuk-body">Otherwise ask the administrator of this service at your local authority for a new link.</p>
      <p class="govuk-body">
        <a class="govuk-link" href="/sign-in">
          Sign in
        </a>
      </p>
    </Page>
  )
}
