/** The server itself: who it is, whether it is well, and how a kiosk comes in. */
import type { FastifyInstance } from 'fastify'
import type { Parts } from './app.ts'
import { badRequest, sendProblem } from './answers.ts'
import { objectOf } from './queries.ts'

export function addServerRoutes(app: FastifyInstance, { access, store, limits }: Parts): void {
  app.get('/', async () => ({ couchdb: 'Welcome', vendor: { name: 'Ginkgo Station' }, epoch: access.epoch() }))

  app.get('/health', async () => {
    await store.info('catalog')
    return { ok: true, epoch: access.epoch() }
  })

  app.post(
    '/enrol',
    { config: { rateLimit: { max: limits.enrolments, timeWindow: 60_000 } }, bodyLimit: 4_096 },
    async (request, reply) => {
      const { code, kioskName } = objectOf(request.body)
      if (typeof code !== 'string' || code.length > 64 || typeof kioskName !== 'string' || kioskName.length > 100) {
        return sendProblem(reply, badRequest('code and kioskName are needed'))
      }
      const enrolled = await access.enrol(code, kioskName)
      if (enrolled.ok) return reply.code(201).send({ ...enrolled.value, epoch: access.epoch() })
      // Unknown, used and expired codes get one answer.
      return sendProblem(reply, { status: 403, error: 'forbidden', reason: JSON.stringify([{ code: enrolled.error }]) })
    },
  )
}
