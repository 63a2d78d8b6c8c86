import { textWidth } from './svg.ts'

/** Breaks a name over at most two lines of the room given; what does not fit ends in an ellipsis (the table has it in full). */
export function twoLines(name: string, room: number): readonly string[] {
  const [first = '', ...rest] = name.trim().split(/\s+/)
  let lines: readonly [string, string] = [first, '']
  for (const word of rest) {
    const longer = `${lines[0]} ${word}`
    lines = lines[1] === '' && textWidth(longer) <= room ? [longer, ''] : [lines[0], `${lines[1]} ${word}`.trim()]
  }
  return lines.filter((line) => line !== '').map((line) => clipped(line, room))
}

function clipped(line: string, room: number): string {
  if (textWidth(line) <= room) return line
  return `${Array.from(line)
    .slice(0, Math.max(1, Math.floor((line.length * room) / textWidth(line)) - 1))
    .join('')}…`
}

/** Places of labels of these heights as near as can be to where they belong, in the same order and without touching, from `top` to `bottom`. */
export function spread(
  labels: readonly { readonly at: number; readonly height: number }[],
  top: number,
  bottom: number,
): readonly number[] {
  const order = labels.map((label, index) => ({ ...label, index })).sort((one, other) => one.at - other.at)
  const placed: number[] = []
  let free = top
  for (const label of order) {
    placed.push(Math.max(label.at, free + label.height / 2))
    free = (placed.at(-1) ?? 0) + label.height / 2
  }
  // What was pushed over the end comes back up.
  let floor = bottom
  for (let place = order.length - 1; place >= 0; place--) {
    const half = (order[place]?.height ?? 0) / 2
    placed[place] = Math.min(placed[place] ?? 0, floor - half)
    floor = (placed[place] ?? 0) - half
  }
  const result: number[] = []
  order.forEach((label, place) => (result[label.index] = placed[place] ?? 0))
  return result
}

/** Every n-th of these, so that no more than `most` remain; the last is always one of them. */
export const thinned = <T>(all: readonly T[], most: number): readonly T[] => {
  const step = Math.ceil(all.length / most)
  return all.filter((_, index) => (all.length - 1 - index) % step === 0)
}
