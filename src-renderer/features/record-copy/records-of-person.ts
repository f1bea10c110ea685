/**
 * The records that are one person (src-domain/elders/same-person.ts), this one first: each has its own consents, and what is handed over of
 * all of them must be agreed to in each.
 */
import { type Elder, isElder } from '../../../src-domain/elders/elder.ts'
import { joinedInto } from '../../../src-domain/elders/same-person.ts'
import type { Replica } from '../../replica/replica.ts'

export async function recordsOfPerson(replica: Replica, elder: string): Promise<readonly Elder[]> {
  const into = joinedInto(await replica.find({ collection: 'records', kind: 'same-person' }))
  const others = [...into].flatMap(([other, stays]) => (stays === elder ? [other] : []))
  const found = await Promise.all([elder, ...others].map((id) => replica.get(id)))
  return found.filter((document): document is Elder => document !== undefined && isElder(document))
}
