/** For whoever watches over the server, with a credential that reaches nothing else. */
import type { FastifyInstance } from 'fastify'
import type { Parts } from './app.ts'
import type { Metrics } from './metrics.ts'

export function addMetricsRoutes(app: FastifyInstance, { now }: Parts, metrics: Metrics): void {
  app.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(await metrics.text(now())),
  )
}
