/** What was made last, by its key. What is older is forgotten, and made again when it is asked for. */
export interface LastKept<Key, Value> {
  get(key: Key): Value | undefined
  set(key: Key, value: Value): void
}

/** Keeps so many values at the most: the one that was set longest ago makes room for another. */
export function keepLast<Key, Value>(most: number): LastKept<Key, Value> {
  const all = new Map<Key, Value>()
  return {
    get: (key) => all.get(key),
    set(key, value) {
      all.delete(key)
      all.set(key, value)
      const [oldest] = all.keys()
      if (all.size > most && oldest !== undefined) all.delete(oldest)
    },
  }
}
