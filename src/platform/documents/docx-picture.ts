/** One white point: what a word processor too old for drawings shows; the alternative text and the table say the rest. */
export const blankPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8////fwAJ+wP9KobjigAAAABJRU5ErkJggg==',
  'base64',
)
