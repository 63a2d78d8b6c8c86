import { isTakenTo, loadWarned } from '../duties/index.ts'
import { listedSteps, listSteps } from '../interventions/index.ts'
import type { Day } from '../kernel/index.ts'
import { mayDo, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import type { WaitingItem } from '../platform/views/index.ts'
import { listSchoolRows } from '../schools/index.ts'

/**
 * What waits for Senior Advisers, the Director and the leadership team beside the levels: schools taken to them (3.4) and
 * statutory notices whose period is over (3.1). Each count is that of the list it leads to, by the list's own rule.
 */
export async function listWaitingForLeaders(tx: Tx, actor: Actor, today: Day): Promise<readonly WaitingItem[]> {
  if (!mayDo(actor.role, 'list statutory powers')) return []
  const { taken, over } = await counts(tx, actor, today)
  return [
    ...(taken > 0
      ? [
          {
            href: '/early-warning?escalated=me',
            text: `${counted(taken, 'school')} without progress ${isOrAre(taken)} escalated to you`,
          },
        ]
      : []),
    ...(over > 0
      ? [
          {
            href: '/statutory-powers?status=periodOver',
            text: `The period of ${counted(over, 'statutory notice')} is over: what came of ${over === 1 ? 'it' : 'them'} is to be recorded`,
          },
        ]
      : []),
  ]
}

async function counts(tx: Tx, actor: Actor, today: Day): Promise<{ readonly taken: number; readonly over: number }> {
  const { schools } = await loadWarned(tx, actor, today)
  const steps = await listSteps(tx, actor.authority)
  const listed = steps.length === 0 ? [] : listedSteps(steps, await listSchoolRows(tx, actor.authority, today), today)
  return {
    taken: schools.filter((school) => isTakenTo(school, actor.personId)).length,
    over: listed.filter(({ state }) => state.status === 'periodOver').length,
  }
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
const isOrAre = (count: number): string => (count === 1 ? 'is' : 'are')
