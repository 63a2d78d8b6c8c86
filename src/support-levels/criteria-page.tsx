import {
  DataTable,
  dayText,
  Form,
  InsetText,
  RadiosField,
  VerdictTag,
  WordsField,
  type Frame,
  type ShownForm,
} from '../platform/views/index.ts'
import { proposeLevel, type Criterion } from '../policy/index.ts'
import { criteriaPath, SchoolPage, type Around } from './around.tsx'
import { AsAtPart } from './criteria-as-at.tsx'
import { answersOf, CriterionConflict } from './criterion-conflict.tsx'
import { RulePart, Why } from './criteria-why.tsx'
import { differences, earlierWords, policyGrid, schoolDiffers, type GridLine, type PersonsAnswer } from './grid.ts'
import { whoAndWhen } from './issue-level.ts'
import { StillSo } from './still-so.tsx'
import { ProposalWords } from './proposal-words.tsx'
import type { AsAt } from './register-as-at.ts'

export interface CriteriaPageProps {
  readonly frame: Frame
  readonly around: Around
  readonly grid: readonly GridLine[]
  readonly asAt: AsAt
  readonly mayAnswer: boolean
  readonly notice: string | undefined
}

/** Every criterion with the authority's answer and the school's own beside it, and the level they point to. */
export const CriteriaPage = ({ frame, around, grid, asAt, mayAnswer, notice }: CriteriaPageProps) => {
  const { edition } = around
  const differ = differences(grid)
  return (
    <SchoolPage frame={frame} around={around} title="Criteria" width="wide" notice={notice} tab="criteria">
      <AsAtPart around={around} asAt={asAt} />
      <ProposalWords edition={edition} proposal={proposeLevel(edition, policyGrid(grid))} />
      {differ.length > 0 && (
        <InsetText>
          The school answers {differ.length} {differ.length === 1 ? 'criterion' : 'criteria'} differently.
        </InsetText>
      )}
      {edition.levels.map(({ level, name }) => (
        <LevelOfGrid
          around={around}
          level={level}
          heading={`Level ${level}: ${name}`}
          lines={grid.filter((line) => line.level === level)}
        />
      ))}
      {mayAnswer && <p class="govuk-body">Open a criterion to answer it.</p>}
    </SchoolPage>
  )
}

interface LevelOfGridProps {
  readonly around: Around
  readonly level: number
  readonly heading: string
  readonly lines: readonly GridLine[]
}

/** The criteria of a level: the authority's answer and the school's side by side, and why. One above the other where it is narrow. */
const LevelOfGrid = ({ around, level, heading, lines }: LevelOfGridProps) => (
  <section aria-labelledby={`level-${level}`}>
    <h2 class="govuk-heading-m" id={`level-${level}`}>
      {heading}
    </h2>
    <dl class="govuk-summary-list">
      {lines.map((line) => (
        <div class="govuk-summary-list__row govuk-summary-list__row--no-actions">
          <dt class="govuk-summary-list__key govuk-!-font-size-16 govuk-!-font-weight-regular">
            <CriterionLink around={around} line={line} />
          </dt>
          <dd class="govuk-summary-list__value govuk-!-font-size-16">
            <div class="govuk-!-margin-bottom-1">
              <VerdictTag verdict={line.answer} /> School’s own answer: <SchoolsAnswer line={line} />
            </div>
            <Why line={line} />
          </dd>
        </div>
      ))}
    </dl>
  </section>
)

const CriterionLink = ({ around: { school, edition }, line }: { around: Around; line: GridLine }) => {
  const criterion = edition.criteria.find(({ id }) => id === line.criterion)
  return (
    <>
      <a class="govuk-link" href={`${criteriaPath(school)}/${line.criterion}`}>
        {criterion?.wording ?? line.criterion}
      </a>
      <KeyWords line={line} />
    </>
  )
}

const KeyWords = ({ line }: { line: GridLine }) => (
  <span class="app-source">
    {{ key: 'Key characteristic', notKey: '', notConfirmed: 'Key: not yet confirmed' }[line.key]}
  </span>
)

const SchoolsAnswer = ({ line }: { line: GridLine }) =>
  line.school ? (
    <>
      <VerdictTag verdict={line.school.verdict} />
      {schoolDiffers(line) && ' (differs)'}
      <span class="app-source">
        {whoAndWhen(line.school)}
        {line.earlier?.includes('school') && `, ${earlierWords(line.school)}`}
      </span>
    </>
  ) : (
    <>not given</>
  )

export interface CriterionPageProps {
  readonly frame: Frame
  readonly around: Around
  readonly criterion: Criterion
  readonly line: GridLine
  readonly answers: readonly PersonsAnswer[]
  /** Whose answer this person may give; absent when they only read. */
  readonly whose: PersonsAnswer['whose'] | undefined
  readonly form: ShownForm
  readonly once: string
  /** Whether somebody else answered after this person opened the page. */
  readonly overtaken: 'overtaken' | undefined
}

/** One criterion: the rule in words with its figures, the answers so far, and the form to answer it. */
export const CriterionPage = (props: CriterionPageProps) => {
  const { frame, around, criterion, line, answers, whose, form, once, overtaken } = props
  const before = answersOf(answers, criterion.id, whose)
  const version = before.length
  const part = whose === 'school' ? 'self-evaluation' : 'criteria'
  const path = `/schools/${around.school.urn}/${part}/${criterion.id}`
  return (
    <SchoolPage
      frame={frame}
      around={around}
      title={criterion.wording}
      errors={form.errors}
      tab="criteria"
      back={{ href: criteriaPath(around.school), text: 'Back to criteria' }}
    >
      <p class="govuk-body">
        Level {criterion.level}, paragraph {criterion.paragraph}. <VerdictTag verdict={line.answer} />
      </p>
      <RulePart edition={around.edition} criterion={criterion} line={line} />
      <AnswersPart around={around} answers={answers} />
      {whose && <StillSo frame={frame} line={line} whose={whose} action={path} once={once} version={version} />}
      {overtaken && <CriterionConflict around={around} form={form} saved={before.at(-1)} />}
      {whose && (
        <Form
          action={path}
          csrf={frame.csrf}
          once={once}
          version={version}
          submit="Save answer"
          draft={`criterion-${around.school.urn}-${criterion.id}`}
          cancel={{ href: criteriaPath(around.school) }}
        >
          <h2 class="govuk-heading-m">{whose === 'school' ? 'Your school’s own answer' : 'Your judgement'}</h2>
          <p class="govuk-body">{criterion.guidance}</p>
          <RadiosField
            form={form}
            name="verdict"
            label="How does this criterion stand?"
            heading="strong"
            choices={[
              { value: 'met', text: 'Met' },
              { value: 'notMet', text: 'Not met' },
              { value: 'notKnown', text: 'Not known' },
            ]}
          />
          <WordsField
            form={form}
            name="reason"
            label="Reason"
            hint={whose === 'school' ? 'You may leave this out' : undefined}
            limit={5000}
          />
          <WordsField form={form} name="evidence" label="Evidence" hint="What you saw, and its date" limit={5000} />
        </Form>
      )}
    </SchoolPage>
  )
}

const AnswersPart = ({ around, answers }: { around: Around; answers: readonly PersonsAnswer[] }) => (
  <DataTable
    id="answers"
    caption="Answers so far"
    columns={[
      {
        name: 'whose',
        heading: 'Whose',
        rowHeading: true,
        cell: ({ whose }: PersonsAnswer) => (whose === 'school' ? 'The school' : 'The adviser'),
      },
      { name: 'verdict', heading: 'Answer', cell: ({ verdict }) => <VerdictTag verdict={verdict} /> },
      {
        name: 'reason',
        heading: 'Reason',
        cell: ({ reason }) => <span class="app-words">{reason || 'None given'}</span>,
      },
      {
        name: 'evidence',
        heading: 'Evidence',
        cell: ({ evidence }) => <span class="app-words">{evidence || 'None given'}</span>,
      },
      { name: 'by', heading: 'By', cell: ({ by }) => around.names.get(by) ?? 'Somebody who has left' },
      { name: 'on', heading: 'When', nowrap: true, cell: ({ on }) => dayText(on) },
    ]}
    rows={answers.toReversed()}
    empty="Nobody has answered this criterion yet."
  />
)
