/**
 * Remembers on which line each thing was first met. Things are numbers up to 2^53; the table is flat, because a Map of
 * 400,000 numbers costs more time in the collector than the reading of the file.
 */
export interface FirstLines {
  /** The line on which a thing was first met; undefined when this is the first time, which is then remembered. */
  meet(thing: number, line: number): number | undefined
  /** The line on which a thing was first met, without remembering it. */
  find(thing: number): number | undefined
}

export function firstLines(): FirstLines {
  let size = 1 << 8
  let things = new Float64Array(size)
  let lines = new Int32Array(size)
  let held = 0

  /** The slot of a thing, or the empty slot where it belongs: line 0 marks an empty one. */
  const slotOf = (thing: number): number => {
    let slot = mixed(thing) & (size - 1)
    while (lines[slot] !== 0 && things[slot] !== thing) slot = (slot + 1) & (size - 1)
    return slot
  }

  const grow = (): void => {
    const [oldThings, oldLines] = [things, lines]
    size *= 2
    things = new Float64Array(size)
    lines = new Int32Array(size)
    for (let at = 0; at < oldLines.length; at++) {
      if (oldLines[at] === 0) continue
      const slot = slotOf(oldThings[at] as number)
      things[slot] = oldThings[at] as number
      lines[slot] = oldLines[at] as number
    }
  }

  return {
    meet(thing, line) {
      const slot = slotOf(thing)
      if (lines[slot] !== 0) return lines[slot]
      things[slot] = thing
      lines[slot] = line
      if (++held * 2 > size) grow()
      return undefined
    },
    find(thing) {
      const line = lines[slotOf(thing)]
      return line === 0 ? undefined : line
    },
  }
}

/** Spreads neighbouring numbers over the table. */
function mixed(thing: number): number {
  const low = (thing % 4_294_967_296) | 0
  const high = (thing / 4_294_967_296) | 0
  const once = Math.imul(low ^ (low >>> 15) ^ Math.imul(high, 0x85ebca6b), 0x2c1b3c6d)
  return (once ^ (once >>> 13)) >>> 0
}
