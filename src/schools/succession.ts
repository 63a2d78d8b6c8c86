import type { Day } from '../kernel/index.ts'
import { mayChange, sourcesWith } from './fact-source.ts'
import { statusOn, type FactSource, type School, type Urn } from './school.ts'

/** That another school has taken the place of one, as the registers' links say. */
export interface Succession {
  readonly urn: Urn
  readonly successor: Urn
  readonly successorName: string
  readonly on: Day
}

/** The newest register that has schools of the authority, and which schools it has. */
export interface NewestRegister {
  readonly asAt: Day
  readonly urns: ReadonlySet<number>
}

/** How the source of such a closing begins; a closing of this source is reconsidered whenever a register or links come. */
const sourceBegins = 'Not in the newest register'

/**
 * Which schools are closed because another took their place (4.1; docs/decisions/0103): the newest register does not have the
 * school, has the school after it, and the links date that to the register's day or before. A school of a newer register, and one
 * whose closing the council or a register has given, stays as it is. What no longer holds is taken back. Twice changes nothing.
 */
export function planSuccessions(
  schools: readonly School[],
  register: NewestRegister | undefined,
  successions: readonly Succession[],
): readonly { readonly before: School; readonly after: School }[] {
  return schools.flatMap((before) => {
    const plain = isOfSuccession(before) ? { ...before, closedOn: null } : before
    const found = register && successionOf(plain, register, successions)
    const after = found && register ? succeeded(plain, found, register.asAt) : withoutSource(plain)
    return isSameClosing(before, after) ? [] : [{ before, after }]
  })
}

function successionOf(
  school: School,
  register: NewestRegister,
  successions: readonly Succession[],
): Succession | undefined {
  if (statusOn(school, register.asAt) !== 'open' || register.urns.has(school.urn)) return undefined
  if ((school.sources.name?.[1] ?? '') >= register.asAt) return undefined
  if (!isOfSuccession(school) && !mayChange(school.sources.closedOn, [sourceBegins, register.asAt])) return undefined
  const found = successions
    .filter(({ urn, on }) => urn === school.urn && on <= register.asAt && (school.openedOn ?? on) <= on)
    .filter(({ successor }) => leadsInto(successor, register, successions))
  return found.sort((one, other) => (one.on < other.on ? 1 : -1))[0]
}

/** A successor may itself have been succeeded since: a school that became an academy, which changed its trust. */
function leadsInto(urn: Urn, register: NewestRegister, successions: readonly Succession[], depth = 0): boolean {
  if (register.urns.has(urn)) return true
  if (depth === mostGenerations) return false
  const next = successions.filter((each) => each.urn === urn)
  return next.some(({ successor }) => leadsInto(successor, register, successions, depth + 1))
}

const mostGenerations = 6

function succeeded(school: School, { successor, successorName, on }: Succession, asAt: Day): School {
  const source: FactSource = [`${sourceBegins}; succeeded by ${successorName} (${successor})`, asAt]
  return { ...school, closedOn: on, sources: sourcesWith(school.sources, ['closedOn'], ...source) }
}

/** Whether a school is closed because another followed it, and not by a register's or the council's own word. */
export const isOfSuccession = ({ sources }: Pick<School, 'sources'>): boolean =>
  sources.closedOn?.[0].startsWith(sourceBegins) === true

function withoutSource(school: School): School {
  if (!isOfSuccession(school)) return school
  const { closedOn: _, ...sources } = school.sources
  return { ...school, sources }
}

const isSameClosing = (one: School, other: School): boolean =>
  one.closedOn === other.closedOn &&
  one.sources.closedOn?.[0] === other.sources.closedOn?.[0] &&
  one.sources.closedOn?.[1] === other.sources.closedOn?.[1]
