/** What was done and what is remembered of it, where the words it is kept under are not those that people use. */
const actions: Readonly<Record<string, string>> = {
  'preview import': 'look at a file before it is imported',
  'date import': 'change the day for which a file holds',
  'apply import': 'import a file',
  'discard import': 'put a file aside without importing it',
  'undo import': 'undo the import of a file',
  'remove layout': 'remove the layout of a data set',
  'rename layout': 'rename the layout of a data set',
  'save layout': 'save the layout of a data set',
  'make link': 'make a link to set a password',
  'throw draft away': 'discard the draft',
}

const fields: Readonly<Record<string, string>> = {
  sha256: 'Fingerprint of the file (SHA-256)',
  fileName: 'File',
  asAt: 'Holds for',
  urn: 'URN',
  laCode: 'Number of the authority',
  metOn: 'Date of the meeting',
}

/** "import a file" for `apply import`; what is already words stays. */
export const actionWords = (action: string): string =>
  Object.hasOwn(actions, action) ? (actions[action] ?? action) : action

/** The actions that are told in words with a text in them, which one would look for. */
export const actionsWithWords = (text: string): readonly string[] =>
  Object.keys(actions).filter((action) => actionWords(action).includes(text.trim().toLowerCase()))

/** What a remembered field is called; undefined where its own name is words. */
export const fieldWords = (field: string): string | undefined =>
  Object.hasOwn(fields, field) ? fields[field] : undefined
