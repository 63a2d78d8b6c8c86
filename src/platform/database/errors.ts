interface DatabaseError extends Error {
  readonly code: string
  readonly constraint?: string
}

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && typeof (error as Partial<DatabaseError>).code === 'string'

/** Whether a row could not be written because another has the same key; `constraint` narrows it to one key. */
export const isDuplicate = (error: unknown, constraint?: string): boolean =>
  isDatabaseError(error) && error.code === '23505' && (constraint === undefined || error.constraint === constraint)

/**
 * Whether the database could not be reached, or went away in the middle: nothing was saved, and the same request may do a
 * moment later. Codes of PostgreSQL (class 08; 57P01 to 57P03: stopped, crashed, starting), of the system, and sentences of
 * the driver, which has no codes of its own.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code = '', syscall } = error as NodeJS.ErrnoException
  // A file that is not there has the same code as a socket that is not.
  if (code === 'ENOENT' || code === 'ECONNREFUSED') return syscall === 'connect'
  return /^(08...|57P0[123]|ECONNRESET|EPIPE)$/.test(code) || driverLosses.some((each) => error.message.includes(each))
}

const driverLosses = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Client has encountered a connection error and is not queryable',
]

/** Whether what the message quotes is a value that could not be understood (class 22), which may be somebody's text. */
export const quotesValue = (error: unknown): boolean =>
  error instanceof SyntaxError || (isDatabaseError(error) && /^22...$/.test(error.code))
