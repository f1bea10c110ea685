/** The server itself: who it is, whether it is well, and how a kiosk comes in. */
import type { FastifyInstance } from 'fastify'
import type { Parts } from './app.ts'
import { badRequest, forbidden, sendProblem, tooManyRequests } from './answers.ts'
import { isPublicKey } from '../access/tokens.ts'
import { objectOf } from '../../src-domain/shared/object-of.ts'
import { isText } from './queries.ts'

const small = 4_096

export function addServerRoutes(app: FastifyInstance, { access, store, limits }: Parts): void {
  app.get('/', async () => ({ couchdb: 'Welcome', vendor: { name: 'Ginkgo Station' }, epoch: access.epoch() }))

  app.get('/health', async () => {
    await store.info('catalog')
    return { ok: true, epoch: access.epoch() }
  })

  app.post(
    '/enrol',
    { config: { rateLimit: { max: limits.enrolments, timeWindow: 60_000 } }, bodyLimit: small },
    async (request, reply) => {
      const { code, kioskName, publicKey } = objectOf(request.body)
      if (!isText(code, 64) || !isText(kioskName, 100) || !isPublicKey(publicKey))
        return sendProblem(reply, badRequest('code, kioskName and publicKey are needed'))
      const enrolled = await access.enrolWithKey(code, kioskName, publicKey, request.ip)
      if (enrolled.ok) return reply.code(201).send({ ...enrolled.value, epoch: access.epoch() })
      if (enrolled.error !== 'code.refused') {
        const seconds = Math.ceil(enrolled.error.waits / 1_000)
        return sendProblem(reply.header('retry-after', seconds), tooManyRequests)
      }
      // Unknown, used and expired codes get one answer.
      return sendProblem(reply, forbidden(enrolled.error))
    },
  )
}
