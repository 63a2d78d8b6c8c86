import { Command, InvalidArgumentError } from 'commander'
import { listOpenings } from './evidence/index.ts'
import { dayInEngland, parseDay, type Day } from './kernel/index.ts'
import { withTx } from './platform/database/index.ts'
import type { EditionInForce } from './policy/index.ts'
import { dayText } from './platform/views/index.ts'
import { isOpen, listSchools, type School } from './schools/index.ts'
import {
  assessSchools,
  levelText,
  verdictWords,
  type Assessment,
  countedAnswer,
  type GridLine,
} from './support-levels/index.ts'
import { authorityMeant, whileOpen, type CommandLine } from './cli-running.ts'
import { columnsOf, done, progressBar, Sentence, type Told } from './cli-terminal.ts'

type Run = (work: () => Promise<Told>) => Promise<void>

/** `assess`: every criterion of every school as it stands, and the level the answers point to. Nothing is changed. */
export function assessCommand(line: CommandLine, run: Run): Command {
  return new Command('assess')
    .description('answer the criteria for every open school, or for one; people decide the level')
    .option('--authority <name or code>', 'which authority, where there are several')
    .option('--school <urn>', 'one school, each criterion with its answer and why', urn)
    .option('--on <day>', 'as at this day, 2026-03-01: years up to then, answers given by then; today unless told', day)
    .action((asked: Asked) => run(() => assess(line, asked)))
}

interface Asked {
  readonly authority?: string
  readonly school?: number
  readonly on?: Day
}

function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed || parsed < earliest) throw new InvalidArgumentError('Write a day as 2026-09-01.')
  return parsed
}
/** The first day with a whole academic year before it that `parseDay` knows. */
const earliest = '1901-09-01'

function urn(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('A URN is a number of up to seven digits.')
  return Number(text)
}

const assess = (line: CommandLine, asked: Asked): Promise<Told> =>
  whileOpen(line, async (running) => {
    const { id: authority, laCode, name } = await authorityMeant(running, asked.authority)
    const today = dayInEngland(line.now())
    const on = asked.on ?? today
    if (on > today) throw new Sentence(`The day must be today or in the past: ${on} is to come.`)
    const bar = progressBar(line.terminal)
    const { edition, assessments } = await withTx(
      running.service.database,
      { authority },
      async (tx) => {
        const all = await listSchools(tx, authority)
        const openings = await listOpenings(tx, authority, laCode, all)
        const wasOpen = (each: School): boolean => isOpen(each, on) && (openings.get(each.urn) ?? on) <= on
        const meant = all.filter((each) => (asked.school === undefined ? wasOpen(each) : each.urn === asked.school))
        const [only] = meant
        if (asked.school !== undefined && only === undefined)
          throw new Sentence(`${name} has no school with the URN ${asked.school}.`)
        if (asked.school !== undefined && only) refuseNotYetOpen(only, openings.get(only.urn), on)
        const step = (finished: number): void => bar.step(finished, meant.length, 'schools')
        step(0)
        return assessSchools(tx, { authority, laCode }, meant, on, step)
      },
      { readOnly: true, statementTimeout: 60_000 },
    )
    bar.clear()
    const [only] = assessments
    const lines = asked.school !== undefined && only ? linesOfSchool(only, edition) : linesOfAll(assessments, edition)
    return done(
      assessments.map((one) => dataOf(one, edition)),
      ...lines,
    )
  })

/** A school is not assessed of a day before it opened: what is known of that time is of the school before it. */
function refuseNotYetOpen({ urn: number, name }: School, opened: Day | undefined, on: Day): void {
  if (opened !== undefined && on < opened)
    throw new Sentence(`${name} (URN ${number}) opened on ${dayText(opened)}: it is not assessed as at ${dayText(on)}.`)
}

function linesOfSchool({ school, grid, proposal }: Assessment, edition: EditionInForce): readonly string[] {
  const wording = new Map(edition.criteria.map(({ id, wording: words }) => [id, words]))
  const lines = grid.flatMap((one) => [
    `Level ${one.level}, ${verdictWords[one.answer].toLowerCase()}: ${wording.get(one.criterion) ?? one.criterion}`,
    ...(whyOf(one) === null ? [] : [`    ${whyOf(one)}`]),
  ])
  return [...lines, `${school.name} (URN ${school.urn}): ${pointsTo(proposal.level, edition)}. People decide.`]
}

function linesOfAll(assessments: readonly Assessment[], edition: EditionInForce): readonly string[] {
  const rows = assessments.map(({ school, grid, proposal }) => {
    const count = countsOf(grid)
    return [
      String(school.urn),
      school.name,
      proposal.level === undefined ? 'none' : levelText(proposal.level, edition),
      ...[count.met, count.notMet, count.notKnown, count.doesNotApply].map(String),
    ]
  })
  const heading = ['URN', 'School', 'Points to', 'Met', 'Not met', 'Not known', 'Does not apply']
  return [
    ...columnsOf([heading, ...rows]),
    `${rows.length} ${rows.length === 1 ? 'school' : 'schools'}, ${edition.criteria.length} criteria each. People decide.`,
  ]
}

const pointsTo = (level: Assessment['proposal']['level'], edition: EditionInForce): string =>
  level === undefined
    ? 'too much is not known to point to a level'
    : `the answers point to level ${levelText(level, edition)}`

function countsOf(grid: readonly GridLine[]): Record<GridLine['answer'], number> {
  const counts = { met: 0, notMet: 0, notKnown: 0, doesNotApply: 0 }
  for (const { answer } of grid) counts[answer]++
  return counts
}

const whyOf = (line: GridLine): string | null => countedAnswer(line, 'adviser')?.reason || line.rule?.because || null

const dataOf = ({ school, grid, proposal }: Assessment, edition: EditionInForce) => ({
  urn: school.urn,
  school: school.name,
  edition: edition.id,
  proposedLevel: proposal.level ?? null,
  because: proposal.because,
  counts: countsOf(grid),
  criteria: grid.map((one) => ({
    criterion: one.criterion,
    level: one.level,
    key: one.key,
    answer: one.answer,
    answeredBy: answeredBy(one),
    why: whyOf(one),
    rule: one.rule?.verdict ?? null,
    adviser: one.adviser?.verdict ?? null,
    adviserOn: one.adviser?.on ?? null,
    school: one.school?.verdict ?? null,
    schoolOn: one.school?.on ?? null,
    // Whose answer is of an earlier academic year and does not count.
    earlier: one.earlier ?? [],
    figures: one.rule?.figures ?? [],
  })),
})

const answeredBy = (line: GridLine): 'adviser' | 'rule' | null =>
  countedAnswer(line, 'adviser') ? 'adviser' : line.rule ? 'rule' : null
