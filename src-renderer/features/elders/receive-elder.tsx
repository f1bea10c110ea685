/** Moving to another station, at the new one: the code from the slip, and the gateway brings the record. */
import './elders.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { databaseOfScope } from '../../../src-domain/shared/collections.ts'
import { err, ok, type Refusal, refusal, type Result } from '../../../src-domain/shared/result.ts'
import { readTransferCode } from '../../../src-domain/transfer/transfer.ts'
import { useHost, useKiosk } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useDocument } from '../../replica/use-replica.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/fields.tsx'

export function ReceiveElderDialog({
  onOpen,
  onClose,
}: {
  readonly onOpen: (id: string) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation('transfer')
  const { t: ui } = useTranslation('ui')
  const refusalText = useRefusalText()
  const [code, setCode] = useState('')
  const { isBusy, elder, problem, take } = useTake()
  const document = useDocument(elder)
  const isHere = document !== undefined && document !== null
  return (
    <Dialog
      title={t('receive.title')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{ui('cancel')}</Button>
          {elder === undefined ? (
            <Button kind="primary" busy={isBusy} disabled={code.trim() === ''} onPress={() => void take(code)}>
              {t('receive.take')}
            </Button>
          ) : (
            <Button kind="primary" disabled={!isHere} onPress={() => onOpen(elder)}>
              {t('receive.open')}
            </Button>
          )}
        </>
      }
    >
      {elder === undefined ? (
        <div className="stack">
          <p>{t('receive.text')}</p>
          <TextField
            label={t('receive.field')}
            hint={t('receive.hint')}
            value={code}
            maxLength={60}
            onChange={setCode}
            onEnter={() => void take(code)}
          />
        </div>
      ) : (
        <Notice tone="green" title={t('receive.done')}>
          {isHere ? '' : t('receive.doneText')}
        </Notice>
      )}
      {problem !== undefined && <Notice tone="red" urgent title={refusalText(problem)} />}
    </Dialog>
  )
}

function useTake() {
  const host = useHost()
  const { station } = useKiosk()
  const act = useAct()
  const { save } = useSave()
  const [isBusy, setBusy] = useState(false)
  const [elder, setElder] = useState<string | undefined>()
  const [problem, setProblem] = useState<Refusal | undefined>()
  const ask = async (typed: string): Promise<Result<string, Refusal>> => {
    const code = readTransferCode(typed)
    if (!code.ok) return code
    const { author, offset } = act()
    const response = await host.sync(`/sync/${databaseOfScope('station', station)}/_transfers`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: code.value, author, offset }),
    })
    if (response.status === 404) return err(refusal('transfer.refused'))
    if (response.status === 429) return err(refusal('transfer.wait'))
    if (!response.ok) return err(refusal('transfer.offline'))
    const answer = (await response.json()) as { readonly elder?: unknown }
    return typeof answer.elder === 'string' ? ok(answer.elder) : err(refusal('transfer.offline'))
  }
  const take = async (typed: string) => {
    if (isBusy) return
    setBusy(true)
    setProblem(undefined)
    const taken = await ask(typed).catch(() => err(refusal('transfer.offline')))
    setBusy(false)
    if (!taken.ok) {
      setProblem(taken.error)
      return
    }
    setElder(taken.value)
    const now = act()
    await save([recordAudit({ action: 'create', subject: taken.value, parts: ['transfer'] }, now, taken.value)])
  }
  return { isBusy, elder, problem, take }
}
