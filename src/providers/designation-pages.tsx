import type { ComponentChildren } from 'preact'
import { mayDo, type Actor } from '../people/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { DataTable, dayText, instantText, SummaryList, type FieldErrors, type Frame } from '../platform/views/index.ts'
import { SchoolFrame, type SchoolInView } from '../schools/index.ts'
import { designationState, type DesignationVersion } from './designation.ts'
import { designationPath, StateTag } from './designations-table.tsx'
import { changeNames, kindNames, periodText } from './designation-words.ts'

export interface AroundDesignation {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly inView: SchoolInView
}

/** Where a school's designations are listed: its capacity to support others. */
export const capacityPath = (urn: number): string => `/schools/${urn}/capacity`

interface FrameProps extends AroundDesignation {
  readonly heading: string
  readonly errors?: FieldErrors | undefined
  readonly notice?: string | undefined
  readonly back?: { readonly href: string; readonly text: string } | undefined
  readonly children: ComponentChildren
}

export function DesignationFrame({ frame, actor, inView, heading, errors, notice, back, children }: FrameProps) {
  const list = onwardFrom(frame)(capacityPath(inView.school.urn))
  return (
    <SchoolFrame
      frame={frame}
      actor={actor}
      inView={inView}
      tab="capacity"
      heading={heading}
      errors={errors}
      success={notice}
      back={back ?? { href: list, text: 'Back to capacity to support' }}
    >
      {children}
    </SchoolFrame>
  )
}

export interface DesignationPageProps extends AroundDesignation {
  /** Its versions, the newest first. */
  readonly versions: readonly [DesignationVersion, ...DesignationVersion[]]
  readonly notice: string | undefined
}

/** One designation: what it is, from whom that is known, and every change of it. */
export function DesignationPage({ versions, ...around }: DesignationPageProps) {
  const [current] = versions
  const { frame, actor, inView } = around
  const keeps = mayDo(actor.role, 'record designations') && current.what !== 'annulled'
  const onward = onwardFrom(frame)
  return (
    <DesignationFrame {...around} heading={`${kindNames[current.kind]}: ${current.holderName}`}>
      <SummaryList
        rows={[
          {
            key: { text: 'State' },
            value: {
              html: current.what === 'annulled' ? changeNames.annulled : <StateTag of={current} on={inView.today} />,
            },
          },
          { key: { text: 'Post at the school' }, value: { text: current.holderPost } },
          { key: { text: 'First day' }, value: { text: dayText(current.from) } },
          { key: { text: 'Last day' }, value: { text: current.to === null ? 'Open' : dayText(current.to) } },
          { key: { text: 'Where it is from' }, value: { text: current.source } },
        ]}
      />
      {keeps && (
        <p class="govuk-body app-not-printed">
          {designationState(current, inView.today) !== 'ended' && (
            <>
              <a class="govuk-link" href={onward(`${designationPath(current)}/end`)}>
                End the designation
              </a>
              <br />
            </>
          )}
          <a class="govuk-link" href={onward(`${designationPath(current)}/correct`)}>
            Correct what was recorded wrongly
          </a>
        </p>
      )}
      <DataTable
        id="versions"
        caption="What was recorded, and when"
        columns={[
          { name: 'what', heading: 'What was done', rowHeading: true, cell: ({ what }) => changeNames[what] },
          { name: 'period', heading: 'Held', cell: (one) => `${one.holderName}, ${periodText(one)}` },
          { name: 'reason', heading: 'Why', cell: ({ reason }) => reason ?? '' },
          { name: 'by', heading: 'By', cell: ({ byName }) => byName },
          { name: 'at', heading: 'When', cell: ({ at }) => instantText(at) },
        ]}
        rows={versions}
        empty=""
      />
    </DesignationFrame>
  )
}
