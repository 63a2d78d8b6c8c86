/** A session left alone ends after an hour; every session ends after twelve. */
export const idleSeconds = 3600
export const longestSeconds = 12 * 3600

/** Seconds a session still has if nothing more is asked; 0 or less when it has ended. */
export function secondsLeft(session: { readonly beganAt: Date; readonly seenAt: Date }, now: Date): number {
  const since = (from: Date): number => (now.getTime() - from.getTime()) / 1000
  return Math.floor(Math.min(idleSeconds - since(session.seenAt), longestSeconds - since(session.beganAt)))
}

/** At most ten failures in five minutes, for one account and for one network (an IPv4 address or an IPv6 /64). */
export const throttle = { failures: 10, seconds: 300 } as const

/** The network an address belongs to, as throttling counts it. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!address.includes(':')) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const gap = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  const groups = [...left, ...gap, ...right].map((group) => group.replace(/^0+(?=.)/, ''))
  return `${groups.slice(0, 4).join(':')}::/64`
}
