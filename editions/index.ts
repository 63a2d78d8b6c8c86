import type { Edition } from '../src/policy/index.ts'

/** The editions that come with the service, the newest last. */
export const shippedEditions: readonly Edition[] = []
