interface DatabaseError extends Error {
  readonly code: string
  readonly constraint?: string
}

const isDatabaseError = (error: unknown): error is DatabaseError =>
  error instanceof Error && typeof (error as Partial<DatabaseError>).code === 'string'

/** Whether a row could not be written because another has the same key; `constraint` narrows it to one key. */
export const isDuplicate = (error: unknown, constraint?: string): boolean =>
  isDatabaseError(error) && error.code === '23505' && (constraint === undefined || error.constraint === constraint)
