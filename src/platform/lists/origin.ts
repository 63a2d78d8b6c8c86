import { originIn, withOrigin } from '../http/index.ts'
import type { Frame } from '../views/index.ts'
import type { Onward } from './list.ts'

/**
 * How a person comes back to the list as they left it: every address reached from it says so itself, `?from=%2Fschools…`.
 * Nothing is kept on the machine or the server, two tabs do not disturb each other, and it works without JavaScript
 * (docs/decisions/0102-lists.md). On pages of a school every link and form to a school carries it by itself (`way-back.ts` of
 * `platform/http`), and so does where a form's answer leads; other pages pass it on with `onwardFrom(frame)`.
 */
export const onwardFrom = (frame: Pick<Frame, 'path'>): Onward => onwardTo(originOf(frame))

/** Makes addresses that lead back to a list; without one they stay as they are. */
export const onwardTo =
  (origin: string | undefined): Onward =>
  (path) =>
    withOrigin(path, origin)

/** The list that a page was reached from: a path of ours, or undefined. */
export const originOf = ({ path }: Pick<Frame, 'path'>): string | undefined => originIn(path)
