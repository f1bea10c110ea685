/** What may become of a record nobody needs any more: put away, where an edit brings it back, or erased for good. */
import { Archive, ArchiveRestore, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { recordAudit } from '../../../src-domain/activity/audit.ts'
import type { Elder } from '../../../src-domain/elders/elder.ts'
import { isArchived, isDeathInDoubt, isNotedDead } from '../../../src-domain/elders/elder-rules.ts'
import { endRecord } from '../../../src-domain/erasure/record-end.ts'
import type { Document } from '../../../src-domain/shared/document.ts'
import { may } from '../../../src-domain/staff/permissions.ts'
import { usePerson } from '../../host/host-context.ts'
import { useRefusalText } from '../../i18n/refusal-text.ts'
import { useAct } from '../../replica/use-act.ts'
import { useSave } from '../../replica/use-save.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/chip.tsx'
import { Card } from '../../ui/page.tsx'
import { BringBackDialog } from './bring-back-dialog.tsx'
import { EndDialog } from './end-dialog.tsx'
import { EraseDialog } from './erase-dialog.tsx'
import './erasure.css'

export function RecordEndCard({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('erasure')
  const { role } = usePerson()
  const [asking, setAsking] = useState<'end' | 'back' | 'erase' | undefined>()
  const close = () => setAsking(undefined)
  const isDead = isNotedDead(elder)
  const isAway = isArchived(elder) || isDead
  return (
    <Card icon={Archive} title={t('end.title')}>
      <div className="record-end">
        <div>
          <p>{t(!isAway ? 'end.archiveText' : isDead ? 'end.deadText' : 'end.archivedText')}</p>
          {may(role, 'archiveElder') && (
            <div className="row">
              {isDeathInDoubt(elder) && <StillTrue elder={elder} />}
              {isAway ? (
                <Button icon={ArchiveRestore} onPress={() => setAsking('back')}>
                  {t(isDead ? 'end.notDead' : 'end.bringBack')}
                </Button>
              ) : (
                <Button icon={Archive} onPress={() => setAsking('end')}>
                  {t('end.archive')}
                </Button>
              )}
            </div>
          )}
        </div>
        <div>
          <p>{t(isDead ? 'end.eraseDeadText' : 'end.eraseText')}</p>
          {may(role, 'eraseElder') && (
            <Button icon={Trash2} onPress={() => setAsking('erase')}>
              {t('end.erase')}
            </Button>
          )}
        </div>
        {!may(role, 'eraseElder') && <p className="quiet">{t('end.administrator')}</p>}
      </div>
      {asking === 'end' && <EndDialog elder={elder} onClose={close} />}
      {asking === 'back' && <BringBackDialog elder={elder} onClose={close} />}
      {asking === 'erase' && <EraseDialog elder={elder} onClose={close} />}
    </Card>
  )
}

/** The record was edited after the death was noted; somebody asked, and it is true: said again, it is later than the edit. */
function StillTrue({ elder }: { readonly elder: Elder }) {
  const { t } = useTranslation('erasure')
  const act = useAct()
  const refusalText = useRefusalText()
  const { busy, refusals, save } = useSave()
  const { archived } = elder.body
  if (archived === undefined) return null
  const confirm = async () => {
    const now = act()
    const { at: _before, ...end } = archived
    const audit = recordAudit({ action: 'change', subject: elder.id, parts: ['archived'] }, now, elder.id)
    await save([endRecord(elder, end, now) as Document, audit as Document])
  }
  return (
    <>
      <Button icon={Archive} busy={busy} onPress={() => void confirm()}>
        {t('end.stillTrue')}
      </Button>
      {refusals.map((refusal) => (
        <Notice key={refusal.code} tone="red" urgent title={refusalText(refusal)} />
      ))}
    </>
  )
}
