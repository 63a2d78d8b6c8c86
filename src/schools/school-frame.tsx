import type { ComponentChildren } from 'preact'
import { mayDo, type Actor, type Permission } from '../people/index.ts'
import { onwardFrom, originOf, type Onward } from '../platform/lists/index.ts'
import {
  Page,
  SchoolHeader,
  SubNavigation,
  type FieldErrors,
  type Frame,
  type SubNavigationLink,
} from '../platform/views/index.ts'
import type { SchoolInView, ShownLevel } from './school-in-view.ts'
import { phaseNames, statusSentence } from './school-words.ts'

export type SchoolTab = 'overview' | 'evidence' | 'criteria' | 'supportLevel' | 'capacity' | 'records' | 'history'

export interface SchoolFrameProps {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly inView: SchoolInView
  /** Where a page knows it better than the frame of its request, which carries the level of today. */
  readonly level?: ShownLevel | undefined
  readonly tab: SchoolTab
  /** The page's `h1`; its title is this and the school's name. */
  readonly heading: string
  readonly errors?: FieldErrors | undefined
  /** The page on which a field with an error stands, where it is another. */
  readonly errorsOn?: ((field: string) => string) | undefined
  readonly success?: ComponentChildren
  /** For pages below a tab, such as forms: leads back to it. The tabs' own pages lead back to the list. */
  readonly back?: { readonly href: string; readonly text?: string | undefined } | undefined
  readonly width?: 'normal' | 'wide' | undefined
  readonly children: ComponentChildren
}

/**
 * Every page about a school: the way back to the list as it was left, which school it is, its tabs, the heading.
 * Links and form actions inside go through `onwardFrom(frame)` of `platform/lists`, so that the way back is kept.
 */
export function SchoolFrame(props: SchoolFrameProps) {
  const { frame, actor, inView, tab, heading } = props
  const { school } = inView
  return (
    <Page
      frame={frame}
      title={`${heading}: ${school.name}`}
      errors={props.errors}
      errorsOn={props.errorsOn}
      success={props.success}
      back={props.back ?? wayBack(frame, actor)}
      width={props.width}
    >
      <Header frame={frame} inView={inView} level={props.level} />
      <SubNavigation label="School" links={schoolTabs(actor, school.urn, tab, onwardFrom(frame))} />
      <h1 class="govuk-heading-l">{heading}</h1>
      {frame.beside}
      {props.children}
    </Page>
  )
}

/** The tabs of a school that this person may open, in order. */
export const schoolTabs = (
  actor: Pick<Actor, 'role'>,
  urn: number,
  current: SchoolTab | undefined,
  onward: Onward,
): readonly SubNavigationLink[] =>
  tabs
    .filter(({ permission }) => mayDo(actor.role, permission))
    .map(({ tab, text, path }) => ({ text, href: onward(`/schools/${urn}${path}`), current: tab === current }))

const tabs: readonly { tab: SchoolTab; text: string; path: string; permission: Permission }[] = [
  { tab: 'overview', text: 'Overview', path: '', permission: 'read school' },
  { tab: 'evidence', text: 'Evidence', path: '/evidence', permission: 'read school' },
  { tab: 'criteria', text: 'Criteria', path: '/criteria', permission: 'read school' },
  { tab: 'supportLevel', text: 'Support level', path: '/support-level', permission: 'read school' },
  { tab: 'capacity', text: 'Capacity to support', path: '/capacity', permission: 'read school' },
  { tab: 'records', text: 'Records', path: '/records', permission: 'read records' },
  { tab: 'history', text: 'History', path: '/history', permission: 'read school' },
]

/** People of a school have no list to go back to. */
function wayBack(frame: Frame, actor: Pick<Actor, 'role'>): SchoolFrameProps['back'] {
  if (!mayDo(actor.role, 'read schools')) return undefined
  const origin = originOf(frame) ?? '/schools'
  return { href: origin, text: listNames[origin.replace(/\?.*/, '')] ?? 'Back to the list' }
}

const listNames: Readonly<Record<string, string>> = {
  '/schools': 'Back to schools',
  '/register': 'Back to the register',
  '/designations': 'Back to leaders of education',
  '/good-practice': 'Back to good practice',
  '/good-practice/entries': 'Back to good practice',
}

const Header = ({ frame, inView, level }: Pick<SchoolFrameProps, 'frame' | 'inView' | 'level'>) => {
  const { school, adviser, today } = inView
  return (
    <SchoolHeader
      name={school.name}
      urn={school.urn}
      phase={phaseNames[school.phase]}
      adviser={adviser}
      status={statusSentence(school, today)}
      level={level === undefined ? frame.schoolLevel : level}
    />
  )
}
