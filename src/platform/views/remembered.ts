/**
 * Keeps the text of parts that are the same for many people: the header of a council, the navigation of a role.
 * Never for anything that holds a form value, a name or a token: the key is all that tells two texts apart, and
 * whatever is remembered stays in memory. The oldest go first.
 */
export function remembered(limit: number): (key: string, make: () => string) => string {
  const texts = new Map<string, string>()
  return (key, make) => {
    const known = texts.get(key)
    if (known !== undefined) return known
    const made = make()
    if (texts.size >= limit) texts.delete(texts.keys().next().value as string)
    texts.set(key, made)
    return made
  }
}
