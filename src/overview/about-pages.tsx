import type { ComponentChildren } from 'preact'
import { Page, serviceName, type Frame } from '../platform/views/index.ts'

interface Props {
  readonly frame: Frame
}

type AboutProps = Props & { readonly title: string; readonly children: ComponentChildren }

const About = ({ frame, title, children }: AboutProps) => (
  <Page frame={frame} title={title}>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <h1 class="govuk-heading-l">{title}</h1>
        {children}
      </div>
    </div>
  </Page>
)

const H2 = ({ children }: { readonly children: ComponentChildren }) => <h2 class="govuk-heading-m">{children}</h2>
const P = ({ children }: { readonly children: ComponentChildren }) => <p class="govuk-body">{children}</p>
const List = ({ children }: { readonly children: ComponentChildren }) => (
  <ul class="govuk-list govuk-list--bullet">{children}</ul>
)

/** Where the database holds several authorities and nobody has signed in, it cannot be said whose page this is. */
const councilOf = ({ council }: Frame): string =>
  council.name === 'Local authority' ? 'your local authority' : council.name

const contact = 'the administrator of this service at your local authority'

export const HelpPage = ({ frame }: Props) => (
  <About frame={frame} title="Help">
    <P>
      {serviceName} is where a local authority and its schools agree each school’s level of support under the
      authority’s school improvement policy, and where that level is formally recorded.
    </P>
    <H2>Signing in</H2>
    <List>
      <li>You are let in by {contact}, who sends you a link. It works once, for seven days.</li>
      <li>If you have forgotten your password, or the link no longer works, ask for a new link.</li>
      <li>After ten wrong attempts, wait five minutes.</li>
      <li>You are signed out after an hour without a page, and after twelve hours in any case.</li>
    </List>
    <H2>Your role</H2>
    <P>
      What you can see and do follows from your role. People of a school see their own school alone. If you hold several
      roles you act in one at a time: use “Switch role” at the top of the page.
    </P>
    <H2>If you are interrupted</H2>
    <P>
      What you write in longer forms is kept in the browser tab until you send it, close the tab or sign out. If
      somebody else saves the same thing first, you are shown both and nothing you wrote is lost.
    </P>
    <H2>Getting help</H2>
    <P>Ask {contact}. If a page shows a reference with an error, give it to them: it leads to what happened.</P>
  </About>
)

export const AccessibilityPage = ({ frame }: Props) => (
  <About frame={frame} title="Accessibility statement">
    <P>
      This statement is about {serviceName} as {councilOf(frame)} runs it. We want as many people as possible to be able
      to use it. You should be able to:
    </P>
    <List>
      <li>zoom in up to 400% without text running off the screen</li>
      <li>use all of it with a keyboard alone</li>
      <li>use all of it without JavaScript</li>
      <li>use it with a screen reader or speech recognition</li>
      <li>read every chart as a table</li>
    </List>
    <H2>How accessible it is</H2>
    <P>
      The service is built from the GOV.UK Design System and is meant to meet the Web Content Accessibility Guidelines
      version 2.2 at level AA. It is tested automatically with every change. It has not been audited by an independent
      body, and not been tested with every assistive technology, so some of it may fall short without our knowing.
    </P>
    <P>Wide tables scroll sideways in a frame of their own on small screens; the frame can be reached by keyboard.</P>
    <P>Files that others sent to the authority, and data files that are downloaded, are as their makers made them.</P>
    <H2>Telling us about a problem, or asking for another format</H2>
    <P>
      Tell {contact} what you could not do and which page you were on. You can ask for any letter or note of visit in
      another format.
    </P>
    <H2>If you are not satisfied with the answer</H2>
    <P>
      The Equality and Human Rights Commission enforces the Public Sector Bodies (Websites and Mobile Applications) (No.
      2) Accessibility Regulations 2018. If you are not happy with how the authority answers, contact the Equality
      Advisory and Support Service.
    </P>
  </About>
)

export const PrivacyPage = ({ frame }: Props) => (
  <About frame={frame} title="Privacy">
    <P>
      Why and how personal data is used in this service is decided by {councilOf(frame)}. This page says what the
      service holds. The authority’s own privacy notice says more, and how to reach its data protection officer.
    </P>
    <H2>What is held about you</H2>
    <List>
      <li>your name, your email address at work, your roles and their dates</li>
      <li>a scrambled form of your password, which cannot be turned back into it</li>
      <li>what you did in the service and when, and which sensitive pages you opened</li>
      <li>what you wrote in it, and what others recorded about meetings you attended in your role</li>
      <li>for a short time, the network address from which wrong passwords were sent</li>
    </List>
    <P>The service holds figures about schools. It is not made to hold anything about a single pupil or parent.</P>
    <H2>Why</H2>
    <P>
      The authority has duties under the Education Act 1996 and the Education and Inspections Act 2006 to promote high
      standards and to identify and support schools causing concern. It needs to know who decided what, and when.
    </P>
    <H2>Who sees it</H2>
    <P>
      People of the authority and of your school, as their roles allow. Notes and letters may have to be disclosed under
      the Freedom of Information Act 2000. Nothing is sent to anyone else, and nothing is used for advertising.
    </P>
    <H2>How long</H2>
    <P>
      Formal records and the record of who did what are kept as the authority’s retention schedule says; they cannot be
      altered meanwhile. Ask {contact} for that schedule.
    </P>
    <H2>Your rights</H2>
    <P>
      You may ask to see what is held about you, to have it corrected, or to object. Ask {contact}, or the authority’s
      data protection officer. If you are not satisfied you may complain to the Information Commissioner’s Office.
    </P>
  </About>
)

export const CookiesPage = ({ frame }: Props) => (
  <About frame={frame} title="Cookies">
    <P>
      {serviceName} uses only cookies without which it could not work. They are never used to follow you, and no one
      else receives them. That is why you are not asked to accept them.
    </P>
    <table class="govuk-table">
      <caption class="govuk-table__caption govuk-table__caption--m">Cookies</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          <th scope="col" class="govuk-table__header">
            Name
          </th>
          <th scope="col" class="govuk-table__header">
            What it is for
          </th>
          <th scope="col" class="govuk-table__header">
            Until
          </th>
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {cookies.map(({ name, purpose, until }) => (
          <tr class="govuk-table__row" key={name}>
            <th scope="row" class="govuk-table__header">
              {name}
            </th>
            <td class="govuk-table__cell">{purpose}</td>
            <td class="govuk-table__cell">{until}</td>
          </tr>
        ))}
      </tbody>
    </table>
    <P>Over a secure connection the first two names begin with “__Host-”, which ties them to this address alone.</P>
    <P>
      What you write in longer forms is kept in your browser tab, not in a cookie, until you send it, close the tab or
      sign out.
    </P>
  </About>
)

const cookies = [
  { name: 'session', purpose: 'Keeps you signed in', until: 'You sign out, or 12 hours at most' },
  {
    name: 'visitor',
    purpose: 'Makes sure that the sign-in form was sent from its own page',
    until: 'You close the browser',
  },
  {
    name: 'notice',
    purpose: 'Shows once, on the next page, what you have just done',
    until: 'The next page, or a minute',
  },
]
