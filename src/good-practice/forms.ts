import { field, form } from '../platform/forms/index.ts'
import { areas } from './area.ts'
import type { EntryWords } from './good-practice.ts'

const words = {
  title: field.text('Enter a title', 150),
  area: field.choice(areas, 'Select the area'),
  whatWasDone: field.text('Enter what the school did', 3000),
  impact: field.text('Enter the impact it had', 2000),
  evidence: field.text('Enter the evidence of the impact', 2000),
  contact: field.text('Enter whom other schools may ask, and how', 200),
}

export const proposalForm = form(words)

export const revisionForm = form({
  ...words,
  why: field.text('Enter why it is said in other words', 1000),
  version: field.version(),
})

export const consentForm = form({ version: field.version() })

/** What an officer saw, or why an entry is withdrawn. */
export const reasonForm = (sentence: string) => form({ reason: field.text(sentence, 2000), version: field.version() })

/** What a form says, as the words of an entry. */
export const wordsIn = ({ title, area, whatWasDone, impact, evidence, contact }: EntryWords): EntryWords => ({
  title,
  area,
  whatWasDone,
  impact,
  evidence,
  contact,
})
