import type { Difficulty } from './difficulty.ts'
import type { Sketch } from './sketch.ts'
import type { LevelStep } from './trajectory.ts'

/** A sketch together with what an ordinary school is given by rule: its numbers, its short name, its path through the levels. */
export interface SchoolSketch {
  readonly urn: number
  readonly establishment: number
  readonly sketch: Sketch
  readonly slug: string
  readonly levels: readonly LevelStep[]
  readonly difficulties: readonly Difficulty[]
}
