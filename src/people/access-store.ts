import type { AuthorityId, Tx } from '../platform/database/index.ts'
import type { PersonId } from './actor.ts'
import { findPerson, type Person } from './store.ts'
import './tables.ts'

/** How far each person has come: a password set, a link that can still be used, or neither. */
export interface Access {
  readonly personId: PersonId
  readonly passwordSetAt: Date | null
  readonly linkExpiresAt: Date | null
}

export async function listAccess(tx: Tx, authority: AuthorityId, now: Date): Promise<readonly Access[]> {
  return tx
    .selectFrom('person as p')
    .leftJoin('password as w', (join) =>
      join.onRef('w.authority_id', '=', 'p.authority_id').onRef('w.person_id', '=', 'p.person_id'),
    )
    .select((select) => [
      'p.person_id as personId',
      'w.set_at as passwordSetAt',
      select
        .selectFrom('invitation as i')
        .select((inner) => inner.fn.max('i.expires_at').as('at'))
        .whereRef('i.authority_id', '=', 'p.authority_id')
        .whereRef('i.person_id', '=', 'p.person_id')
        .where('i.used_at', 'is', null)
        .where('i.expires_at', '>', now)
        .as('linkExpiresAt'),
    ])
    .where('p.authority_id', '=', authority)
    .execute()
}

/** Whoever has set a password; in a demonstration everyone, for its people are signed in as without one. */
export async function listAbleToSignIn(tx: Tx, authority: AuthorityId): Promise<readonly PersonId[]> {
  const rows = await tx
    .selectFrom('person as p')
    .innerJoin('authority as a', 'a.authority_id', 'p.authority_id')
    .leftJoin('password as w', (join) =>
      join.onRef('w.authority_id', '=', 'p.authority_id').onRef('w.person_id', '=', 'p.person_id'),
    )
    .select('p.person_id as personId')
    .where('p.authority_id', '=', authority)
    .where((either) => either.or([either('w.set_at', 'is not', null), either('a.demonstration', '=', true)]))
    .execute()
  return rows.map(({ personId }) => personId)
}

export async function findPasswordHash(tx: Tx, authority: AuthorityId, person: PersonId): Promise<string | undefined> {
  const row = await tx
    .selectFrom('password')
    .select('hash')
    .where('authority_id', '=', authority)
    .where('person_id', '=', person)
    .executeTakeFirst()
  return row?.hash
}

export async function recordPassword(
  tx: Tx,
  authority: AuthorityId,
  person: PersonId,
  hash: string,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('password')
    .values({ authority_id: authority, person_id: person, hash, set_at: at })
    .onConflict((conflict) => conflict.columns(['authority_id', 'person_id']).doUpdateSet({ hash, set_at: at }))
    .execute()
}

export async function recordInvitation(
  tx: Tx,
  authority: AuthorityId,
  invitation: { readonly hash: Buffer; readonly personId: PersonId; readonly madeAt: Date; readonly expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('invitation')
    .values({
      authority_id: authority,
      token_hash: invitation.hash,
      person_id: invitation.personId,
      made_at: invitation.madeAt,
      expires_at: invitation.expiresAt,
      used_at: null,
    })
    .execute()
}

/** Links of a person that could still be used can be used no longer. */
export async function recordInvitationsEnded(
  tx: Tx,
  authority: AuthorityId,
  person: PersonId,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ expires_at: at })
    .where('authority_id', '=', authority)
    .where('person_id', '=', person)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .execute()
}

/** An invitation that can still be used; `forUpdate` holds it against a second use at the same moment. */
export async function findOpenInvitation(
  tx: Tx,
  authority: AuthorityId,
  hash: Buffer,
  now: Date,
  forUpdate: 'forUpdate' | 'read',
): Promise<Person | undefined> {
  const query = tx
    .selectFrom('invitation')
    .select('person_id')
    .where('authority_id', '=', authority)
    .where('token_hash', '=', hash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
  const row = await (forUpdate === 'forUpdate' ? query.forUpdate() : query).executeTakeFirst()
  return row && findPerson(tx, authority, row.person_id)
}

export async function recordInvitationUsed(tx: Tx, authority: AuthorityId, hash: Buffer, at: Date): Promise<void> {
  await tx
    .updateTable('invitation')
    .set({ used_at: at })
    .where('authority_id', '=', authority)
    .where('token_hash', '=', hash)
    .execute()
}
