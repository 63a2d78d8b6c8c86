/** No, not known, yes, and the question does not arise. */
export const no = 0
export const unknown = 1
export const yes = 2
export const none = 3

/** Comparisons answer "not known" where either side is NaN. */
export function below(a: number, b: number): number {
  if (a < b) return yes
  return a >= b ? no : unknown
}

export const above = (a: number, b: number): number => below(b, a)

export function atMost(a: number, b: number): number {
  if (a <= b) return yes
  return a > b ? no : unknown
}

export const atLeast = (a: number, b: number): number => atMost(b, a)

export function equal(a: number, b: number): number {
  if (a === b) return yes
  return a === a && b === b ? no : unknown
}

/** The smallest that applies. */
export const both = (a: number, b: number): number => (a < b ? a : b)

/** The largest that applies. */
export function either(a: number, b: number): number {
  if (a === none) return b
  if (b === none) return a
  return a > b ? a : b
}

export const opposite = (a: number): number => (a === none ? none : yes - a)
