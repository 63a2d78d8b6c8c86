import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { Urn } from '../schools/index.ts'
import type { StatutoryStep, StepHappening, StepId } from './statutory-step.ts'
import './tables.ts'

/** The steps of one school, or of every school in scope, the first given first. */
export async function listSteps(tx: Tx, authority: AuthorityId, urn?: Urn): Promise<readonly StatutoryStep[]> {
  let query = tx
    .selectFrom('statutory_step as s')
    .innerJoin('statutory_happening as h', (join) =>
      join.onRef('h.authority_id', '=', 's.authority_id').onRef('h.step_id', '=', 's.step_id'),
    )
    .select(['s.step_id as id', 's.urn', 's.kind', 'h.what', 'h.happened_on as on', 'h.facts'])
    .select(['h.person_id as by', 'h.person_name as byName', 'h.role', 'h.at'])
    .where('s.authority_id', '=', authority)
  if (urn !== undefined) query = query.where('s.urn', '=', urn)
  const rows = await query.orderBy('s.step_id').orderBy('h.number').execute()
  const steps = new Map<StepId, StatutoryStep & { readonly happenings: StepHappening[] }>()
  for (const { id, urn: of, kind, facts, ...happening } of rows) {
    const step = steps.get(id) ?? { id, urn: of, kind, happenings: [] }
    step.happenings.push({ ...happening, ...facts } as StepHappening)
    steps.set(id, step)
  }
  return [...steps.values()].sort(byGiven)
}

const byGiven = (one: StatutoryStep, other: StatutoryStep): number =>
  sortKey(one) < sortKey(other) ? -1 : sortKey(one) > sortKey(other) ? 1 : 0
const sortKey = ({ id, happenings: [given] }: StatutoryStep): string => `${given?.on} ${given?.at.toISOString()} ${id}`

export async function recordStep(
  tx: Tx,
  authority: AuthorityId,
  { id, urn, kind, happenings }: StatutoryStep,
): Promise<void> {
  await tx.insertInto('statutory_step').values({ authority_id: authority, step_id: id, urn, kind }).execute()
  for (const [at, happening] of happenings.entries())
    await recordHappening(tx, authority, { id, urn }, at + 1, happening)
}

/** Adds the happening of a number. The school is locked, so that no two have the same. */
export async function recordHappening(
  tx: Tx,
  authority: AuthorityId,
  { id, urn }: Pick<StatutoryStep, 'id' | 'urn'>,
  number: number,
  { on, by, byName, role, at, what, ...facts }: StepHappening,
): Promise<void> {
  const of = { authority_id: authority, step_id: id, number, urn, what, happened_on: on }
  await tx
    .insertInto('statutory_happening')
    .values({ ...of, facts: JSON.stringify(facts), person_id: by, person_name: byName, role, at })
    .execute()
}
