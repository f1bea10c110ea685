/** One's own new PIN: what Argon2id makes of it goes into the own document, and every key ring follows that. */
import { useState } from 'react'
import { ok, type Refusal } from '../../../src-domain/shared/result.ts'
import { type Account, changeExpertAccount, isExpertAccount } from '../../../src-domain/staff/expert-account.ts'
import { changePerson } from '../../../src-domain/staff/staff-rules.ts'
import { useHost } from '../../host/host-context.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'

export type OwnPin = {
  readonly busy: boolean
  readonly refusal: Refusal | undefined
  /** True when it is the PIN as it is now. */
  readonly prove: (pin: string) => Promise<boolean>
  /** True when it is changed. */
  readonly change: (pin: string) => Promise<boolean>
}

export function useOwnPin(person: Account): OwnPin {
  const host = useHost()
  const replica = useReplica()
  const act = useAct()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  const during = async (work: () => Promise<Refusal | undefined>): Promise<boolean> => {
    setBusy(true)
    setRefusal(undefined)
    try {
      const refused = await work()
      setRefusal(refused)
      return refused === undefined
    } catch (error) {
      console.error('the own PIN', error)
      setRefusal({ code: 'host.noAnswer' })
      return false
    } finally {
      setBusy(false)
    }
  }
  return {
    busy,
    refusal,
    prove: (pin) =>
      during(async () => {
        const opened = await host.call('keys.unlock', { staff: person.id, pin })
        return opened.ok ? undefined : opened.error
      }),
    change: (pin) =>
      during(async () => {
        const made = await host.call('keys.verifier', { staff: person.id, pin })
        if (!made.ok) return made.error
        const change = { field: 'pin', value: made.value.verifier } as const
        const changed = isExpertAccount(person)
          ? ok(changeExpertAccount(person, change, act()))
          : changePerson([person], person, change, act())
        if (!changed.ok) return changed.error
        const saved = await replica.save(changed.value)
        return saved.ok ? undefined : (saved.error[0] ?? { code: 'storage.failed' })
      }),
  }
}
