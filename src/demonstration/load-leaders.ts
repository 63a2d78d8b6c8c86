import type { Outcome } from '../kernel/index.ts'
import type { Audited } from '../platform/audit/index.ts'
import {
  endDesignation,
  recordDesignation,
  recordDesignations,
  type DesignationId,
  type DesignationVersion,
} from '../providers/index.ts'
import type { Urn } from '../schools/index.ts'
import { teamLeader } from './advisers.ts'
import { fixedId } from './fixed-id.ts'
import { leaders, type Leader } from './leaders.ts'
import type { Staffing } from './school-people.ts'
import { audited, personIdOf, type Loading } from './loading.ts'

/** Records the leaders of education as the team leader did at the time, by the decisions that everyone's are made by. */
export async function loadLeaders({ tx, authority, today }: Loading, staffing: Staffing): Promise<readonly Audited[]> {
  const remembered: Audited[] = []
  for (const leader of leaders(today, staffing)) {
    const [recorded, ended] = versionsOf(leader)
    await recordDesignations(tx, authority, ended ? [recorded, ended] : [recorded])
    for (const version of [recorded, ended]) if (version) remembered.push(rememberedOf(version))
  }
  return remembered
}

function versionsOf(leader: Leader): readonly [DesignationVersion, DesignationVersion?] {
  const { urn, holder, post, kind, from, to, source, recordedOn, ended } = leader
  const holding = { kind, holderName: `${holder.title} ${holder.name}`, holderPost: post, from, to, source }
  const kept = (decided: ReturnType<typeof recordDesignation>, on: string): DesignationVersion => ({
    ...valueOf(decided),
    id: fixedId('designation', `${urn} ${holder.email} ${kind} ${from}`) as DesignationId,
    urn: urn as Urn,
    by: personIdOf(teamLeader.person),
    byName: teamLeader.person.name,
    at: new Date(`${on}T10:00:00.000Z`),
  })
  const recorded = kept(recordDesignation([], { ...holding, holderPersonId: personIdOf(holder) }), recordedOn)
  return ended ? [recorded, kept(endDesignation(recorded, ended, 1), ended.on)] : [recorded]
}

const rememberedOf = ({ id, urn, what, kind, holderName, from, to, source, reason, at }: DesignationVersion): Audited =>
  audited(
    { ...teamLeader, at: at.toISOString() },
    {
      action: what === 'ended' ? 'end designation' : 'record designation',
      urn,
      subject: `designation ${id}`,
      after: { kind, holderName, from, to, source, what, reason },
    },
  )

export function valueOf<Value>(outcome: Outcome<Value, unknown>): Value {
  if (!outcome.ok) throw new Error(`The demonstration is refused: ${JSON.stringify(outcome.reasons)}`)
  return outcome.value
}
