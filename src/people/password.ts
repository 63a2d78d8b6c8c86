import { hash, verify } from '@node-rs/argon2'

/** Argon2id with 19 MiB and two passes, as OWASP recommends. */
const strength = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, strength)

/** Whether the password fits. Takes the same time for an account that does not exist (`kept` undefined). */
export async function isPassword(kept: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(kept ?? unknownAccount, password).catch(() => false)
  return fits && kept !== undefined
}

const unknownAccount = await hashPassword('an account that does not exist')

const common = [
  'password',
  'letmein',
  'qwerty',
  'welcome',
  'iloveyou',
  'abc123',
  '123456',
  'football',
  'monkey',
  'dragon',
  'sunshine',
  'princess',
]

/**
 * Why a password cannot be taken, as a sentence; undefined when it can. No rules of composition: length, and neither
 * the usual guesses nor the words of this service and person.
 */
export function passwordProblem(password: string, words: readonly string[]): string | undefined {
  if (password.length < 12) return 'Enter a password of 12 characters or more'
  if (password.length > 128) return 'Enter a password of 128 characters or fewer'
  const plain = password.toLowerCase().replace(/[^a-z0-9]/g, '')
  const own = words.flatMap((word) => word.toLowerCase().split(/[^a-z0-9]+/)).filter((word) => word.length >= 4)
  const rest = [...common, ...own, 'school', 'support', 'council', 'agree'].reduce(
    (left, word) => left.replaceAll(word, ''),
    plain,
  )
  if (new Set(plain).size < 5 || rest.length < 6)
    return 'Enter a password that is harder to guess: not a common word, your name or the name of the service'
  return undefined
}
