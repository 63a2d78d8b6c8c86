import { createHash } from 'node:crypto'

/** An id that is the same each time the same thing is loaded, in the shape of a UUID (RFC 9562, version 8). */
export function fixedId(kind: string, name: string): string {
  const hex = createHash('sha256').update(`${kind}\n${name}`).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), `8${hex.slice(13, 16)}`, `a${hex.slice(17, 20)}`, hex.slice(20, 32)].join(
    '-',
  )
}
