/** The station's people and what an administrator does with them, each time with the own PIN. */
import { useMemo, useState } from 'react'
import type { Expert } from '../../../src-domain/organizations/expert.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Refusal, Result } from '../../../src-domain/shared/result.ts'
import { isStaff, type Staff } from '../../../src-domain/staff/staff.ts'
import { useHost, usePerson } from '../../host/host-context.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useDocuments, useReplica } from '../../replica/use-replica.ts'
import type { Act } from '../../../src-domain/shared/document.ts'

/** Undefined while they load. Those who work here first, by name. */
export function usePeople(): readonly Staff[] | undefined {
  const documents = useDocuments({ collection: 'staff', kind: 'staff' })
  return useMemo(
    () =>
      documents
        ?.filter(isStaff)
        .toSorted((a, b) =>
          a.body.active === b.body.active ? a.body.name.localeCompare(b.body.name, 'zh-CN') : a.body.active ? -1 : 1,
        ),
    [documents],
  )
}

/** Of the catalogue, by id. */
export function useExperts(): ReadonlyMap<string, Expert> | undefined {
  const documents = useDocuments({ collection: 'organizations', kind: 'expert' })
  return useMemo(() => documents && new Map((documents as readonly Expert[]).map((one) => [one.id, one])), [documents])
}

export type Commit = (act: Act) => Result<readonly Document[], Refusal>

export type PeopleWork = {
  readonly busy: boolean
  readonly refusal: Refusal | undefined
  /** What Argon2id makes of a new PIN; undefined when it is refused. `staff` is '' for somebody new. */
  readonly verifierOf: (staff: string, pin: string) => Promise<string | undefined>
  /** True when the own PIN was right and all is saved. `of`: what it was made of, for the same documents when it is tried again. */
  readonly commit: (ownPin: string, of: unknown, make: Commit) => Promise<boolean>
}

export function usePeopleWork(): PeopleWork {
  const host = useHost()
  const replica = useReplica()
  const act = useAct()
  const { staff: me } = usePerson()
  const attempt = useAttempt<ReturnType<Commit>>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  const during = async <T>(work: () => Promise<Result<T, Refusal>>): Promise<T | undefined> => {
    setBusy(true)
    setRefusal(undefined)
    try {
      const done = await work()
      if (done.ok) return done.value
      setRefusal(done.error)
    } catch (error) {
      console.error('the people of the station', error)
      setRefusal({ code: 'host.noAnswer' })
    } finally {
      setBusy(false)
    }
    return undefined
  }
  return {
    busy,
    refusal,
    verifierOf: (staff, pin) =>
      during(async () => {
        const made = await host.call('keys.verifier', { staff: staff === '' ? 'staff:new' : staff, pin })
        return made.ok ? { ok: true, value: made.value.verifier } : made
      }),
    commit: async (ownPin, of, make) => {
      const done = await during(async (): Promise<Result<true, Refusal>> => {
        const opened = await host.call('keys.unlock', { staff: me, pin: ownPin })
        if (!opened.ok) return opened
        const made = attempt(of, () => make(act()))
        if (!made.ok) return made
        const saved = await replica.save(made.value)
        return saved.ok ? { ok: true, value: true } : { ok: false, error: saved.error[0] ?? { code: 'storage.failed' } }
      })
      return done === true
    },
  }
}
