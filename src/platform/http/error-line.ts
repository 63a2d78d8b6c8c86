import type { FastifyRequest } from 'fastify'
import { quotesValue } from '../database/index.ts'

/**
 * What is kept of an error, as one line of JSON: when, the reference that the person was shown, and where. The route's pattern
 * stands for the address, and what a message quotes of a value is left out: neither may hold what somebody typed.
 */
export function errorLine(error: unknown, request: FastifyRequest, at: Date): string {
  const { name, message, stack, code } = error instanceof Error ? (error as NodeJS.ErrnoException) : nameless(error)
  const told = {
    at: at.toISOString(),
    requestId: request.id,
    method: request.method,
    route: request.routeOptions.url ?? null,
    error: name,
    ...(code === undefined ? {} : { code }),
    message: quotesValue(error) ? message.replace(/"[^"]*"|'[^']*'/g, '…') : message,
    // The stack begins with the message, which has been said.
    stack: (stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .map((line) => line.trim()),
  }
  return `${JSON.stringify(told)}\n`
}

const nameless = (thrown: unknown): NodeJS.ErrnoException => ({
  name: typeof thrown,
  message: 'Not an error was thrown',
})
