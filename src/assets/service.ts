// What the browser adds to pages that already work without it.
import { enhanceChoices } from './choices.ts'
import { keepDrafts } from './drafts.ts'
import { addOpenAll, foldOnSmallWindows } from './filters.ts'
import { enhanceSchoolSearch } from './school-search.ts'
import { warnBeforeSessionEnds } from './session.ts'
import {
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  createAll,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  Tabs,
} from 'govuk-frontend'

const officialParts = [
  Accordion,
  Button,
  CharacterCount,
  Checkboxes,
  ErrorSummary,
  FileUpload,
  NotificationBanner,
  PasswordInput,
  Radios,
  ServiceNavigation,
  Tabs,
] as const
for (const part of officialParts) createAll(part)

for (const enhance of [
  enhanceChoices,
  enhanceSchoolSearch,
  addOpenAll,
  foldOnSmallWindows,
  keepDrafts,
  warnBeforeSessionEnds,
]) {
  // One part that fails in an old browser must not take the others with it.
  try {
    enhance(document)
  } catch (error) {
    console.error(error)
  }
}
