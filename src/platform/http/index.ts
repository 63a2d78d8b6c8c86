export {
  beginSession,
  beginSessionOn,
  conflict,
  data,
  download,
  endSession,
  notFound,
  page,
  seeOther,
  shown,
  unacceptable,
  type Answer,
} from './answer.ts'
export { formTokenOf } from './form-token.ts'
export { forgetLeftBehind, receivedFolder } from './left-behind.ts'
export type { FrameRequest, Guard, SignInRequest } from './guard.ts'
export {
  routesOf,
  type AnyRoute,
  type Asked,
  type AskingPerson,
  type Clock,
  type ReceivedFile,
  type Service,
} from './route.ts'
export { ownPath } from './send.ts'
export { createServer, type ServerOptions } from './server.ts'
export { unsentField } from './unsent.ts'
export { originIn, withOrigin } from './way-back.ts'
