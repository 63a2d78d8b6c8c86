import { Command, InvalidArgumentError } from 'commander'
import { dayInEngland, parseDay, type Day } from './kernel/index.ts'
import {
  addAppointment,
  addPerson,
  emailProblem,
  endAppointmentOn,
  endRefusal,
  findPersonByEmail,
  holds,
  listAppointments,
  listPeople,
  makeInvitation,
  newcomerRefusal,
  postRefusal,
  roleNames,
  roles,
  type Appointment,
  type Authority,
  type Role,
} from './people/index.ts'
import { recordAudit, type AuditFacts } from './platform/audit/index.ts'
import { withTx, type Tx } from './platform/database/index.ts'
import { listSchools } from './schools/index.ts'
import type { Running } from './start.ts'
import { authorityMeant, commandLineActor, whileOpen, type CommandLine } from './cli-running.ts'
import { columnsOf, done, refusedTo, Sentence, type Told } from './cli-terminal.ts'

type Run = (work: () => Promise<Told>) => Promise<void>

/** `users list`, `add`, `invite` and `end`: what the People pages do, for whoever keeps the machine. */
export function usersCommand(line: CommandLine, run: Run, addressOf: (path: string) => string): Command {
  const users = new Command('users').description('people who may use the service')
  users
    .command('list')
    .description('everyone, with what they hold today')
    .option('--authority <name or code>', 'which authority, where there are several')
    .action((asked: Of) => run(() => list(line, asked)))
  users
    .command('add')
    .description('let somebody in, or give them one more role; prints a link to set a password')
    .requiredOption('--name <name>', 'in full')
    .requiredOption('--email <email>', 'what they sign in with', email)
    .requiredOption('--role <role>', `one of ${roles.join(', ')}`, role)
    .option('--school <urn>', 'for roles held at a school', urn)
    .option('--from <day>', 'first day, 2026-09-01; today unless told', day)
    .option('--to <day>', 'last day', day)
    .option('--authority <name or code>', 'which authority, where there are several')
    .action((asked: Addition) => run(() => add(line, asked, addressOf)))
  users
    .command('invite')
    .description('make a new link to set a password; earlier links end')
    .argument('<email>', 'of a person who is recorded', email)
    .option('--authority <name or code>', 'which authority, where there are several')
    .action((address: string, asked: Of) => run(() => invite(line, address, asked, addressOf)))
  users
    .command('end')
    .description('end a role; whatever the person has open ends at once')
    .argument('<email>', 'of a person who is recorded', email)
    .option('--role <role>', 'which role, where they hold several', role)
    .option('--school <urn>', 'at which school, where they hold it at several', urn)
    .option('--last-day <day>', 'today unless told', day)
    .option('--authority <name or code>', 'which authority, where there are several')
    .action((address: string, asked: Ending) => run(() => end(line, address, asked)))
  return users
}

interface Of {
  readonly authority?: string
}

interface Addition extends Of {
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly school?: number
  readonly from?: Day
  readonly to?: Day
}

interface Ending extends Of {
  readonly role?: Role
  readonly school?: number
  readonly lastDay?: Day
}

function email(text: string): string {
  const problem = emailProblem(text.toLowerCase())
  if (problem !== undefined) throw new InvalidArgumentError(`${problem}.`)
  return text.toLowerCase()
}

function role(text: string): Role {
  const found = roles.find((each) => each.toLowerCase() === text.toLowerCase() || sameWords(roleNames[each], text))
  if (!found) throw new InvalidArgumentError(`It is one of ${roles.join(', ')}.`)
  return found
}

const sameWords = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase()

function urn(text: string): number {
  if (!/^[1-9]\d{0,6}$/.test(text)) throw new InvalidArgumentError('A URN is a number of up to seven digits.')
  return Number(text)
}

function day(text: string): Day {
  const parsed = parseDay(text)
  if (!parsed) throw new InvalidArgumentError('Write a day as 2026-09-01.')
  return parsed
}

const list = (line: CommandLine, asked: Of): Promise<Told> =>
  inAuthority(line, asked, async ({ tx, authority, today }) => {
    const held = await listAppointments(tx, authority.id)
    const people = (await listPeople(tx, authority.id)).map((person) => ({
      ...person,
      roles: held.filter((each) => each.personId === person.id && holds(each, today)).map(postOf),
    }))
    const rows = people.map(({ name, email: address, roles: now }) => [
      name,
      address,
      now.join('; ') || 'no role today',
    ])
    return done(people, ...columnsOf([['Name', 'Email', 'Roles'], ...rows]))
  })

const postOf = ({ role: held, urn: school }: Appointment): string =>
  school === null ? roleNames[held] : `${roleNames[held]} at ${school}`

const add = (line: CommandLine, asked: Addition, addressOf: (path: string) => string): Promise<Told> =>
  inAuthority(line, asked, async ({ tx, authority, today, now, audit }) => {
    const { name, email: address, role: given, school, to } = asked
    const post = { role: given, urn: school, from: asked.from ?? today, to }
    const names = new Map((await listSchools(tx, authority.id)).map((each) => [each.urn as number, each.name]))
    const known = await findPersonByEmail(tx, authority.id, address)
    if (known) {
      const outcome = await addAppointment(tx, authority.id, known.id, post, names)
      if (!outcome.ok) {
        const reasons = outcome.reasons.flatMap((each) => (each === 'noSuchPerson' ? [] : [postRefusal(each)[1]]))
        return refusedTo({ reasons: outcome.reasons }, ...reasons.map(sentence))
      }
      await audit({ action: 'add appointment', subject: `person ${known.id}`, urn: school, after: { ...post } })
      return done({ person: known.id, invitation: null }, `${known.name} is now ${roleNames[given]} too.`)
    }
    const outcome = await addPerson(tx, authority.id, { name, email: address, ...post }, names)
    if (!outcome.ok)
      return refusedTo(
        { reasons: outcome.reasons },
        ...outcome.reasons.map((each) => sentence(newcomerRefusal(each)[1])),
      )
    const { id } = outcome.value
    const path = await makeInvitation(tx, authority.id, id, now)
    await audit({
      action: 'add person',
      subject: `person ${id}`,
      urn: school,
      after: { name, emailAddress: address, ...post },
    })
    return done({ person: id, invitation: path }, linkLine(name), addressOf(path))
  })

const invite = (line: CommandLine, address: string, asked: Of, addressOf: (path: string) => string): Promise<Told> =>
  inAuthority(line, asked, async ({ tx, authority, now, audit }) => {
    const person = await findPersonByEmail(tx, authority.id, address)
    if (!person) throw new Sentence(`Nobody with the address ${address} is recorded at ${authority.name}.`)
    const path = await makeInvitation(tx, authority.id, person.id, now)
    await audit({ action: 'make link', subject: `person ${person.id}`, after: { for: person.name } })
    return done({ person: person.id, invitation: path }, linkLine(person.name), addressOf(path))
  })

const linkLine = (name: string): string => `Send this link to ${name} and nobody else; it works once, for seven days:`

const end = (line: CommandLine, address: string, asked: Ending): Promise<Told> =>
  inAuthority(line, asked, async ({ tx, authority, today, audit }) => {
    const person = await findPersonByEmail(tx, authority.id, address)
    if (!person) throw new Sentence(`Nobody with the address ${address} is recorded at ${authority.name}.`)
    const open = (await listAppointments(tx, authority.id, { person: person.id })).filter(
      (each) =>
        (each.to === null || each.to >= today) &&
        (asked.role === undefined || each.role === asked.role) &&
        (asked.school === undefined || each.urn === asked.school),
    )
    const [held, ...others] = open
    if (!held) throw new Sentence(`${person.name} holds no such role.`)
    if (others.length > 0)
      throw new Sentence(
        `${person.name} holds several roles. Say which with --role or --school: ${open.map(postOf).join('; ')}.`,
      )
    const lastDay = asked.lastDay ?? today
    const outcome = await endAppointmentOn(tx, authority.id, held, lastDay, today)
    if (!outcome.ok)
      return refusedTo(
        { reasons: outcome.reasons },
        ...outcome.reasons.map((each) => sentence(endRefusal(each, held)[1])),
      )
    const after = { role: held.role, lastDay }
    await audit({ action: 'end appointment', subject: `person ${person.id}`, urn: held.urn ?? undefined, after })
    return done(
      { person: person.id, role: held.role, lastDay },
      `${postOf(held)} ends for ${person.name} on ${lastDay}.`,
    )
  })

const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`)

interface Inside {
  readonly tx: Tx
  readonly authority: Authority
  readonly today: Day
  readonly now: Date
  audit(facts: AuditFacts): Promise<void>
}

/** One transaction in the authority that is meant. What is refused is undone. */
const inAuthority = (line: CommandLine, asked: Of, work: (inside: Inside) => Promise<Told>): Promise<Told> =>
  whileOpen(line, async (running: Running) => {
    const { service } = running
    const authority = await authorityMeant(running, asked.authority)
    const now = line.now()
    return withTx(service.database, { authority: authority.id }, (tx) =>
      work({
        tx,
        authority,
        now,
        today: dayInEngland(now),
        audit: (facts) => recordAudit(tx, service.secrets.audit, commandLineActor(authority.id), facts, now),
      }),
    )
  })
