/**
 * One name for each type of school. The registers of different years spell the same type differently ("Community School", "Academy -
 * Converter Mainstream"): the words of Get Information about Schools stand, and what is not known keeps its own.
 */
export function schoolTypeName(text: string): string {
  const plain = text.replace(/\s+/g, ' ').trim()
  return byWords.get(wordsOf(plain)) ?? plain
}

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()

/** The name, and what else registers call it. */
const types: Readonly<Record<string, readonly string[]>> = {
  'Community school': [],
  'Voluntary aided school': [],
  'Voluntary controlled school': [],
  'Foundation school': [],
  'Community special school': [],
  'Foundation special school': [],
  'Non-maintained special school': [],
  'Other independent school': [],
  'Other independent special school': [],
  'Pupil referral unit': [],
  'Local authority nursery school': ['LA nursery school'],
  'Academy converter': ['Academy - Converter Mainstream'],
  'Academy sponsor led': ['Academy Sponsor Led Mainstream'],
  'Academy special converter': ['Academy - Converter Special School'],
  'Academy special sponsor led': ['Academy - Sponsor Led Special School'],
  'Academy alternative provision converter': [],
  'Academy alternative provision sponsor led': [],
  'Academy 16-19 converter': ['Academy 16 to 19 converter'],
  'Academy 16 to 19 sponsor led': ['Academy 16-19 Sponsor Led'],
  'Free schools': ['Free School - Mainstream', 'Free school'],
  'Free schools special': ['Free School - Special'],
  'Free schools alternative provision': ['Free School - Alternative Provision'],
  'Free schools 16 to 19': ['Free School - 16-19'],
  'Studio schools': ['Free School - Studio School'],
  'University technical college': ['Free School - UTC'],
  'City technology college': [],
  'Sixth form centres': ['Sixth Form Centre/Consortia'],
  'Further education': ['General Further Education College'],
  'Institution funded by other government department': [],
  "Service children's education": [],
}

const byWords = new Map(
  Object.entries(types).flatMap(([name, others]) => [name, ...others].map((other) => [wordsOf(other), name] as const)),
)
