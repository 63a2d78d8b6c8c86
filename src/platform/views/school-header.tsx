import { Badge } from './badge.tsx'
import type { FrameLevel } from './frame.ts'
import { LevelTag } from './level-tag.tsx'

export interface SchoolHeaderProps {
  readonly name: string
  readonly urn: string | number
  readonly phase: string
  /** Null when none has been agreed, which it says. Absent where the page does not know it: then nothing is said. */
  readonly level: FrameLevel | null | undefined
  /** Absent when nobody is assigned, which it says. */
  readonly adviser?: string | undefined
  /** "Closed on 31 August 2025": shown first, in words. */
  readonly status?: string | undefined
}

/** Which school a page is about: name, number, phase, level and adviser, the same above every page of a school. */
export const SchoolHeader = (school: SchoolHeaderProps) => (
  <section class="moj-identity-bar app-school" aria-label="School">
    <div class="moj-identity-bar__container">
      <div class="moj-identity-bar__details">
        <p class="moj-identity-bar__title app-school__name">{school.name}</p>
        <ul class="app-school__facts">
          {school.status && <li>{school.status}</li>}
          <li>URN {school.urn}</li>
          <li>{school.phase}</li>
          <li>Adviser: {school.adviser ?? 'not assigned'}</li>
        </ul>
      </div>
      {school.level !== undefined && (
        <div class="moj-identity-bar__actions app-school__level">
          <LevelTag level={school.level?.number} name={school.level?.name} />
          {school.level?.capacity && (
            <span class="govuk-!-margin-left-2">
              <Badge text="Capacity to support" />
            </span>
          )}
        </div>
      )}
    </div>
  </section>
)
