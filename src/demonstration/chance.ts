/** The next number of a sequence wholly fixed by its seed; 0 <= n < 1. */
export type Chance = () => number

/** A sequence of our own (mulberry32), so that the demonstration is the same on every machine and release of Node. */
export function chanceFrom(seed: string): Chance {
  let state = hashOf(seed)
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One of a list that is not empty. */
export const pickOne = <Item>(chance: Chance, list: readonly Item[]): Item =>
  list[Math.floor(chance() * list.length)] as Item

/** `count` different ones of a list, or all of it where it is shorter, in the order drawn. */
export function pickSome<Item>(chance: Chance, list: readonly Item[], count: number): readonly Item[] {
  const left = [...list]
  const picked: Item[] = []
  while (picked.length < count && left.length > 0) picked.push(...left.splice(Math.floor(chance() * left.length), 1))
  return picked
}

export const between = (chance: Chance, low: number, high: number): number => low + chance() * (high - low)

export const wholeBetween = (chance: Chance, low: number, high: number): number =>
  Math.floor(between(chance, low, high + 1))

/** Roughly normal about 0 with a standard deviation of 1, never beyond 3. */
export const bellCurve = (chance: Chance): number => (chance() + chance() + chance() + chance() - 2) * 1.5

/** 32-bit FNV-1a of a text: also the fingerprint the tests compare. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}
