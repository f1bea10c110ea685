/**
 * A log without personal data: routes as they are written in the code, never the address that was asked for; of an
 * error its name, its code and the places in the code, never its message, which may quote a document.
 */
import { LogController, type FastifyBaseLogger } from 'fastify'
import pino, { type DestinationStream } from 'pino'

export function makeLog(level: string, destination?: DestinationStream): FastifyBaseLogger {
  const options = { level, base: null, serializers: { req: () => undefined, res: () => undefined, err: whereItFailed } }
  return (destination === undefined ? pino(options) : pino(options, destination)) as FastifyBaseLogger
}

function whereItFailed(error: Error & { readonly code?: string }): object {
  const { message, stack = '' } = error
  // A message of several lines may look like a place in the code.
  const where = stack
    .slice(stack.indexOf(message) + message.length)
    .split('\n')
    .filter((line) => line.startsWith('    at '))
  return { name: error.name, code: error.code, where: where.slice(0, 6) }
}

/** Fastify's own lines carry addresses; `app.ts` writes one line for each answer instead. */
export const makeLogController = (): LogController => new LogController({ disableRequestLogging: true })
