/** What the authority has for a year, by support level (5.1). */
import { acceptUnless, type Outcome } from '../kernel/index.ts'
import type { PersonId } from '../people/index.ts'
import type { Level } from '../policy/index.ts'
import type { Amount } from './amount.ts'
import type { BudgetYear } from './budget-year.ts'

export interface CentralBudget extends BudgetYear {
  readonly version: number
  readonly amounts: Readonly<Partial<Record<Level, Amount>>>
  readonly by: PersonId
  readonly byName: string
  readonly at: Date
}

export type BudgetRefusal =
  | { readonly kind: 'stale'; readonly latest: number }
  | { readonly kind: 'otherYear'; readonly kept: BudgetYear['kind'] }

/** A budget is kept for the kind of year the edition in force names. `seen`: the version shown, 0 for none. */
export function setBudget(
  held: CentralBudget | undefined,
  request: Pick<CentralBudget, 'kind' | 'year' | 'amounts'>,
  seen: number,
  kept: BudgetYear['kind'],
): Outcome<Pick<CentralBudget, 'kind' | 'year' | 'amounts' | 'version'>, BudgetRefusal> {
  const latest = held?.version ?? 0
  const reasons: readonly BudgetRefusal[] = [
    ...(seen === latest ? [] : [{ kind: 'stale', latest } as const]),
    ...(request.kind === kept ? [] : [{ kind: 'otherYear', kept } as const]),
  ]
  return acceptUnless(reasons, () => ({ ...request, version: latest + 1 }))
}
