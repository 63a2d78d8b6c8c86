/**
 * Makes something of an object once, and answers the same as long as the object is held: what follows from the rows of a
 * list need not be worked out again while they are the same rows (`docs/decisions/0102-lists.md`).
 */
export function onceFor<From extends object, Made>(make: (from: From) => Made): (from: From) => Made {
  const made = new WeakMap<From, { readonly made: Made }>()
  return (from) => {
    const known = made.get(from)
    if (known) return known.made
    const fresh = make(from)
    made.set(from, { made: fresh })
    return fresh
  }
}
