import type { z } from 'zod'
import type { Day } from '../../kernel/index.ts'
import type { AuditActor, AuditFacts } from '../audit/index.ts'
import type { Database, Scope, Tx, TxOptions } from '../database/index.ts'
import type { FormRead } from '../forms/index.ts'
import type { Secrets } from '../secrets/index.ts'
import type { Assets, Frame } from '../views/index.ts'
import type { Answer } from './answer.ts'

/** What the service runs on: made once at start and handed to every request. */
export interface Service {
  readonly database: Database
  readonly secrets: Secrets
  readonly clock: Clock
  readonly assets: Assets
  /** The folder for files that are being received. */
  readonly folder: string
  /** Whether people come over TLS: cookies and headers say so. */
  readonly secure: boolean
}

export interface Clock {
  now(): Date
}

/** Who asks. Slices above add what they know of the person; the platform needs this much. */
export interface AskingPerson extends Scope, AuditActor {}

/** A file received with a form: kept in a private folder until the answer is sent. */
export interface ReceivedFile {
  readonly name: string
  readonly path: string
  readonly size: number
}

/** One request as its route sees it. */
export interface Asked<Actor, Params, Query, Form> {
  readonly service: Service
  readonly actor: Actor
  readonly params: Params
  readonly query: Query
  readonly form: FormRead<Form>
  readonly file: ReceivedFile | undefined
  /** Why a file that was sent was not taken: a sentence for its field. */
  readonly fileRefusal: string | undefined
  readonly now: Date
  readonly today: Day
  /** What stands around the page. */
  readonly frame: Frame
  /** The key of a new form, which makes its second submission harmless. */
  readonly once: string
  /** What the last page wants said, once. */
  readonly notice: string | undefined
  /** What the browser holds of the session: to end it, alone. */
  readonly session: string | undefined
  /** The network address of the person, for throttling alone. */
  readonly address: string
  /** How the person's browser reached the service, `https://host`: for links they copy, never for a decision. */
  readonly origin: string
  /** Reads in one transaction that cannot write. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * Writes in one transaction: kept when the work answers with a redirect, undone when it answers with a page.
   * The same form sent twice is answered with where the first one went.
   */
  write(work: (tx: Tx) => Promise<Answer>, options?: TxOptions): Promise<Answer>
  /** One row of the audit, in the transaction of what it records. */
  audit(tx: Tx, facts: AuditFacts): Promise<void>
}

type Read<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined
type FormSchema = z.ZodType | ((today: Day) => z.ZodType)
type FormOf<Schema> = Schema extends (today: Day) => z.ZodType ? Read<ReturnType<Schema>> : Read<Schema>

/**
 * One address of the service. Everything that guards it stands here: who may, what may be sent, what is remembered.
 * - `permission`: what the person must be allowed to do; `signedIn` asks only who they are; `public` not even that.
 * - `audit`: `changes` when its commands write the audit themselves; `sensitive` when seeing it is remembered;
 *   `none` for pages whose reading is not remembered.
 */
export interface Route<
  Actor,
  Permission extends string,
  Params extends z.ZodType | undefined,
  Query extends z.ZodType | undefined,
  Form extends FormSchema | undefined,
> {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly permission: Permission
  readonly audit: 'changes' | 'sensitive' | 'none'
  readonly params?: Params
  readonly query?: Query
  readonly form?: Form
  /** The most bytes of a file sent with the form; without it no file is accepted. */
  readonly fileLimit?: number
  act(asked: Asked<Actor, Read<Params>, Read<Query>, FormOf<Form>>): Promise<Answer>
}

// biome-ignore lint/suspicious/noExplicitAny: a list holds routes of every shape; each is checked where it is written
export type AnyRoute = Route<any, string, any, any, any>

/** Makes the `route` function of the slices: routes of one actor type and one set of permissions. */
export const routesOf =
  <Actor, Permission extends string>() =>
  <
    const Params extends z.ZodType | undefined = undefined,
    const Query extends z.ZodType | undefined = undefined,
    const Form extends FormSchema | undefined = undefined,
  >(
    route: Route<Actor, Permission, Params, Query, Form>,
  ): AnyRoute =>
    route
