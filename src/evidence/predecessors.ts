import type { Day } from '../kernel/index.ts'

/** A link as a register gives it: the linked school is the `type` of the school. */
export interface EstablishmentLink {
  readonly urn: number
  readonly linkedUrn: number
  readonly type: string
  readonly establishedOn: Day | null
}

/** The school before this one, and since when. */
export interface PredecessorStep {
  readonly urn: number
  readonly since: Day | null
}

/**
 * The schools whose history a school continues, the nearest first. The line is followed while there is exactly one school before:
 * of an amalgamation no one history is the school's own. Links stand in either direction in the registers.
 */
export function lineOfPredecessors(urn: number, links: readonly EstablishmentLink[]): readonly PredecessorStep[] {
  const line: PredecessorStep[] = []
  const seen = new Set([urn])
  for (let at = urn; ; ) {
    const before = schoolsBefore(at, links)
    const [only] = before
    if (!only || before.length > 1 || seen.has(only.urn)) return line
    line.push(only)
    seen.add(only.urn)
    at = only.urn
  }
}

/** Every school directly before one, each once. */
export function schoolsBefore(urn: number, links: readonly EstablishmentLink[]): readonly PredecessorStep[] {
  const before = new Map<number, PredecessorStep>()
  for (const link of links) {
    const type = link.type.toLowerCase()
    if (link.urn === urn && type.startsWith('predecessor')) keep(before, link.linkedUrn, link.establishedOn)
    else if (link.linkedUrn === urn && type.startsWith('successor')) keep(before, link.urn, link.establishedOn)
  }
  return [...before.values()]
}

function keep(before: Map<number, PredecessorStep>, urn: number, since: Day | null): void {
  before.set(urn, { urn, since: since ?? before.get(urn)?.since ?? null })
}
