import type { ComponentChildren } from 'preact'
import type { Day } from '../kernel/index.ts'
import { isStepOpen, listSteps, stepsPath, stepState } from '../interventions/index.ts'
import { mayDo, type Actor } from '../people/index.ts'
import { withTx, type Tx } from '../platform/database/index.ts'
import type { Service } from '../platform/http/index.ts'
import { DataTable, dayText, InsetText, Tag } from '../platform/views/index.ts'
import { roleInWords, type EditionInForce } from '../policy/index.ts'
import { resourcesPath } from '../resources/index.ts'
import type { Urn } from '../schools/index.ts'
import { owed, type Duty } from './duty.ts'
import { loadHolders, loadRecords } from './reading.ts'
import { warnedSchool, type WarnedSchool } from './warned-school.ts'
import { answerableText, dutyNames, dutyStateColours, dutyStateNames } from './warning-words.ts'
import { Warnings } from './warnings-list.tsx'

export interface AskedBeside {
  readonly service: Service
  readonly actor: Actor
  readonly urn: Urn
  readonly today: Day
  /** The first page of a school has a marker; the page of its level what is owed as well. */
  readonly page: 'overview' | 'supportLevel'
}

/**
 * What the duties have to say on two pages about a school that belong to slices above: handed to them with their frame.
 * Officers see warnings, what is owed and the way to powers and resources; people of the school the visit that is due to them,
 * and those who may read them the way to statutory steps there are. Opens transactions of its own.
 */
export async function loadBeside(asked: AskedBeside): Promise<ComponentChildren> {
  const { service, actor, urn, page } = asked
  if (!mayDo(actor.role, 'read school') || (actor.urn !== undefined && actor.urn !== urn)) return undefined
  const officer = mayDo(actor.role, 'read early warning')
  const steps = mayDo(actor.role, 'read statutory powers')
    ? await withTx(service.database, actor, (tx) => openSteps(tx, asked), { readOnly: true })
    : 0
  // In the scope of the authority, also for people of the school: the register is the same whoever reads of it.
  const found = await withTx(service.database, { authority: actor.authority }, (tx) => load(tx, asked), {
    readOnly: true,
  })
  if (!found) return undefined
  const duties = found.duties.filter(({ kind }) => officer || (actor.urn !== undefined && kind === 'visit'))
  return (
    <>
      {officer && <Marker school={found.school} edition={found.edition} />}
      {page === 'supportLevel' && <Owed duties={duties} school={found.school} />}
      {page === 'supportLevel' && <Ways actor={actor} urn={urn} steps={steps} />}
    </>
  )
}

const openSteps = async (tx: Tx, { actor, urn, today }: AskedBeside): Promise<number> =>
  (await listSteps(tx, actor.authority, urn)).filter((step) => isStepOpen(stepState(step, today))).length

async function load(tx: Tx, { actor, urn, today }: AskedBeside) {
  const { edition, schools } = await loadRecords(tx, actor, today, urn)
  const [school] = schools
  if (!school) return undefined
  const holders = await loadHolders(tx, actor.authority, today)
  return {
    edition,
    school: warnedSchool(school, edition, holders, today),
    duties: owed(school.record, edition, today),
  }
}

function Marker({ school, edition }: { school: WarnedSchool; edition: EditionInForce }) {
  if (school.warnings.length === 0) return null
  return (
    <InsetText>
      <h2 class="govuk-heading-s govuk-!-margin-bottom-1">Early warning</h2>
      <Warnings warnings={school.warnings} edition={edition} />
      <p class="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-1">
        Responsible: {school.answerable.map(answerableText).join('; ')}.
        {school.takenTo && ` Escalated to: ${answerableText(school.takenTo)}.`}
      </p>
      <p class="govuk-body govuk-!-margin-bottom-0">
        <a class="govuk-link" href="/early-warning">
          All early warnings
        </a>
      </p>
    </InsetText>
  )
}

const Owed = ({ duties, school }: { duties: readonly Duty[]; school: WarnedSchool }) =>
  duties.length === 0 ? null : (
    <DataTable
      id="owed"
      caption="What is owed"
      columns={[
        {
          name: 'what',
          heading: 'What',
          rowHeading: true,
          cell: ({ kind, paragraph, since }: Duty) =>
            `${dutyNames[kind]} (${paragraph})${kind === 'visit' && since !== null ? `, from the change on ${dayText(since)}` : ''}`,
        },
        {
          name: 'due',
          heading: 'Due',
          cell: ({ dueOn, state }) => (
            <>
              {dueOn === null ? 'The edition leaves the number of days open' : dayText(dueOn)}{' '}
              <Tag text={dutyStateNames[state]} classes={dutyStateColours[state]} />
            </>
          ),
        },
        { name: 'who', heading: 'By whom', cell: (duty) => byWhom(duty, school) },
      ]}
      rows={duties}
      empty=""
    />
  )

/** The person where there is one to name: the link adviser reviews, the Senior Adviser of the phase visits and monitors. */
function byWhom({ kind, roles }: Duty, { record, answerable }: WarnedSchool): string {
  if (kind === 'review' && record.adviser) return `${record.adviser.name}, link adviser`
  if (kind === 'visit' || kind === 'progress') return answerable.map(answerableText).join(' or ')
  return roles.map(roleInWords).join(' or ')
}

/** Where powers and resources of the school are. A school with no statutory step is not shown a way to any. */
function Ways({ actor, urn, steps }: { actor: Actor; urn: Urn; steps: number }) {
  const powers = mayDo(actor.role, 'list statutory powers') || steps > 0
  const resources = mayDo(actor.role, 'read resources')
  if (!powers && !resources) return null
  return (
    <ul class="govuk-list app-not-printed">
      {powers && (
        <li>
          <a class="govuk-link" href={stepsPath(urn)}>
            Statutory powers
          </a>
          {steps > 0 && `: ${steps} in force or waiting for an outcome`}
        </li>
      )}
      {resources && (
        <li>
          <a class="govuk-link" href={resourcesPath(urn)}>
            Central days and money
          </a>
        </li>
      )}
    </ul>
  )
}
