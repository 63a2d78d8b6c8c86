/**
 * The way back to a list, as it was left (docs/decisions/0102-lists.md). It stands in the address of every page of a school that
 * was reached from one: `/schools/100001?from=%2Fschools%3Fphase%3Dprimary`.
 */

/** The list that a page was reached from: a path of ours, or undefined. */
export function originIn(path: string): string | undefined {
  const at = path.indexOf('?')
  const origin = at < 0 ? null : new URLSearchParams(path.slice(at)).get('from')
  return origin !== null && isListAddress.test(origin) ? origin : undefined
}

/** An address that leads back to a list; without one it stays as it is, and one that says so already too. */
export function withOrigin(address: string, origin: string | undefined): string {
  if (origin === undefined || /[?&]from=/.test(address)) return address
  const [path = '', place] = address.split('#')
  const joint = path.includes('?') ? '&' : '?'
  return `${path}${joint}from=${encodeURIComponent(origin)}${place === undefined ? '' : `#${place}`}`
}

/**
 * A page of a school whose links and forms to schools all keep the way back, those of pages that do not think of it too.
 * Other pages are as they were.
 */
export function carryOrigin(html: string, path: string): string {
  const origin = ofSchool.test(path) ? originIn(path) : undefined
  if (origin === undefined) return html
  return html.replace(toSchools, (_, name: string, address: string) => {
    const led = withOrigin(address.replaceAll('&amp;', '&'), origin)
    return ` ${name}="${led.replaceAll('&', '&amp;')}"`
  })
}

/** Where an answer leads, with the way back of the form that asked for it. */
export const carryOriginTo = (location: string, path: string): string =>
  ofSchool.test(path) && ofSchool.test(location) ? withOrigin(location, originIn(path)) : location

const ofSchool = /^\/schools\/\d{1,7}(?=[/?#]|$)/
const toSchools = / (href|action)="(\/schools\/\d{1,7}(?:[/?#][^"]*)?)"/g

/** One path of words and a query: no scheme, no host, nothing an address bar would read differently. */
const isListAddress = /^(?:\/[a-z][a-z-]{0,40}){1,3}(?:\?[\w.~*'()%+=&-]{0,1500})?$/
