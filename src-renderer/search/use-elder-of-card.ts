/**
 * Whose card it is, archived records too: the staff may open them, the elder's own face may not. Of two records that were joined each
 * card opens the one that stays: the person may hold either.
 */
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { joinedInto } from '../../src-domain/elders/same-person.ts'
import { useReplica } from '../replica/use-replica.ts'

export function useElderOfCard(): (code: string) => Promise<Elder | undefined> {
  const replica = useReplica()
  const elderOf = async (id: string): Promise<Elder | undefined> => {
    const document = await replica.get(id)
    return document !== undefined && isElder(document) ? document : undefined
  }
  return async (code) => {
    const [listed, same] = await Promise.all([
      replica.find({ collection: 'elders', kind: 'elder' }),
      replica.find({ collection: 'records', kind: 'same-person' }),
    ])
    const into = joinedInto(same)
    // Joined records stand in no list.
    const joined = await Promise.all([...into.keys()].map(elderOf))
    const owner = [...listed.filter(isElder), ...joined].find((elder) => elder?.body.cardCode === code)
    const stays = owner === undefined ? undefined : into.get(owner.id)
    return stays === undefined ? owner : elderOf(stays)
  }
}
