/** The receiving end of a move: a station brings the code that another handed out, and gets the record. */
import type { FastifyInstance } from 'fastify'
import { mediaDatabaseOf } from '../../src-domain/media/media-file.ts'
import { databaseOfScope } from '../../src-domain/shared/collections.ts'
import { isStaff } from '../../src-domain/staff/staff.ts'
import { may } from '../../src-domain/staff/permissions.ts'
import { createDocument } from '../../src-domain/shared/document.ts'
import { movedKind, receiptOf } from '../../src-domain/transfer/transfer.ts'
import { documentOf } from '../access/check-writes.ts'
import { badRequest, notFound, sendProblem, tooManyRequests } from '../http/answers.ts'
import type { Parts } from '../http/app.ts'
import type { Locks } from '../http/locks.ts'
import { objectOf } from '../../src-domain/shared/object-of.ts'
import { isText } from '../http/queries.ts'
import { moveElder } from './move-elder.ts'

/** Whatever is wrong, wrong code, used, over, taken back, not allowed: one answer. */
export function addTransferRoutes(app: FastifyInstance, parts: Parts, locks: Locks): void {
  const { store, access, rules, keepOutside, now, random } = parts
  app.post('/:database/_transfers', { bodyLimit: 4_096 }, async (request, reply) => {
    const { code, author, offset } = objectOf(request.body)
    if (!isText(code, 64) || !isText(author, 63) || !Number.isInteger(offset) || Math.abs(offset as number) > 900)
      return sendProblem(reply, badRequest('code, author and offset are needed'))
    const { principal } = request
    if (principal?.role !== 'kiosk') return sendProblem(reply, notFound)
    const { station, id: kiosk } = principal
    const to = databaseOfScope('station', station)
    if ((request.params as { readonly database: string }).database !== to) return sendProblem(reply, notFound)
    const person = (await store.readWinners(to, [author])).get(author)?.doc
    const who = person === undefined ? undefined : documentOf(person)
    if (who === undefined || !isStaff(who) || !who.body.active || !may(who.body.role, 'transferElder'))
      return sendProblem(reply, notFound)
    const used = await access.useTransfer(code, station, kiosk)
    if (!used.ok) {
      if (used.error === 'code.refused') return sendProblem(reply, notFound)
      return sendProblem(reply.header('retry-after', Math.ceil(used.error.waits / 1_000)), tooManyRequests)
    }
    const { elder, station: left, hash, carried } = used.value
    const databases = [to, databaseOfScope('station', left)]
    const done = await locks([...databases, ...databases.map(mediaDatabaseOf)], async () => {
      // Said again, because the answer was lost.
      if (access.movedTo(elder) === station) return true
      if (carried === true) return false
      if ((await store.readWinners(databaseOfScope('station', left), [elder])).get(elder)?.doc === undefined)
        return false
      const nameOf = (id: string): string => access.stations().find((one) => one.id === id)?.name ?? ''
      const about = { elder }
      const act = { kiosk, author, now: now(), offset: offset as number, random }
      const body = { receipt: receiptOf(hash), documents: 0 }
      const move = {
        left: createDocument(
          movedKind,
          { ...body, way: 'left', other: station, otherName: nameOf(station) },
          { ...act, station: left, kiosk: 'gateway', author: 'system' },
          about,
        ),
        arrived: createDocument(
          movedKind,
          { ...body, way: 'arrived', other: left, otherName: nameOf(left) },
          { ...act, station },
          about,
        ),
      }
      await keepOutside([{ moved: move }])
      await access.setMoved(elder, station)
      await moveElder(store, rules.kinds, move, access)
      await access.carried(hash)
      return true
    })
    return done ? reply.send({ elder }) : sendProblem(reply, notFound)
  })
}
