/** The seed of a run: SEED, else another each time. Whoever uses it prints it. */
export const seedOf = (): number => Number(process.env.SEED ?? Date.now() % 1_000_000)

/** Numbers from 0 to 1 that a seed repeats. */
export function chance(from: number): () => number {
  let state = (from ^ 0x9e37_79b9) >>> 0
  return () => {
    state = (state + 0x6d2b_79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

export type Chance = ReturnType<typeof chance>

/** One of several, each as likely. */
export const oneOf = <Of>(random: Chance, of: readonly Of[]): Of => of[Math.floor(random() * of.length)] as Of
