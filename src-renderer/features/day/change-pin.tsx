/** The first use of a PIN that somebody else gave: an own one, before anything else. */
import './day.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Document } from '../../../src-domain/shared/document.ts'
import type { Refusal } from '../../../src-domain/shared/result.ts'
import { changePerson } from '../../../src-domain/staff/staff-rules.ts'
import type { Staff } from '../../../src-domain/staff/staff.ts'
import { useHost, useSessionCommands } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useReplica } from '../../replica/use-replica.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { NewPin } from '../../ui/new-pin.tsx'

export function ChangePin({ person }: { readonly person: Staff }) {
  const { t } = useTranslation('day')
  const host = useHost()
  const replica = useReplica()
  const act = useAct()
  const { lock } = useSessionCommands()
  const refusalText = useRefusalText()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | undefined>()
  const change = async (pin: string): Promise<Refusal | undefined> => {
    const made = await host.call('keys.verifier', { staff: person.id, pin })
    if (!made.ok) return made.error
    const changed = changePerson([person], person, { field: 'pin', value: made.value.verifier }, act())
    const saved = changed.ok ? await replica.save(changed.value as readonly Document[]) : changed
    if (saved.ok) return undefined
    return Array.isArray(saved.error) ? (saved.error as readonly Refusal[])[0] : (saved.error as Refusal)
  }
  const chosen = async (pin: string) => {
    setBusy(true)
    setRefusal(undefined)
    try {
      setRefusal(await change(pin))
    } catch (error) {
      console.error('the PIN was not changed', error)
      setRefusal({ code: 'host.noAnswer' })
    } finally {
      setBusy(false)
    }
  }
  return (
    <main className="door">
      <div className="door-box">
        <header>
          <h1>{t('ownPin.title', { name: person.body.name })}</h1>
          <p className="quiet">{t('ownPin.text')}</p>
        </header>
        <NewPin disabled={busy} onChosen={(pin) => void chosen(pin)} />
        <div className="door-message" role="alert">
          {refusal !== undefined && <Notice tone="red" title={refusalText(refusal)} />}
        </div>
        <Button kind="quiet" onPress={lock}>
          {t('ownPin.later')}
        </Button>
      </div>
    </main>
  )
}
