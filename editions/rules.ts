import type { Comparand, Comparison, MeasureRef, Phase, Rule } from '../src/policy/index.ts'

/** Short ways to write rules down; each gives the plain data of one rule. */
export const all = (...of: Rule[]): Rule => ({ kind: 'all', of })
export const any = (...of: Rule[]): Rule => ({ kind: 'any', of })
export const not = (rule: Rule): Rule => ({ kind: 'not', rule })
export const when = (condition: Rule, rule: Rule): Rule => ({ kind: 'when', condition, rule })
export const held = (measure: MeasureRef): Rule => ({ kind: 'held', measure })
/** Whether a number is held of a measure: a grade that was given, not "not judged". */
export const given = (measure: MeasureRef): Rule => ({ kind: 'held', measure, as: 'number' })
/** The rule in words of the edition's own. */
export const said = (words: string, rule: Rule): Rule => ({ ...rule, said: words })
export const inPhases = (...phases: Phase[]): Rule => ({ kind: 'phaseIs', phases })
export const isOpen: Rule = { kind: 'isOpen' }
export const inYears = (from: number, to: number): Rule => ({ kind: 'yearIs', from, to })
export const upToYear = (to: number): Rule => ({ kind: 'yearIs', to })

export const latest = (within: number, anchors: MeasureRef | readonly MeasureRef[], rule: Rule): Rule => ({
  kind: 'latest',
  held: Array.isArray(anchors) ? (anchors as readonly MeasureRef[]) : [anchors as MeasureRef],
  within,
  rule,
})

/** A comparison; a bare number is a constant. `decimals` is the rounding in which the figure is published. */
export const compare = (measure: MeasureRef, is: Comparison, to: number | Comparand, decimals = 0): Rule => ({
  kind: 'compare',
  measure,
  is,
  against: typeof to === 'number' ? { kind: 'constant', value: to } : to,
  decimals,
})

export const trend = (measure: MeasureRef, is: 'rising' | 'falling', years: number, decimals = 0): Rule => ({
  kind: 'trend',
  measure,
  is,
  years,
  decimals,
})

export const configured = (name: string): Comparand => ({ kind: 'configured', name })
export const setting = (key: string) => ({ kind: 'setting', key }) as const
export const figureOf = (subject: 'national' | 'phase' | 'authority' | 'similar'): Comparand => ({
  kind: 'subject',
  subject,
})
