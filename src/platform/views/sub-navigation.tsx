export interface SubNavigationLink {
  readonly href: string
  readonly text: string
  readonly current?: boolean | undefined
}

/** The pages of one thing, such as a school: the Ministry of Justice's sub navigation. `label` names the landmark. */
export const SubNavigation = ({ label, links }: { label: string; links: readonly SubNavigationLink[] }) => (
  <nav class="moj-sub-navigation" aria-label={label}>
    <ul class="moj-sub-navigation__list">
      {links.map(({ href, text, current }) => (
        <li class="moj-sub-navigation__item">
          <a class="moj-sub-navigation__link" href={href} aria-current={current ? 'page' : undefined}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
