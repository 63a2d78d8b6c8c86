import { expect, it } from 'vitest'
import { keepLast } from './keep-last.ts'

it('what was made last is kept, and so many at the most', () => {
  const kept = keepLast<string, number>(2)
  kept.set('one', 1)
  kept.set('two', 2)
  kept.set('one', 10)
  kept.set('three', 3)
  expect(['one', 'two', 'three'].map((key) => kept.get(key))).toEqual([10, undefined, 3])
})
