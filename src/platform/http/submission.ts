import type { AuthorityId, Database, Instant, Scope, Tx, TxOptions } from '../database/index.ts'
import { isDuplicate, withTx } from '../database/index.ts'
import type { Answer } from './answer.ts'

declare module '../database/tables.ts' {
  interface Tables {
    submission: {
      authority_id: AuthorityId
      submission_key: string
      person_id: string
      at: Instant
      location: string | null
    }
  }
}

/** One form being sent: its key, by whom, when. Without a person (signing in) there is nothing to send twice. */
export interface Submission {
  readonly key: string | undefined
  readonly person: string | null
  readonly at: Date
}

/** Carries a page out of a transaction that is to be undone. */
class Undone extends Error {
  readonly answer: Answer
  constructor(answer: Answer) {
    super('undone')
    this.answer = answer
  }
}

/**
 * Runs `work` in one transaction. A redirect (or the start of a session) keeps what it wrote; a page undoes it.
 * A submission that was already kept is not run again: the answer is where it went.
 */
export async function writeOnce(
  database: Database,
  scope: Scope,
  submission: Submission,
  work: (tx: Tx) => Promise<Answer>,
  options: TxOptions = {},
): Promise<Answer> {
  try {
    return await withTx(
      database,
      scope,
      async (tx) => {
        await begin(tx, scope.authority, submission)
        const answer = await work(tx)
        if (answer.kind !== 'redirect' && answer.kind !== 'cookie') throw new Undone(answer)
        await finish(tx, scope.authority, submission, answer.location)
        return answer
      },
      options,
    )
  } catch (error) {
    if (error instanceof Undone) return error.answer
    if (isDuplicate(error, 'submission_pkey')) return earlierAnswer(database, scope, submission)
    throw error
  }
}

/**
 * Runs `work` for its page alone and undoes what it wrote; where it would have gone on, it leads to `page` instead.
 */
export async function writeNothing(
  database: Database,
  scope: Scope,
  page: string,
  work: (tx: Tx) => Promise<Answer>,
  options: TxOptions = {},
): Promise<Answer> {
  const undo = async (tx: Tx): Promise<never> => {
    throw new Undone(await work(tx))
  }
  try {
    return await withTx(database, scope, undo, options)
  } catch (error) {
    if (!(error instanceof Undone)) throw error
    return error.answer.kind === 'page' ? error.answer : { kind: 'redirect', location: page }
  }
}

async function begin(tx: Tx, authority: AuthorityId, { key, person, at }: Submission): Promise<void> {
  if (key === undefined || person === null) return
  await tx
    .insertInto('submission')
    .values({ authority_id: authority, submission_key: key, person_id: person, at, location: null })
    .execute()
}

async function finish(tx: Tx, authority: AuthorityId, { key, person }: Submission, location: string): Promise<void> {
  if (key === undefined || person === null) return
  await tx
    .updateTable('submission')
    .set({ location })
    .where('authority_id', '=', authority)
    .where('submission_key', '=', key)
    .execute()
}

/** Only the person who sent the first learns where it went. */
async function earlierAnswer(database: Database, scope: Scope, submission: Submission): Promise<Answer> {
  const earlier = await withTx(database, scope, (tx) =>
    tx
      .selectFrom('submission')
      .select('location')
      .where('authority_id', '=', scope.authority)
      .where('submission_key', '=', submission.key ?? '')
      .where('person_id', '=', submission.person ?? '')
      .executeTakeFirst(),
  )
  return earlier?.location ? { kind: 'redirect', location: earlier.location } : { kind: 'notFound' }
}
