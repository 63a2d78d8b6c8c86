import type { RecordTemplate } from './record-template.ts'

/** The letter of the service, for authorities that have not written their own. */
export const customaryLetter: RecordTemplate = {
  opening: [
    { kind: 'paragraph', words: 'Dear {{headteacher}} and {{chair}}' },
    {
      kind: 'paragraph',
      words: 'This letter is the formal record of the support level of {{school}}. {{levelInASentence}}',
    },
  ],
  closing: [
    { kind: 'heading', level: 1, text: 'What this means for the school' },
    { kind: 'paragraph', words: '{{effect}}' },
    { kind: 'heading', level: 1, text: 'Support offered' },
    { kind: 'paragraph', words: '{{supportOffered}}' },
    { kind: 'heading', level: 1, text: 'If you would like to discuss this' },
    { kind: 'paragraph', words: '{{rightToDiscuss}}' },
    { kind: 'paragraph', words: 'The level will next be reviewed by {{nextReview}}.' },
    { kind: 'paragraph', words: 'Yours sincerely' },
    { kind: 'paragraph', words: '{{signatory}}\n{{signatoryRole}}' },
  ],
}
