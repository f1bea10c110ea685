/** An answer that needs a person at once: what to do, in steps, and writing down what was done. It stays until somebody did. */
import { ClipboardPen } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OpenAlert } from '../../../src-domain/instruments/instrument-history.ts'
import { type FollowUpDeed, followUpDeeds, recordFollowUp } from '../../../src-domain/instruments/instrument-result.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useAttempt } from '../../replica/use-attempt.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ChoicesField, TextAreaField } from '../../ui/fields.tsx'

/** The newest needs looking after; what is written down about it is asked for one by one. */
export function OpenAlerts({ elder, alerts }: { readonly elder: string; readonly alerts: readonly OpenAlert[] }) {
  const [alert] = alerts
  return alert === undefined ? null : <AlertNotice elder={elder} about={alert.about} />
}

export function AlertNotice({
  elder,
  about,
}: {
  readonly elder: string
  /** The result or the draft it is about. */
  readonly about: string
}) {
  const { t } = useTranslation('instruments')
  const { role } = usePerson()
  const [isWriting, setWriting] = useState(false)
  return (
    <>
      <Notice
        tone="red"
        urgent
        title={t('alert.title')}
        action={
          may(role, 'assess') && (
            <Button kind="danger" icon={ClipboardPen} onPress={() => setWriting(true)}>
              {t('alert.write')}
            </Button>
          )
        }
      >
        <p>{t('alert.text')}</p>
        <ol className="alert-steps">
          {(['stay', 'tell', 'danger'] as const).map((step) => (
            <li key={step}>{t(`alert.steps.${step}`)}</li>
          ))}
        </ol>
        <p className="fine-print">{t('alert.stepsNote')}</p>
      </Notice>
      {isWriting && <FollowUpDialog elder={elder} about={about} onClose={() => setWriting(false)} />}
    </>
  )
}

function FollowUpDialog({
  elder,
  about,
  onClose,
}: {
  readonly elder: string
  readonly about: string
  readonly onClose: () => void
}) {
  const { t } = useTranslation('instruments')
  const person = usePerson()
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const attempt = useAttempt<ReturnType<typeof recordFollowUp>>()
  const [done, setDone] = useState<readonly FollowUpDeed[]>([])
  const [note, setNote] = useState('')
  const write = async () => {
    const by = { staff: person.staff, name: person.name }
    const made = attempt([about, done, note], () => recordFollowUp({ about, done: [...done], note }, by, elder, act()))
    const isSaved = made.ok
      ? await save([made.value as Document])
      : made.error[0] !== undefined && (await save(made.error[0]))
    if (isSaved) onClose()
  }
  return (
    <ConfirmDialog
      title={t('alert.writeTitle')}
      confirm={t('alert.save')}
      busy={busy}
      wide
      onConfirm={() => void write()}
      onClose={onClose}
    >
      <div className="stack">
        <ChoicesField
          label={t('alert.done')}
          required
          columns={2}
          choices={followUpDeeds.map((deed) => ({ value: deed, label: t(`alert.deed.${deed}`) }))}
          value={done}
          onChange={setDone}
        />
        <TextAreaField
          label={t('alert.note')}
          hint={t('alert.noteHint')}
          value={note}
          maxLength={500}
          onChange={setNote}
        />
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
      </div>
    </ConfirmDialog>
  )
}
