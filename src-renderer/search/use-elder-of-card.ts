/**
 * Whose card it is, archived records too: the staff may open them, the elder's own face may not. Of two records that were joined each
 * card opens the one that stays: the person may hold either. The number of an identity card, read by a card reader, is taken on the
 * staff face only, and like everywhere only of a record that is agreed to.
 */
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { isRecordOpen, isUsable } from '../../src-domain/elders/elder-rules.ts'
import { joinedInto } from '../../src-domain/elders/same-person.ts'
import { useReplica } from '../replica/use-replica.ts'

export function useElderOfCard(): (code: string) => Promise<Elder | undefined> {
  const ownerOf = useOwner()
  return (code) => ownerOf((elder) => elder.body.cardCode === code)
}

/** @returns a function of an identity number without blanks */
export function useElderOfNumber(): (number: string) => Promise<Elder | undefined> {
  const ownerOf = useOwner()
  return async (number) => {
    const isOwn = (elder: Elder): boolean => isRecordOpen(elder) && elder.body.identityNumber === number
    // A person may have come back under a new record.
    return (await ownerOf((elder) => isOwn(elder) && isUsable(elder))) ?? ownerOf(isOwn)
  }
}

function useOwner(): (isOwner: (elder: Elder) => boolean) => Promise<Elder | undefined> {
  const replica = useReplica()
  const elderOf = async (id: string): Promise<Elder | undefined> => {
    const document = await replica.get(id)
    return document !== undefined && isElder(document) ? document : undefined
  }
  return async (isOwner) => {
    const [listed, same] = await Promise.all([
      replica.find({ collection: 'elders', kind: 'elder' }),
      replica.find({ collection: 'records', kind: 'same-person' }),
    ])
    const into = joinedInto(same)
    // Joined records stand in no list.
    const joined = await Promise.all([...into.keys()].map(elderOf))
    const owner = [...listed.filter(isElder), ...joined].find((elder) => elder !== undefined && isOwner(elder))
    const stays = owner === undefined ? undefined : into.get(owner.id)
    return stays === undefined ? owner : elderOf(stays)
  }
}
