/** The calls of the first run, in their order: the station, then the key holder, then the door is opened with the new PIN. */
import { useCallback, useRef, useState } from 'react'
import { documentId } from '../../../src-domain/shared/ids.ts'
import { type Refusal, refusal as refused } from '../../../src-domain/shared/result.ts'
import { useHost, useSessionCommands } from '../../host/host-context.ts'
import { currentLanguage } from '../../i18n/i18n.ts'
import { chooseStaffLanguage } from '../../i18n/staff-language.ts'
import { enrol, type SetUpPlan, takeBackup } from './set-up-calls.ts'

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count))

export type SettingUp = {
  readonly busy: boolean
  readonly refusal: Refusal | undefined
  /** What no rule foresaw; the console says what. */
  readonly hasFailed: boolean
  /** The first person can open the station: from here on it only opens. */
  readonly isBegun: boolean
  /** What is wrong with address and code can be told before anything is set up; undefined where nothing is. */
  readonly look: (plan: SetUpPlan) => Promise<Refusal | undefined>
  readonly finish: (plan: SetUpPlan, pin: string) => Promise<void>
}

export function useSetUp(): SettingUp {
  const host = useHost()
  const { unlocked } = useSessionCommands()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  const [hasFailed, setFailed] = useState(false)
  const [isBegun, setBegun] = useState(false)
  const staff = useRef<string | undefined>(undefined)
  /** A code works once: what it was used for. */
  const enrolled = useRef<SetUpPlan | undefined>(undefined)
  const tookBackup = useRef<SetUpPlan['backup']>(undefined)
  const finish = useCallback(
    async (plan: SetUpPlan, pin: string) => {
      setBusy(true)
      setRefusal(undefined)
      setFailed(false)
      try {
        if (!isBegun) {
          const taken = await takeBackup(host, plan.backup, tookBackup.current)
          tookBackup.current = plan.backup ?? tookBackup.current
          if (!taken.ok) return setRefusal(taken.error)
          const station = await enrol(host, plan, enrolled.current)
          if (!station.ok) return setRefusal(station.error)
          enrolled.current = plan
        }
        // One id for one person, also when the last step is tried again.
        staff.current ??= documentId('staff', Date.now(), randomBytes)
        const holder = { staff: staff.current, name: plan.name.trim(), role: 'administrator' as const }
        const added = await host.call('keys.add', { holder, pin })
        if (!added.ok) return setRefusal(added.error)
        setBegun(true)
        const opened = await host.call('keys.unlock', { staff: holder.staff, pin })
        if (!opened.ok) return setRefusal(opened.error)
        chooseStaffLanguage(holder.staff, currentLanguage())
        await unlocked(opened.value)
      } catch (error) {
        console.error('the kiosk was not set up', error)
        setFailed(true)
      } finally {
        setBusy(false)
      }
    },
    [host, unlocked, isBegun],
  )
  const look = useCallback(
    async ({ serverUrl, code }: SetUpPlan): Promise<Refusal | undefined> => {
      const used = enrolled.current
      if (used?.serverUrl === serverUrl && used.code === code) return undefined
      setBusy(true)
      setRefusal(undefined)
      try {
        const looked = await host.call('setup.look', { serverUrl: serverUrl.trim(), code: code.trim() })
        return looked.ok ? undefined : looked.error
      } catch (error) {
        console.error('the server was not looked at', error)
        return refused('host.noAnswer')
      } finally {
        setBusy(false)
      }
    },
    [host],
  )
  return { busy, refusal, hasFailed, isBegun, finish, look }
}
