import { dayText, DataTable, Details, VerdictTag } from '../platform/views/index.ts'
import { RuleParts } from '../editions/index.ts'
import { ruleInWords, ruleOf, type Criterion, type EditionInForce } from '../policy/index.ts'
import { measureName } from './figures.ts'
import { sourcesText } from './findings.ts'
import type { FigureLine, Finding, GridLine } from './grid.ts'

/** Why a criterion stands as it does: the judgement that counts, else the sentences that settle the rule, with their sources. */
export const Why = ({ line }: { line: GridLine }) => {
  const { adviser, rule, answer } = line
  if (adviser && adviser.verdict === answer)
    return (
      <>
        {adviser.reason}
        <span class="app-source">Adviser, {dayText(adviser.on)}</span>
      </>
    )
  return rule ? <WhyRule rule={rule} /> : <>Nobody has answered yet</>
}

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
        <ul class="govuk-list govuk-list--bullet govuk-!-margin-bottom-1">
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
      {line.rule?.applies !== false && (
        <DataTable
          id="figures"
          caption="What the figures say"
          columns={figureColumns}
          rows={line.rule?.figures ?? []}
          empty="No figures are compared."
        />
      )}
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

const figureColumns = [
  { name: 'test', heading: 'Asked', rowHeading: true, cell: ({ test }: FigureLine) => test },
  {
    name: 'figure',
    heading: 'Figure',
    cell: ({ figure, source }: FigureLine) => (
      <>
        {figure}
        <span class="app-source">{source ?? 'No source'}</span>
      </>
    ),
  },
  { name: 'against', heading: 'Compared with', cell: ({ against }: FigureLine) => against ?? 'The rule itself' },
  {
    name: 'answer',
    heading: 'Answer',
    cell: ({ answer, why }: FigureLine) => (
      <>
        <VerdictTag verdict={answer} />
        {why && <span class="app-source">{why}</span>}
      </>
    ),
  },
]
