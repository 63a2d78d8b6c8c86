import { Details, FactList, VerdictTag } from '../platform/views/index.ts'
import { RuleParts } from '../editions/index.ts'
import { ruleInWords, ruleOf, type Criterion, type EditionInForce } from '../policy/index.ts'
import { measureName } from './figures.ts'
import { sourcesText } from './findings.ts'
import { countedAnswer, earlierWords, type FigureLine, type Finding, type GridLine } from './grid.ts'
import { verdictWords, whoAndWhen } from './issue-level.ts'

/** Why a criterion stands as it does: the judgement that counts, else the sentences that settle the rule, with their sources. */
export const Why = ({ line }: { line: GridLine }) => {
  const { rule, answer } = line
  const adviser = countedAnswer(line, 'adviser')
  if (adviser && adviser.verdict === answer)
    return (
      <>
        <span class="app-words">{adviser.reason}</span>
        <span class="app-source">{whoAndWhen(adviser)}</span>
      </>
    )
  return (
    <>
      {rule ? <WhyRule rule={rule} /> : <>Nobody has answered yet{line.adviser && ' this year'}</>}
      <EarlierJudgement line={line} />
    </>
  )
}

/** A judgement of an earlier year is shown as such: it no longer counts (7.1). */
const EarlierJudgement = ({ line: { adviser, earlier } }: { line: GridLine }) =>
  adviser && earlier?.includes('adviser') ? (
    <span class="app-source">
      Judged {verdictWords[adviser.verdict].toLowerCase()} before: {whoAndWhen(adviser)}, {earlierWords(adviser)}
    </span>
  ) : null

const mostSaid = 4

function WhyRule({ rule: { figures, because } }: { rule: Finding }) {
  const deciding = figures.filter(({ decides }) => decides)
  if (deciding.length === 0) return <>{because}</>
  const sentences = [...new Set(deciding.map(({ sentence, test }) => `${sentence ?? test}.`))]
  const sources = sourcesText(deciding.flatMap(({ source }) => source ?? []))
  const more = sentences.length - mostSaid
  return (
    <>
      {sentences.length === 1 ? (
        sentences[0]
      ) : (
        <ul class="govuk-list govuk-list--bullet govuk-!-font-size-16 govuk-!-margin-bottom-1">
          {sentences.slice(0, mostSaid).map((sentence) => (
            <li>{sentence}</li>
          ))}
          {more > 0 && <li>And {more} more: open the criterion.</li>}
        </ul>
      )}
      {sources.map((source) => (
        <span class="app-source">{source}</span>
      ))}
    </>
  )
}

/** The rule of a criterion in words, part by part, and what each figure says. */
export function RulePart({
  edition,
  criterion,
  line,
}: {
  readonly edition: EditionInForce
  readonly criterion: Criterion
  readonly line: GridLine
}) {
  const rule = ruleOf(criterion)
  if (!rule) return <p class="govuk-body">This criterion is answered by judgement.</p>
  return (
    <>
      {line.rule && (
        <div class="govuk-body">
          <WhyRule rule={line.rule} />
        </div>
      )}
      {line.rule && line.rule.applies && line.rule.figures.length > 0 && <FoundFigures figures={line.rule.figures} />}
      <Details
        summaryText="The whole rule in words"
        html={
          <ul class="govuk-list govuk-list--bullet">
            <RuleParts words={ruleInWords(edition, rule, measureName)} />
          </ul>
        }
      />
    </>
  )
}

/** Each comparison with what was found; asked and found stand one above the other on a small screen. */
const FoundFigures = ({ figures }: { figures: readonly FigureLine[] }) => (
  <>
    <h2 class="govuk-heading-m">What the figures say</h2>
    <FactList
      facts={figures.map(({ test, answer, sentence, figure, source }) => ({
        name: test,
        value: (
          <>
            <VerdictTag verdict={answer} /> {sentence ?? figure}
          </>
        ),
        source: source ?? 'No source',
      }))}
    />
  </>
)
