export type Level = 1 | 2 | 3

/** From which review (0 the autumn term four complete years ago, 3 a year; 12 the first of the present year) which level. */
export type LevelStep = readonly [review: number, level: Level]

/** How an ordinary school's level moved over the four years. */
export type Trajectory =
  | 'strong'
  | 'steady'
  | 'dipped'
  | 'recovered'
  | 'slipped'
  | 'sliding'
  | 'persistent'
  | 'deepening'
  | 'rescued'

/** The steps of a trajectory, each change moved by up to one term so that not all schools move together. */
export const levelSteps = (trajectory: Trajectory, shift: -1 | 0 | 1): readonly LevelStep[] =>
  paths[trajectory].map(([review, level]): LevelStep => [review === 0 ? 0 : review + shift, level])

/** The level in which a school stands, or is about to stand, after a review. */
export const levelAfter = (steps: readonly LevelStep[], review: number): Level =>
  steps.findLast(([from]) => from <= review)?.[1] ?? 1

const paths: Record<Trajectory, readonly LevelStep[]> = {
  strong: [[0, 1]],
  steady: [[0, 1]],
  dipped: [
    [0, 1],
    [4, 2],
    [9, 1],
  ],
  recovered: [
    [0, 2],
    [6, 1],
  ],
  slipped: [
    [0, 1],
    [6, 2],
  ],
  sliding: [
    [0, 1],
    [10, 2],
  ],
  persistent: [[0, 2]],
  deepening: [
    [0, 1],
    [4, 2],
    [10, 3],
  ],
  rescued: [
    [0, 3],
    [5, 2],
  ],
}
