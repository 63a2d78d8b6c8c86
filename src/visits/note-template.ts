import type { RecordTemplate } from './record-template.ts'

/** The words around a note of visit, for authorities that have not written their own. */
export const customaryNote: RecordTemplate = {
  opening: [],
  closing: [
    {
      kind: 'paragraph',
      words: 'The headteacher of {{school}} is asked to read this note and to say whether it is accurate.',
    },
  ],
}
