import type { ComponentChildren } from 'preact'
import type { Actor } from '../people/index.ts'
import type { FieldErrors } from '../platform/forms/index.ts'
import { onwardFrom } from '../platform/lists/index.ts'
import type { Frame, ShownForm } from '../platform/views/index.ts'
import { SchoolFrame, type SchoolInView } from '../schools/index.ts'

/** What every page has on which something is entered about inspections of a school, or taken back. */
export interface Entering {
  readonly frame: Frame
  readonly actor: Pick<Actor, 'role' | 'urn'>
  readonly inView: SchoolInView
  readonly once: string
  readonly form: ShownForm & { readonly errors?: FieldErrors }
}

interface EnteringFrameProps {
  readonly of: Entering
  readonly heading: string
  readonly children: ComponentChildren
}

/** Their frame: under the evidence of the school, with the way back to its inspections. */
export const EnteringFrame = ({ of, heading, children }: EnteringFrameProps) => (
  <SchoolFrame
    frame={of.frame}
    actor={of.actor}
    inView={of.inView}
    tab="evidence"
    heading={heading}
    errors={of.form.errors}
    back={{ href: inspectionsPath(of), text: 'Back to inspections' }}
  >
    {children}
  </SchoolFrame>
)

/** The address of a school's inspections, or of a page under it, which leads back to where the person came from. */
export const inspectionsPath = ({ frame, inView }: Pick<Entering, 'frame' | 'inView'>, under = ''): string =>
  onwardFrom(frame)(`/schools/${inView.school.urn}/inspections${under}`)
