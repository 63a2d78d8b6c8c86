import { answerAll, explainerOf } from '../src/policy/index.ts'
import { loopByHand } from './by-hand/answers.ts'
import { loadEngland, type England } from './england.ts'
import { jsonRules } from './json-rules.ts'
import { atLeast, atMost, interleaved, type Result } from './measure.ts'

const rounds = 9
/** json-rules-engine is given so many schools, spread over the register, and its time is scaled to all of them. */
const sampled = 40

/**
 * All rule criteria for every school of England: our verdicts and full explanations against json-rules-engine with the
 * same rules, and our verdicts against a loop written by hand. Throws where two of them disagree about any school.
 */
export async function* benchCriteria(): AsyncGenerator<Result> {
  const england = await loadEngland()
  const { compiled, table, origin } = england
  const byHand = loopByHand(england)
  const engine = jsonRules(compiled, table)
  const rows = Array.from({ length: sampled }, (_, at) => Math.floor((at * table.rows) / sampled))
  const facts = rows.map((row) => engine.factsOf(row))
  agreesWithHand(england, byHand())
  for (const [at, row] of rows.entries()) agreesWithEngine(england, row, await engine.run(facts[at] ?? {}))
  const times = await interleaved(rounds, {
    verdicts: () => answerAll(compiled, table),
    byHand,
    explanations: () => explainAll(england),
    engine: async () => {
      for (const each of facts) await engine.run(each)
    },
  })
  const { verdicts = 0, byHand: hand = 0, explanations = 0 } = times
  const engineAll = ((times.engine ?? 0) / sampled) * table.rows
  const of = `${compiled.criteria.length} criteria of ${origin}`
  const scaled = `json-rules-engine ${seconds(engineAll)} (scaled from ${sampled} schools, verdicts equal)`
  yield* [
    atLeast(
      'criteria: verdicts against json-rules-engine',
      engineAll / verdicts,
      100,
      `${of}: ${seconds(verdicts)}, ${scaled}`,
    ),
    atLeast(
      'criteria: explanations against json-rules-engine',
      engineAll / explanations,
      50,
      `${seconds(explanations)}, ${scaled}`,
    ),
    atMost(
      'criteria: verdicts against a loop by hand',
      verdicts / hand,
      2,
      `${seconds(verdicts)}, by hand ${seconds(hand)} (every verdict equal)`,
    ),
  ]
}

const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toPrecision(3)} s`

/** Each explanation is let go once made, as when a page or a file is written school by school. */
function explainAll({ compiled, table }: England): number {
  const explain = explainerOf(compiled, table)
  let criteria = 0
  for (let row = 0; row < table.rows; row++) criteria += explain(row).length
  return criteria
}

function agreesWithHand({ compiled, table }: England, byHand: Readonly<Record<string, Uint8Array>>): void {
  answerAll(compiled, table).forEach((codes, at) => {
    const id = compiled.criteria[at]?.criterion.id ?? ''
    const row = codes.findIndex((code, each) => code !== byHand[id]?.[each])
    if (row !== -1) throw new Error(`The loop by hand disagrees about ${id} of the school in row ${row}`)
  })
}

function agreesWithEngine({ compiled, table }: England, row: number, verdicts: Readonly<Record<string, string>>): void {
  for (const { criterion, answer } of explainerOf(compiled, table)(row)) {
    const verdict = answer === 'doesNotApply' ? 'notKnown' : answer
    if (verdicts[criterion.id] !== verdict)
      throw new Error(`json-rules-engine disagrees about ${criterion.id} of the school in row ${row}`)
  }
}
