import type { ComponentChildren } from 'preact'
import { editionInForce } from '../editions/index.ts'
import type { Day } from '../kernel/index.ts'
import { listPeople, type Actor } from '../people/index.ts'
import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { FieldErrors, Frame, FrameLevel } from '../platform/views/index.ts'
import type { EditionInForce, Level } from '../policy/index.ts'
import {
  findSchool,
  findSchoolInView,
  SchoolFrame,
  type School,
  type SchoolInView,
  type SchoolTab,
  type Urn,
} from '../schools/index.ts'
import { capacityOn } from './capacity-on.ts'
import { listHeldBy } from './held-by.ts'
import { levelOn, type LevelEntry } from './level-history.ts'
import { listLevelEntries } from './register-store.ts'

/** What stands around every page about one school's level. */
export interface Around {
  readonly actor: Pick<Actor, 'authority' | 'role' | 'urn'>
  readonly inView: SchoolInView
  readonly school: School
  readonly edition: EditionInForce
  readonly entries: readonly LevelEntry[]
  readonly level: Level | null
  readonly names: ReadonlyMap<string, string>
  readonly today: Day
}

export async function loadAround(tx: Tx, actor: Actor, urn: Urn, today: Day): Promise<Around | undefined> {
  const inView = await findSchoolInView(tx, actor.authority, urn, today)
  if (!inView) return undefined
  const edition = await editionInForce(tx, actor.authority, today)
  const entries = await listLevelEntries(tx, actor.authority, urn)
  const names = new Map((await listPeople(tx, actor.authority)).map(({ id, name }) => [id as string, name]))
  return { actor, inView, school: inView.school, edition, entries, level: levelOn(entries, today), names, today }
}

/** The level a school has on a day, as the header of its pages shows it; null when none has been agreed. */
export async function findShownLevel(tx: Tx, authority: AuthorityId, urn: Urn, on: Day): Promise<FrameLevel | null> {
  const entries = await listLevelEntries(tx, authority, urn)
  const [level, school] = [levelOn(entries, on), await findSchool(tx, authority, urn)]
  if (level === null || !school) return null
  const edition = await editionInForce(tx, authority, on)
  const evidence = { entries, ...(await listHeldBy(tx, authority, urn)) }
  const name = edition.levels.find((known) => known.level === level)?.name ?? ''
  return { number: level, name, capacity: capacityOn(school, evidence, edition, on).has }
}

export const levelPath = ({ urn }: Pick<School, 'urn'>): string => `/schools/${urn}/support-level`
export const criteriaPath = ({ urn }: Pick<School, 'urn'>): string => `/schools/${urn}/criteria`
export const reviewPath = (school: Pick<School, 'urn'>, review: string): string =>
  `${levelPath(school)}/reviews/${review}`

export interface SchoolPageProps {
  readonly frame: Frame
  readonly around: Around
  readonly title: string
  readonly children: ComponentChildren
  readonly errors?: FieldErrors | undefined
  readonly errorsOn?: ((field: string) => string) | undefined
  readonly notice?: string | undefined
  readonly width?: 'normal' | 'wide' | undefined
  /** Which of the school's tabs the page belongs to: the support level unless told. */
  readonly tab?: SchoolTab | undefined
  /** Leads back from a page below a tab. */
  readonly back?: { readonly href: string; readonly text: string } | undefined
}

/** A page about one school's level: the school's own frame, with the level it has. */
export const SchoolPage = ({ around, title, notice, tab = 'supportLevel', ...rest }: SchoolPageProps) => {
  const { actor, inView } = around
  return <SchoolFrame {...rest} actor={actor} inView={inView} tab={tab} heading={title} success={notice} />
}
