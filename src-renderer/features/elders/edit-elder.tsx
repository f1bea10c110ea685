/** Editing a record: the same form; only fields that changed are written, and which ones is logged (never their values). */
import './elders.css'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Elder, ElderBody } from '../../../src-domain/elders/elder.ts'
import { tidyDraft, validateRegistration } from '../../../src-domain/elders/elder-rules.ts'
import { isSame } from '../../../src-domain/shared/canonical.ts'
import { editDocument } from '../../../src-domain/shared/document.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { useToday } from '../../replica/use-today.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Page } from '../../ui/page.tsx'
import { changeDraft, draftOf, errorsByField } from './draft.ts'
import { ElderForm } from './elder-form.tsx'
import { FormRefusals, showFirstError, WrongCount } from './form-errors.tsx'
import { RecordGate } from './record-gate.tsx'

export function EditElder({ id, onDone }: { readonly id: string; readonly onDone: () => void }) {
  return (
    <RecordGate id={id} permission="editElder" part="edit" onBack={onDone}>
      {(elder) => <EditForm elder={elder} onDone={onDone} />}
    </RecordGate>
  )
}

function EditForm({ elder, onDone }: { readonly elder: Elder; readonly onDone: () => void }) {
  const { t } = useTranslation('elders')
  const { t: ui } = useTranslation('ui')
  const refusalText = useRefusalText()
  const act = useAct()
  const today = useToday()
  // What the form began with: a change that arrives meanwhile from another kiosk is not undone by saving.
  const [began] = useState(() => draftOf(elder.body))
  const [draft, setDraft] = useState(began)
  const [tried, setTried] = useState(false)
  const { busy, refusals, save: store } = useSave()
  const wrong = validateRegistration(draft, today)
  const save = async () => {
    setTried(true)
    if (wrong.length > 0) return showFirstError()
    const changes = changesBetween(began, tidyDraft(draft))
    const fields = Object.keys(changes)
    if (fields.length === 0) return onDone()
    const now = act()
    const audit = recordAudit({ action: 'change', subject: elder.id, parts: fields }, now, elder.id)
    if (await store([editDocument(elder, changes, now), audit])) onDone()
  }
  return (
    <AntdTheme face="staff">
      <Page title={`${t('edit')}：${elder.body.name}`}>
        <ElderForm
          draft={draft}
          onDraft={setDraft}
          change={(changes) => setDraft((now) => changeDraft(now, changes))}
          error={errorsByField(tried ? wrong : [], refusalText)}
          today={today}
        />
        <div className="form-actions">
          <FormRefusals refusals={refusals} />
          <WrongCount count={tried ? wrong.length : 0} />
          <Button onPress={onDone}>{ui('cancel')}</Button>
          <Button kind="primary" busy={busy} onPress={() => void save()}>
            {t('form.saveChanges')}
          </Button>
        </div>
      </Page>
    </AntdTheme>
  )
}

/** Fields that differ; `undefined` removes one. */
function changesBetween(before: Partial<ElderBody>, after: Partial<ElderBody>): Partial<ElderBody> {
  const changes: Record<string, unknown> = {}
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    const value = after[field as keyof ElderBody]
    if (!isSame(before[field as keyof ElderBody], value)) changes[field] = value
  }
  return changes as Partial<ElderBody>
}
