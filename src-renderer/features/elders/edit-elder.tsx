/** Editing a record: the same form; only fields that changed are written, and which ones is logged (never their values). */
import './elders.css'
import { useTranslation } from 'react-i18next'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { mayKeepChannel } from '../../../src-domain/elders/elder-rules.ts'
import { useFormat } from '../../i18n/format.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { AntdTheme } from '../../ui/antd-theme.tsx'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Page } from '../../ui/page.tsx'
import { changeDraft, errorsByField } from './draft.ts'
import { DuplicatesPanel, StillLooking } from './duplicates-panel.tsx'
import { ElderForm } from './elder-form.tsx'
import { FormRefusals, saveUnlessUnread, WrongCount } from './form-errors.tsx'
import { RecordGate } from './record-gate.tsx'
import { useEdit } from './use-edit.ts'

export type EditElderProps = {
  readonly id: string
  readonly onDone: () => void
  /** Another record that may be the same person. */
  readonly onOpen: (id: string) => void
}

export function EditElder({ id, onDone, onOpen }: EditElderProps) {
  return (
    <RecordGate id={id} permission="editElder" part="edit" onBack={onDone}>
      {(elder) => <EditForm key={elder.id} elder={elder} onDone={onDone} onOpen={onOpen} />}
    </RecordGate>
  )
}

function EditForm({ elder, onDone, onOpen }: Omit<EditElderProps, 'id'> & { readonly elder: Elder }) {
  const { t } = useTranslation('elders')
  const { t: ui } = useTranslation('ui')
  const format = useFormat()
  const refusalText = useRefusalText()
  const { isKept, draft, setDraft, today, tried, wrong, busy, refusals, save, duplicates, isSettled, settle } = useEdit(
    elder,
    onDone,
  )
  return (
    <AntdTheme face="staff">
      <Page title={format.labelled(t('edit'), elder.body.name)}>
        {isKept && <Notice tone="green" title={ui('unsaved.kept')} />}
        <DuplicatesPanel duplicates={duplicates} isSettled={isSettled} onSettle={settle} onOpen={onOpen} />
        <ElderForm
          draft={draft}
          onDraft={setDraft}
          change={(changes) => setDraft((now) => changeDraft(now, changes))}
          error={errorsByField(tried ? wrong : [], refusalText)}
          today={today}
          mayAskChannel={mayKeepChannel(elder)}
        />
        <div className="form-actions">
          <FormRefusals refusals={refusals} />
          <WrongCount count={tried ? wrong.length : 0} />
          <StillLooking duplicates={duplicates} />
          <Button onPress={onDone}>{ui('cancel')}</Button>
          <Button
            kind="primary"
            busy={busy}
            disabled={duplicates === undefined}
            onPress={() => void saveUnlessUnread(save)}
          >
            {t('form.saveChanges')}
          </Button>
        </div>
      </Page>
    </AntdTheme>
  )
}
