/** How much of a random suite runs: `npm run soak` asks for all of it. */
export const isSoak = process.env.SOAK === 'yes'

/** A size on every commit, and the one of a soak. */
export const sizeOf = (commit: number, soak: number): number => (isSoak ? soak : commit)
