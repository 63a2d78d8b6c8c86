import { mayDo } from '../people/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import { DataTable, dayText, instantText, SummaryList } from '../platform/views/index.ts'
import { CapacityFrame, type AroundCapacity } from './capacity-frame.tsx'
import { designationState, type DesignationVersion } from './designation.ts'
import { designationPath, StateTag } from './designations-table.tsx'
import { changeNames, kindNames, periodText } from './designation-words.ts'

export interface DesignationPageProps extends AroundCapacity {
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
    <CapacityFrame {...around} heading={`${kindNames[current.kind]}: ${current.holderName}`}>
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
    </CapacityFrame>
  )
}
