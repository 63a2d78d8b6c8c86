import { describe, expect, it } from 'vitest'
import { nearestIn, nearestSchools, phaseOf, similarCount, type SchoolProfile } from './school-evidence-similar.ts'

const school = (urn: number, roll: number | null, fsm: number | null, eal: number | null, sen: number | null) =>
  ({ urn, roll, fsm, eal, sen }) satisfies SchoolProfile

const urnsOf = (of: SchoolProfile, others: readonly SchoolProfile[]): readonly number[] | string => {
  const outcome = nearestSchools(of, others)
  return outcome.ok ? outcome.value.schools.map((each) => each.school.urn) : outcome.reasons[0].kind
}

describe('similar schools', () => {
  const ours = school(100001, 200, 10, 5, 12)

  it('4.1 are those nearest in size, free school meals, language and special needs', () => {
    const twin = school(100009, 205, 11, 5, 12)
    const larger = school(100002, 420, 11, 5, 12)
    const poorer = school(100003, 200, 45, 5, 12)
    const neither = school(100004, 900, 60, 70, 30)
    expect(urnsOf(ours, [neither, poorer, larger, twin, ours])).toEqual([100009, 100002, 100003, 100004])
  })

  it('4.1 are measured in standard deviations of the phase', () => {
    const one = school(2, 200, 20, 5, 12)
    const outcome = nearestSchools(ours, [one])
    // Two schools: the deviation of free school meals is 5, so they are two apart there and alike in the other three.
    expect(outcome.ok && outcome.value.schools[0]?.distance).toBeCloseTo(Math.sqrt(4 / 4))
  })

  it('are as near to a school of half as to one of twice the size', () => {
    const half = school(2, 100, 10, 5, 12)
    const twice = school(3, 400, 10, 5, 12)
    const outcome = nearestSchools(ours, [half, twice])
    const [first, second] = outcome.ok ? outcome.value.schools : []
    expect(first?.distance).toBeCloseTo(second?.distance ?? 0)
  })

  it('stand in the order of their numbers when they are equally near, whatever the order of the file', () => {
    const same = [5, 3, 4].map((urn) => school(urn, 200, 10, 5, 12))
    expect(urnsOf(ours, same)).toEqual([3, 4, 5])
  })

  it('are ten at most', () => {
    const many = Array.from({ length: 40 }, (_, at) => school(200000 + at, 200 + at, 10, 5, 12))
    expect(urnsOf(ours, many)).toEqual(many.slice(0, similarCount).map(({ urn }) => urn))
  })

  it('say which dimension is not known, and leave it out instead of taking it for zero', () => {
    const suppressed = school(2, 200, null, 5, 12)
    const without = school(3, 200, 0, 5, 12)
    const outcome = nearestSchools(ours, [suppressed, without])
    expect(outcome.ok && outcome.value.schools.map(({ school: { urn }, notKnown }) => [urn, notKnown])).toEqual([
      [2, ['fsm']],
      [3, []],
    ])
  })

  it('are not chosen on fewer than three known numbers', () => {
    expect(urnsOf(school(1, 200, null, null, 12), [ours])).toBe('tooLittleKnown')
    expect(urnsOf(ours, [school(2, 200, null, null, 12)])).toBe('noOthers')
    expect(urnsOf(school(1, 0, 10, null, 12), [ours])).toBe('tooLittleKnown')
    expect(urnsOf(ours, [])).toBe('noOthers')
  })

  it('5.2 are the same for one school and for every school of a phase of thousands, which takes a moment', () => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000)
    console.log(`similar schools SEED=${seed}`)
    let state = seed
    const draw = (most: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
      return state % 17 === 0 ? null : state % most
    }
    const all = Array.from({ length: 3000 }, (_, at) => school(100_000 + at, draw(900), draw(60), draw(70), draw(30)))
    const whole = phaseOf(all)
    for (const of of all.slice(0, 25)) {
      const [one, again] = [nearestIn(whole, of), nearestSchools(of, all)]
      expect(one.ok).toBe(again.ok)
      if (!one.ok || !again.ok) continue
      expect(one.value.among).toBe(again.value.among)
      expect(one.value.schools.map(({ distance }) => distance.toFixed(9))).toEqual(
        again.value.schools.map(({ distance }) => distance.toFixed(9)),
      )
    }
  })
})
