/**
 * What a decision answers: the facts that follow, or every reason why not.
 * A person being told no is a value, never an exception; all reasons are given at once.
 */
export type Outcome<Value, Reason> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reasons: readonly [Reason, ...Reason[]] }

export const accepted = <Value>(value: Value): { ok: true; value: Value } => ({ ok: true, value })

export const refused = <Reason>(...reasons: [Reason, ...Reason[]]): { ok: false; reasons: [Reason, ...Reason[]] } => ({
  ok: false,
  reasons,
})

/** Accepts with `value()` when `reasons` is empty, otherwise refuses with all of them. */
export function acceptUnless<Value, Reason>(reasons: readonly Reason[], value: () => Value): Outcome<Value, Reason> {
  const [first, ...rest] = reasons
  return first === undefined ? accepted(value()) : refused(first, ...rest)
}

/** Marks the branch of a `switch` that the compiler has shown to be unreachable. */
export function never(value: never): never {
  throw new Error(`Unexpected value: ${JSON.stringify(value)}`)
}
