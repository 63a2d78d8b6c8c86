const smallest = 1 << 12
/** No character of UTF-16 takes more than three bytes of UTF-8. */
const mostBytes = 3

/** Gathers lines as UTF-8. Written at once, so that no string outlives its row and the collector has little to do. */
export function lineBuffer(): { add(line: string): void; take(): Uint8Array } {
  let bytes = Buffer.allocUnsafe(smallest)
  let used = 0
  return {
    add(line) {
      const needed = used + line.length * mostBytes
      if (needed > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.max(needed, bytes.length * 2))
        bytes.copy(larger, 0, 0, used)
        bytes = larger
      }
      used += bytes.write(line, used, 'utf8')
    },
    take() {
      const taken = bytes.subarray(0, used)
      // The next piece of a file is about as long as this one.
      bytes = Buffer.allocUnsafe(Math.max(smallest, used))
      used = 0
      return taken
    },
  }
}
