import type { Frame } from '../views/index.ts'
import type { Onward } from './list.ts'

/**
 * How a person comes back to the list as they left it: every address reached from it says so itself, `?from=%2Fschools…`.
 * Nothing is kept on the machine or the server, two tabs do not disturb each other, and it works without JavaScript
 * (docs/decisions/0102-lists.md). Pages pass it on with `onwardFrom(frame)`: to links, to the action of a form and to
 * where its answer leads.
 */
export const onwardFrom = (frame: Pick<Frame, 'path'>): Onward => onwardTo(originOf(frame))

/** Makes addresses that lead back to a list; without one they stay as they are. */
export const onwardTo =
  (origin: string | undefined): Onward =>
  (path) => {
    if (origin === undefined) return path
    const [address = '', place] = path.split('#')
    const joint = address.includes('?') ? '&' : '?'
    return `${address}${joint}from=${encodeURIComponent(origin)}${place === undefined ? '' : `#${place}`}`
  }

/** The list that a page was reached from: a path of ours, or undefined. */
export function originOf({ path }: Pick<Frame, 'path'>): string | undefined {
  const at = path.indexOf('?')
  const origin = at < 0 ? null : new URLSearchParams(path.slice(at)).get('from')
  return origin !== null && isListAddress.test(origin) ? origin : undefined
}

/** One path of words and a query: no scheme, no host, nothing an address bar would read differently. */
const isListAddress = /^(?:\/[a-z][a-z-]{0,40}){1,3}(?:\?[\w.~*'()%+=&-]{0,1500})?$/
