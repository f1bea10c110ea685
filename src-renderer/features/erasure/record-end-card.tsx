/** What may become of a record nobody needs any more: put away, where an edit brings it back, or erased for good. */
import { Archive, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import { archiveReasons } from '../../../src-domain/elders/elder-codes.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isArchived } from '../../../src-domain/elders/elder-rules.ts'
import { type Act, editDocument } from '../../../src-domain/shared/document.ts'
import { instantOf } from '../../../src-domain/shared/instant.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { ConfirmDialog } from '../../ui/dialog.tsx'
import { ChoiceField } from '../../ui/fields.tsx'
import { Card } from '../../ui/page.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import './erasure.css'

type ArchiveReason = (typeof archiveReasons)[number]

export function RecordEndCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('erasure')
  const { role } = usePerson()
  const [asking, setAsking] = useState<'archive' | 'erase' | undefined>()
  const close = () => setAsking(undefined)
  const { busy, refusals, save } = useSave()
  const act = useAct()
  const refusalText = useRefusalText()
  const isAway = isArchived(elder)
  const setArchived = async (reason: ArchiveReason | undefined) => {
    const now = act()
    const audit = recordAudit({ action: 'change', subject: elder.id, parts: ['archived'] }, now, elder.id)
    if (await save([changed(elder, reason, now), audit])) close()
  }
  return (
    <Card icon={Archive} title={t('end.title')}>
      <div className="record-end">
        <div>
          <p>{t(isAway ? 'end.archivedText' : 'end.archiveText')}</p>
          {may(role, 'archiveElder') && (
            <Button
              icon={Archive}
              busy={busy}
              onPress={() => (isAway ? void setArchived(undefined) : setAsking('archive'))}
            >
              {t(isAway ? 'end.bringBack' : 'end.archive')}
            </Button>
          )}
        </div>
        <div>
          <p>{t('end.eraseText')}</p>
          {may(role, 'eraseElder') && (
            <Button icon={Trash2} onPress={() => setAsking('erase')}>
              {t('end.erase')}
            </Button>
          )}
        </div>
        {!may(role, 'eraseElder') && <p className="quiet">{t('end.administrator')}</p>}
        {refusals.map((refusal) => (
          <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
        ))}
      </div>
      {asking === 'archive' && (
        <ArchiveDialog busy={busy} onClose={close} onConfirm={(reason) => void setArchived(reason)} />
      )}
      {asking === 'erase' && <EraseDialog elder={elder} onClose={close} />}
    </Card>
  )
}

const changed = (elder: Elder, reason: ArchiveReason | undefined, now: Act): Elder =>
  reason === undefined
    ? (editDocument<Readonly<Record<string, unknown>>>(elder, { archived: undefined }, now) as Elder)
    : editDocument(elder, { archived: { reason, at: instantOf(now.now) } }, now)

function ArchiveDialog({
  busy,
  onConfirm,
  onClose,
}: {
  readonly busy: boolean
  readonly onConfirm: (reason: ArchiveReason) => void
  readonly onClose: () => void
}) {
  const { t } = useTranslation(['erasure', 'elders'])
  const [reason, setReason] = useState<ArchiveReason | undefined>()
  return (
    <ConfirmDialog
      title={t('archive.title')}
      confirm={t('archive.confirm')}
      busy={busy}
      disabled={reason === undefined}
      onClose={onClose}
      onConfirm={() => reason !== undefined && onConfirm(reason)}
    >
      <p>{t('archive.text')}</p>
      <ChoiceField
        label={t('archive.reason')}
        value={reason}
        onChange={setReason}
        choices={archiveReasons.map((value) => ({ value, label: t(`elders:code.archived.${value}`) }))}
      />
    </ConfirmDialog>
  )
}
