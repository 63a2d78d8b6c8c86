import type { ComponentChildren } from 'preact'
import type { Actor } from '../people/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import type { FieldErrors, Frame } from '../platform/views/index.ts'
import { SchoolFrame, type SchoolInView } from '../schools/index.ts'

/** Where a school's designations and good practice are listed: its capacity to support others (5.3). */
export const capacityPath = (urn: number): string => `/schools/${urn}/capacity`

/** What every page about one of them needs. */
export interface AroundCapacity {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly inView: SchoolInView
}

interface CapacityFrameProps extends AroundCapacity {
  readonly heading: string
  readonly errors?: FieldErrors | undefined
  readonly notice?: string | undefined
  readonly back?: { readonly href: string; readonly text: string } | undefined
  readonly children: ComponentChildren
}

/** A page of a school under its capacity to support others; leads back there unless told. */
export const CapacityFrame = ({ frame, inView, notice, back, ...around }: CapacityFrameProps) => (
  <SchoolFrame
    {...around}
    frame={frame}
    inView={inView}
    tab="capacity"
    success={notice}
    back={back ?? { href: onwardFrom(frame)(capacityPath(inView.school.urn)), text: 'Back to capacity to support' }}
  />
)
