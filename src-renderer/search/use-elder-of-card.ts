/** Whose card it is, archived records too: the staff may open them, the elder's own face may not. */
import { type Elder, isElder } from '../../src-domain/elders/elder.ts'
import { useReplica } from '../replica/use-replica.ts'

export function useElderOfCard(): (code: string) => Promise<Elder | undefined> {
  const replica = useReplica()
  return async (code) => {
    const elders = await replica.find({ collection: 'elders', kind: 'elder' })
    return elders.filter(isElder).find((elder) => elder.body.cardCode === code)
  }
}
