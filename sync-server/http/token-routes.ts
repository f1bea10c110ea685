/** How a kiosk shows that it is itself: a challenge, its signature, a token for a quarter of an hour. */
import type { FastifyInstance } from 'fastify'
import { isPublicKey } from '../access/tokens.ts'
import { badRequest, forbidden, sendProblem, unauthorized } from './answers.ts'
import type { CountRefusal, Parts } from './app.ts'
import { objectOf } from '../../src-domain/shared/object-of.ts'
import { isText } from './queries.ts'

const small = { bodyLimit: 4_096 }

/** @param countRefusal throws when an address was refused too often. */
export function addTokenRoutes(app: FastifyInstance, { access, log }: Parts, countRefusal: CountRefusal): void {
  app.post('/token/challenge', small, async (request, reply) => {
    const { kiosk } = objectOf(request.body)
    if (!isText(kiosk, 63)) return sendProblem(reply, badRequest('kiosk is needed'))
    return reply.send({ challenge: access.challenge(kiosk) })
  })

  app.post('/token', small, async (request, reply) => {
    const { kiosk, challenge, renewal, next, signature } = objectOf(request.body)
    if (!isText(kiosk, 63) || !isText(challenge, 200) || !isText(signature, 100) || !isId(renewal) || !isId(next))
      return sendProblem(reply, badRequest('kiosk, challenge, renewal, next and signature are needed'))
    const renewed = await access.renew({ kiosk, challenge, renewal, next, signature })
    if (renewed.ok) return reply.send({ ...renewed.value, epoch: access.epoch() })
    if (renewed.error === 'copied') {
      log.warn({ holder: kiosk }, 'a second machine with the key of this kiosk was turned away')
      return sendProblem(reply, forbidden('sync.copiedKiosk'))
    }
    if (renewed.error === 'revoked') return sendProblem(reply, forbidden('sync.revokedKiosk'))
    await countRefusal(request, reply)
    return sendProblem(reply, unauthorized)
  })

  app.post('/token/key', small, async (request, reply) => {
    const { publicKey } = objectOf(request.body)
    if (!isPublicKey(publicKey)) return sendProblem(reply, badRequest('publicKey is needed'))
    const isAdopted = await access.adoptKey(request.principal?.id ?? '', publicKey)
    return isAdopted ? reply.send({ ok: true }) : sendProblem(reply, unauthorized)
  })
}

const isId = (value: unknown): value is string => typeof value === 'string' && /^[A-Za-z0-9_-]{0,64}$/.test(value)
