/** One bench: what was measured, the ratio within this run, the bar it must keep, and whether it does. */
export interface Result {
  readonly name: string
  readonly ratio: number
  readonly bar: string
  readonly ok: boolean
  /** What the ratio is made of, for the reader. */
  readonly detail: string
}

export const atMost = (name: string, ratio: number, bar: number, detail: string): Result => ({
  name,
  ratio,
  bar: `<= ${bar}`,
  ok: ratio <= bar,
  detail,
})

export const atLeast = (name: string, ratio: number, bar: number, detail: string): Result => ({
  name,
  ratio,
  bar: `>= ${bar}`,
  ok: ratio >= bar,
  detail,
})

/** A figure to watch, without a bar to keep. */
export const unbarred = (name: string, ratio: number, detail: string): Result => ({
  name,
  ratio,
  bar: 'none',
  ok: true,
  detail,
})

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/**
 * Runs several contenders in turn, round after round, so that whatever else the machine does meets all of them alike.
 * @returns the median milliseconds of each; the first round warms up and does not count.
 */
export async function interleaved(
  rounds: number,
  contenders: Readonly<Record<string, () => unknown>>,
): Promise<Readonly<Record<string, number>>> {
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
  for (let round = 0; round <= rounds; round++)
    for (const [name, work] of Object.entries(contenders)) {
      const spent = await timed(work)
      if (round > 0) times[name]?.push(spent)
    }
  return Object.fromEntries(Object.entries(times).map(([name, spent]) => [name, median(spent)]))
}
