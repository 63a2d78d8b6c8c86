import type { Faith, SchoolType } from './school.ts'
import type { Locality } from './place.ts'
import type { Trajectory } from './trajectory.ts'

export type Ages =
  | 'primary'
  | 'infant'
  | 'junior'
  | 'to16'
  | 'to18'
  | 'through'
  | 'special'
  | 'alternative'
  | 'nursery'
  | 'post16'
  | 'early'

/** A school in one line: what cannot be worked out from anything else. Disadvantage from 1 (least) to 5 (most). */
export type Sketch = readonly [
  name: string,
  type: SchoolType,
  faith: Faith,
  locality: Locality,
  ages: Ages,
  roll: number,
  disadvantage: 1 | 2 | 3 | 4 | 5,
  trajectory: Trajectory,
]
