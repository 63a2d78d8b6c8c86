export * from './capacity.ts'
export * from './compiled-edition.ts'
export * from './configuration.ts'
export { decidingLeaves, reasonsNotApplying } from './deciding.ts'
export * from './edition-in-force.ts'
export * from './edition.ts'
export { leavesOf, type Explanation, type LeafExplanation } from './explanation.ts'
export { factsCode, setFigure, type FigureColumn, type FigureTable } from './figure-table.ts'
export * from './figure.ts'
export * from './grid.ts'
export type { ColumnKey, Comparator, WhyNotKnown } from './plan.ts'
export * from './policy-role.ts'
export * from './proposal.ts'
export type { NotEnough } from './level-decided.ts'
export type { ChangeTogether, WouldChange } from './would-change.ts'
export { ruleInWords, sentenceOf, subjectInWords, type RuleWords } from './rule-in-words.ts'
export * from './rule.ts'
export * from './school.ts'
export * from './setting.ts'
export {
  doesNotApply,
  met,
  notMet,
  type Answer,
  type Verdict,
} from './verdict.ts'
